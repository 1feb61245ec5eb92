/** What a command works with: settings, output, log, a signal that Ctrl-C fires, and what it opened, closed in the end. */

import { join } from 'node:path'
import { AccountKeyring, type AccountKeys, type Generations } from '../api/index.js'
import { ChainAPI, connectChain, Signer } from '../chain/index.js'
import { openPeer } from '../daemon/providing.js'
import type { HypercorePeer } from '../hyper/index.js'
import type { Limits } from '../limits/index.js'
import { createLogger, type Logger } from '../log.js'
import { startLimits } from './limit-settings.js'
import { createOutput, type Output } from './output.js'
import { readSecret } from './secrets.js'
import { type FlagValues, loadSettings, type Settings } from './settings.js'

export class Session {
  readonly settings: Settings
  readonly output: Output
  readonly log: Logger
  /** Fires with the first Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal
  /** The account's keys. */
  readonly keyring = new AccountKeyring(() => readSecret(this.settings, this.signal))
  readonly #stop = new AbortController()
  readonly #closers: (() => unknown)[] = []
  readonly #closing = new AbortController()
  #chain: Promise<ChainAPI> | undefined
  #limits: Promise<Limits> | undefined

  constructor(flags: FlagValues & { readonly json?: boolean }, env: NodeJS.ProcessEnv = process.env) {
    this.output = createOutput(flags.json === true)
    this.settings = loadSettings(flags, env)
    const { logLevel, logFormat } = this.settings
    this.log = createLogger({ level: logLevel, pretty: logFormat === 'text' && process.stderr.isTTY === true })
    this.signal = this.#stop.signal
    const onSignal = (): void => this.#stop.abort(new Stopped())
    for (const name of ['SIGINT', 'SIGTERM'] as const) {
      process.once(name, onSignal)
      this.#closers.push(() => process.off(name, onSignal))
    }
  }

  /** Has `close` called when the command ends; last opened, first closed. */
  defer<T>(opened: T, close: (opened: T) => unknown): T {
    this.#closers.push(() => close(opened))
    return opened
  }

  /** The account's keys of these generations, by default the first. */
  accountKeys(generations?: Generations): Promise<AccountKeys> {
    return this.keyring.keys(generations)
  }

  /** The account's keys that act: those that the chain has, or the first ones of an account that is not registered. */
  async actingKeys(): Promise<AccountKeys> {
    return this.keyring.acting(await this.openChain(), this.signal)
  }

  /** Which generations of the account's keys act; nothing if it is not registered. See `actingGenerations`. */
  async generations(): Promise<Generations | undefined> {
    return this.keyring.generations(await this.openChain(), this.signal)
  }

  /**
   * The chain as the account sees it; connects once.
   * @param patienceMs how long to wait for a node that is not there; default not at all
   * @throws CLI_SECRET_*, CHAIN_UNREACHABLE, CHAIN_*
   */
  openChain(patienceMs?: number): Promise<ChainAPI> {
    this.#chain ??= this.#connect(patienceMs)
    return this.#chain
  }

  /** The chain without an account, for commands that do without it too: nothing if no node answers. */
  async openChainToRead(): Promise<ChainAPI | undefined> {
    try {
      const either = AbortSignal.any([this.signal, this.#closing.signal])
      const client = await connectChain({ url: this.settings.rpc, log: this.log }, either)
      return new ChainAPI(this.defer(client, () => client.close()))
    } catch (error) {
      this.log.debug({ err: error }, 'no chain to ask')
      return undefined
    }
  }

  async #connect(patienceMs = 0): Promise<ChainAPI> {
    const signer = await Signer.fromSecret(await this.keyring.secret())
    const client = await connectChain({ url: this.settings.rpc, patienceMs, log: this.log }, this.signal)
    return new ChainAPI(
      this.defer(client, () => client.close()),
      signer
    )
  }

  /** What of the machine is given, from the first call on. */
  limits(): Promise<Limits> {
    this.#limits ??= startLimits(this.settings, this.log).then((started) =>
      this.defer(started, (limits) => limits.close())
    )
    return this.#limits
  }

  /**
   * A peer with a store of its own below HOME.
   * @param seed of its Noise key; default a new one every time: nobody has to dial it by name
   * @param listen whether others can dial it from the start
   */
  openPeer(store: string, seed?: Uint8Array, listen?: boolean): Promise<HypercorePeer> {
    return this.openPeerIn(join(this.settings.home, store), seed, listen)
  }

  async openPeerIn(folder: string, seed?: Uint8Array, listen?: boolean): Promise<HypercorePeer> {
    const { settings: network, log, signal } = this
    const limits = await this.limits()
    const peer = await openPeer({ folder, network, seed, listen, limits, log }, signal)
    return this.defer(peer, () => peer.close())
  }

  async close(): Promise<void> {
    this.#closing.abort(new Stopped())
    for (const close of this.#closers.splice(0).reverse()) await close()
  }
}

/** The reason of the signal after Ctrl-C. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
  constructor() {
    super('stopped')
  }
}

/** Resolves when the signal fires. */
export function stopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
