/**
 * The client of one chain: always one working connection, replaced when the node hangs up or its blocks stop coming.
 * Reading waits for the connection and is repeated if it breaks meanwhile.
 */

import type { ApiPromise } from '@polkadot/api'
import { abortable, sleep, withTimeout } from '../abort.js'
import { isDatdotError } from '../errors.js'
import { type Logger, silentLogger } from '../log.js'
import { Connection, type Head } from './connection.js'
import { chainError } from './errors.js'
import { FinalityWatch } from './finality-watch.js'
import { Heads } from './heads.js'
import type { Digest } from './types.js'
import { Watchdog } from './watchdog.js'

export interface ConnectOptions {
  /** `ws://host:port` or `wss://host:port`. */
  readonly url: string
  /** Genesis hash that the chain must have; default: that of the first connection. */
  readonly genesis?: Digest
  /** How long to wait for a node that is not there yet; default 0 s. */
  readonly patienceMs?: number
  /** Longest that one answer of the node may take; default 15 s. */
  readonly requestTimeoutMs?: number
  readonly log?: Logger
}

/** Blocks that may be missing before the connection is replaced. */
const MISSED_BLOCKS = 5
/** Waiting before the first attempt to connect again; doubles up to the last. */
const FIRST_RETRY_MS = 250
const LAST_RETRY_MS = 15_000

type State =
  | { readonly type: 'connected'; readonly connection: Connection }
  | { readonly type: 'connecting'; readonly since: number; readonly connection: Promise<Connection> }
  | { readonly type: 'closed'; readonly error: Error }

/**
 * Connects to a node.
 * @throws CHAIN_URL_INVALID, CHAIN_UNREACHABLE, CHAIN_WRONG_GENESIS, CHAIN_WITHOUT_MARKET, CHAIN_RUNTIME_UNKNOWN
 */
export async function connectChain(options: ConnectOptions, signal?: AbortSignal): Promise<ChainClient> {
  const { url, genesis, patienceMs = 0, requestTimeoutMs = 15_000 } = options
  const until = Date.now() + patienceMs
  for (let retry = FIRST_RETRY_MS; ; retry = Math.min(2 * retry, LAST_RETRY_MS)) {
    try {
      const connection = await openWithin(requestTimeoutMs, { url, genesis, requestTimeoutMs }, signal)
      return new ChainClient(connection, { ...options, requestTimeoutMs })
    } catch (error) {
      if (!isDatdotError(error, 'CHAIN_UNREACHABLE') || Date.now() + retry > until) throw error
      options.log?.warn({ retryMs: retry }, `waiting for the node: ${error.message}`)
    }
    await sleep(retry, signal)
  }
}

export class ChainClient {
  readonly genesis: Digest
  readonly url: string
  /** The chain's own interval of blocks. */
  readonly blockTimeMs: number
  readonly log: Logger
  /** New best and finalised blocks. @internal */
  readonly heads: Heads
  readonly #requestTimeoutMs: number
  readonly #watchdog: Watchdog
  readonly #finality: FinalityWatch
  readonly #closing = new AbortController()
  #state: State

  /** @internal use `connectChain` */
  constructor(connection: Connection, options: ConnectOptions & { requestTimeoutMs: number }) {
    this.genesis = connection.genesis
    this.url = options.url
    this.blockTimeMs = connection.blockTimeMs
    this.log = (options.log ?? silentLogger()).child({ part: 'chain' })
    this.heads = new Heads(this.log)
    this.#finality = new FinalityWatch(this.log)
    this.#requestTimeoutMs = options.requestTimeoutMs
    this.#watchdog = new Watchdog(MISSED_BLOCKS * this.blockTimeMs)
    this.#state = { type: 'connected', connection }
    this.#use(connection)
  }

  /** Why the client stopped for good, if it did. */
  get failure(): Error | undefined {
    return this.#state.type === 'closed' ? this.#state.error : undefined
  }

  /** Since when there is no connection, Unix milliseconds; nothing if there is one, or never will be again. */
  get awaySince(): number | undefined {
    return this.#state.type === 'connecting' ? this.#state.since : undefined
  }

  /** The connection in use; waits until there is one. @internal */
  async connection(signal?: AbortSignal): Promise<Connection> {
    const state = this.#state
    if (state.type === 'closed') throw state.error
    if (state.type === 'connected') return state.connection
    return abortable(state.connection, signal)
  }

  /**
   * What `ask` reads from the node. It may be asked again on another connection, so it must not change anything.
   * @throws CHAIN_TIMEOUT, CHAIN_REQUEST_FAILED, CHAIN_CLIENT_CLOSED, and what `ask` throws with a code of its own
   * @internal
   */
  async read<T>(ask: (api: ApiPromise, connection: Connection) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const timeout = AbortSignal.timeout(this.#requestTimeoutMs)
    const both = signal === undefined ? timeout : AbortSignal.any([timeout, signal])
    for (;;) {
      let connection: Connection | undefined
      try {
        connection = await this.connection(both)
        return await abortable(connection.loss.race(ask(connection.api, connection)), both)
      } catch (error) {
        if (signal?.aborted) throw signal.reason
        if (timeout.aborted) throw chainError('CHAIN_TIMEOUT', { seconds: this.#requestTimeoutMs / 1000 }, error)
        if (connection !== undefined && !connection.alive) continue
        if (isDatdotError(error)) throw error
        throw chainError('CHAIN_REQUEST_FAILED', { why: messageOf(error) }, error)
      }
    }
  }

  /** Ends everything; may be called again. */
  async close(): Promise<void> {
    const { type, connection } = { connection: undefined, ...this.#state }
    this.#end(chainError('CHAIN_CLIENT_CLOSED'))
    if (type === 'connected') await connection.close()
    else await connection?.catch(() => {})
  }

  #use(connection: Connection): void {
    this.#watchdog.start(() => {
      this.log.warn(
        { seconds: this.#watchdog.patienceMs / 1_000 },
        'the node has no new block: connecting again. Nothing is lost meanwhile; if it goes on, see in its log whether it reaches other nodes'
      )
      void connection.close()
    })
    const follow = async (kind: 'best' | 'finalised') =>
      connection.followHeads(kind, (head: Head) => {
        if (kind === 'best') this.#watchdog.feed()
        this.#finality.see(kind, head)
        this.heads.push(kind, head)
      })
    // Types come with the runtime: a new connection learns those of the new one, and says if it does not know them.
    const followRuntime = () =>
      connection.followRuntime(({ specVersion }) => {
        this.log.info({ specVersion }, 'the chain has a new runtime, connecting again')
        void connection.close()
      })
    Promise.all([follow('best'), follow('finalised'), followRuntime()]).catch(() => void connection.close())
    connection.lost.catch(() => this.#replace())
  }

  #replace(): void {
    this.#watchdog.stop()
    if (this.#state.type === 'closed') return
    const next = this.#connectAgain()
    this.#state = { type: 'connecting', since: Date.now(), connection: next }
    next.then(
      (connection) => {
        if (this.#state.type === 'closed') return void connection.close()
        this.#state = { type: 'connected', connection }
        this.log.info('connected again')
        this.#use(connection)
      },
      (error: Error) => this.#end(error)
    )
  }

  async #connectAgain(): Promise<Connection> {
    const { signal } = this.#closing
    const options = { url: this.url, genesis: this.genesis, requestTimeoutMs: this.#requestTimeoutMs }
    for (let retry = FIRST_RETRY_MS; ; retry = Math.min(2 * retry, LAST_RETRY_MS)) {
      try {
        return await openWithin(this.#requestTimeoutMs, options, signal)
      } catch (error) {
        if (signal.aborted || !isDatdotError(error, 'CHAIN_UNREACHABLE')) throw error
        this.log.warn({ retryMs: retry }, `waiting for the node: ${error.message}`)
      }
      await sleep(retry, signal)
    }
  }

  #end(error: Error): void {
    const before = this.#state
    if (before.type === 'closed') return
    this.#state = { type: 'closed', error }
    if (!isDatdotError(error, 'CHAIN_CLIENT_CLOSED'))
      this.log.error({ err: error }, 'the chain cannot be used any more')
    this.#watchdog.stop()
    this.#closing.abort(error)
    this.heads.end(error)
    if (before.type === 'connected') void before.connection.close()
  }
}

async function openWithin(
  ms: number,
  options: Parameters<typeof Connection.open>[0],
  signal?: AbortSignal
): Promise<Connection> {
  try {
    return await Connection.open(options, withTimeout(ms, signal))
  } catch (error) {
    if (signal?.aborted || isDatdotError(error)) throw error
    throw chainError('CHAIN_UNREACHABLE', { url: options.url, why: messageOf(error) }, error)
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
