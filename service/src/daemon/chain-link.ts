/**
 * A process's connection to the chain, which outlives the node: until one answers it is tried again and again, and what
 * needs the chain waits, or is told that it is away.
 */

import { abortable, sleep } from '../abort.js'
import { ChainAPI, type ChainClient, type ConnectOptions, connectChain, type Signer } from '../chain/index.js'
import { isDatdotError } from '../errors.js'
import type { Logger } from '../log.js'
import { daemonError } from './errors.js'

export interface LinkOptions {
  readonly url: string
  /** Of the account that sends; nothing for who only reads. */
  readonly signer?: Signer
  readonly log: Logger
  /** How it connects; default `connectChain`. */
  readonly connect?: (options: ConnectOptions, signal: AbortSignal) => Promise<ChainClient>
}

const FIRST_RETRY_MS = 1_000
const LAST_RETRY_MS = 30_000
/** Longest without a connection that is a moment, which questions wait out: after it the node is away. */
const MOMENT_MS = 5_000

export class ChainLink {
  readonly #options: LinkOptions
  readonly #closing = new AbortController()
  readonly #waiting = new Set<() => void>()
  #api: ChainAPI | undefined
  #why: Error | undefined
  #seenAt = 0
  #running: Promise<void> | undefined

  constructor(options: LinkOptions) {
    this.#options = options
  }

  start(): void {
    this.#running ??= this.#run()
  }

  /** The chain now. @throws DAEMON_NODE_AWAY */
  now(): ChainAPI {
    const api = this.#api
    if (api === undefined || isAway(api.client)) throw this.#away()
    return api
  }

  /** The chain, as soon as a node answers. */
  async wait(signal?: AbortSignal): Promise<ChainAPI> {
    for (;;) {
      const api = this.#api
      if (api !== undefined && api.client.failure === undefined) return api
      let wake = (): void => {}
      const woken = new Promise<void>((resolve) => {
        wake = resolve
        this.#waiting.add(wake)
      })
      await abortable(woken, signal).finally(() => this.#waiting.delete(wake))
    }
  }

  /** Resolves when this chain's connection has ended for good: another one may come by `wait`. */
  ended(chain: ChainAPI, signal: AbortSignal): Promise<void> {
    return ended(chain.client, signal)
  }

  /** When the last new block was seen, Unix milliseconds; 0 if none was. */
  get seenAt(): number {
    return this.#seenAt
  }

  /** Why there is no chain at present; nothing if there is one. */
  get trouble(): Error | undefined {
    return this.#api === undefined || isAway(this.#api.client) ? this.#away() : undefined
  }

  #away(): Error {
    const { url } = this.#options
    const why = this.#api === undefined ? this.#why : this.#api.client.failure
    // What a person has to do something about says so itself.
    if (isDatdotError(why) && !isDatdotError(why, 'CHAIN_UNREACHABLE')) return why
    const otherwise =
      this.#api === undefined ? `no node at ${url} has answered yet` : `the connection to ${url} is lost`
    return daemonError('DAEMON_NODE_AWAY', { why: why?.message ?? otherwise })
  }

  async close(): Promise<void> {
    this.#closing.abort()
    await this.#running?.catch(() => {})
    await this.#api?.client.close()
  }

  async #run(): Promise<void> {
    const { signal } = this.#closing
    while (!signal.aborted) {
      const api = await this.#connect()
      if (api === undefined) return
      this.#api = api
      api.client.heads.each('best', () => {
        this.#seenAt = Date.now()
      })
      for (const wake of this.#waiting) wake()
      // The client finds lost nodes again by itself; when it ends, a person has to do something, and may have.
      await ended(api.client, signal)
      await sleep(LAST_RETRY_MS, signal).catch(() => {})
    }
  }

  async #connect(): Promise<ChainAPI | undefined> {
    const { url, signer, log, connect = connectChain } = this.#options
    const { signal } = this.#closing
    for (let retry = FIRST_RETRY_MS; !signal.aborted; retry = Math.min(2 * retry, LAST_RETRY_MS)) {
      try {
        return new ChainAPI(await connect({ url, log }, signal), signer)
      } catch (error) {
        if (signal.aborted) return undefined
        this.#why = error as Error
        log.warn({ retryMs: retry }, `no chain: ${(error as Error).message}`)
      }
      await sleep(retry, signal).catch(() => {})
    }
    return undefined
  }
}

function isAway({ failure, awaySince }: Pick<ChainClient, 'failure' | 'awaySince'>): boolean {
  return failure !== undefined || (awaySince !== undefined && Date.now() - awaySince > MOMENT_MS)
}

/** Resolves when the client has stopped for good, or the signal fires. */
async function ended(client: ChainClient, signal: AbortSignal): Promise<void> {
  await client.heads.until('best', () => false, signal).catch(() => {})
}
