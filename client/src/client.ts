/** Everything of this package as one object. */

import { daemonOf, type KeyInput, keyText } from './address.js'
import type { Asking } from './asking.js'
import { type AskingPage, consent } from './consent.js'
import { clientError } from './errors.js'
import { type Listing, list, type Reading, type ReadOptions, read } from './reading.js'
import { type Change, watch } from './watching.js'

export interface ClientOptions {
  /** Where the daemon is; default the one that serves this page, or `http://127.0.0.1:8787`. */
  readonly daemon?: string
  /** Default the page's own. */
  readonly fetch?: typeof fetch
  /** The page that asks for consent; default this one. */
  readonly page?: AskingPage
}

export interface HostingWish {
  readonly key: KeyInput
  /** How long to host. */
  readonly seconds: number
  /** Copies of everything; default what is usual. */
  readonly replicas?: number
}

export interface Hosted {
  /** Number of the plan on the chain. */
  readonly plan: string
  /** The most that it costs, planck. */
  readonly total: string
}

export interface TipWish {
  /** A key whose author is to have it. */
  readonly key: KeyInput
  /** Planck. */
  readonly amount: bigint
}

export interface Tipped {
  /** Account that has it. */
  readonly to: string
  /** Hash of the transaction, hex. */
  readonly hash: string
}

interface Globals {
  readonly location?: { readonly hostname: string; readonly port: string }
  readonly window?: AskingPage
}

export class DatdotClient {
  readonly daemon: string
  readonly #asking: Asking
  readonly #page: AskingPage | undefined

  constructor(options: ClientOptions = {}) {
    const { location, window } = globalThis as unknown as Globals
    this.daemon = options.daemon ?? daemonOf(location)
    // Called on its own, as browsers want it.
    this.#asking = { daemon: this.daemon, fetch: options.fetch ?? ((...given) => fetch(...given)) }
    this.#page = options.page ?? window
  }

  /** A file of a drive, or all of a plain hypercore: `read(key, '/video.mp4', { range: { start: 0, end: 1_000 } })`. */
  read(key: KeyInput, path = '/', options?: ReadOptions): Promise<Reading> {
    return read(this.#asking, key, path, options)
  }

  /** The names in a folder of a drive. */
  list(key: KeyInput, path = '/', options?: Omit<ReadOptions, 'range'>): Promise<Listing> {
    return list(this.#asking, key, path, options)
  }

  /** The present version, then each that comes: `for await (const { version } of client.watch(key)) …`. */
  watch(key: KeyInput, options: { readonly signal?: AbortSignal } = {}): AsyncGenerator<Change, void> {
    return watch(this.#asking, key, options.signal)
  }

  /** Asks the person to have a key hosted and to pay for it. Call it from a click. */
  async requestHosting(wish: HostingWish, options: { readonly signal?: AbortSignal } = {}): Promise<Hosted> {
    const { seconds, replicas } = wish
    const request = { type: 'hosting', key: keyText(wish.key), seconds, ...(replicas && { replicas }) } as const
    const { plan, total } = answerOf(await consent(this.#page, this.daemon, request, options.signal), ['plan', 'total'])
    return { plan, total }
  }

  /** Asks the person to give something to the author of a key. Call it from a click. */
  async tip({ key, amount }: TipWish, options: { readonly signal?: AbortSignal } = {}): Promise<Tipped> {
    const request = { type: 'tip', key: keyText(key), amount: String(amount) } as const
    const { to, hash } = answerOf(await consent(this.#page, this.daemon, request, options.signal), ['to', 'hash'])
    return { to, hash }
  }
}

function answerOf<Name extends string>(answer: unknown, names: readonly Name[]): Record<Name, string> {
  const fields = (answer ?? {}) as Record<string, unknown>
  if (names.some((name) => typeof fields[name] !== 'string')) throw clientError('CLIENT_ANSWER_UNKNOWN')
  return fields as Record<Name, string>
}
