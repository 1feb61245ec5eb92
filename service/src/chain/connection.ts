/** One connection to a node: opened once, never mended. `client.ts` replaces it by another. */

import { ApiPromise, WsProvider } from '@polkadot/api'
import type { ApiOptions } from '@polkadot/api/types'
import { abortable } from '../abort.js'
import { type HeaderJson, headerHash } from './codec/header.js'
import { sameBytes } from './codec/wire.js'
import { chainError } from './errors.js'
import type {} from './generated/augment-api.js'
import { Loss } from './loss.js'
import { quieten } from './quiet.js'
import { checkRuntime, type RuntimeVersion } from './runtime-version.js'
import type { Block, Digest } from './types.js'

export interface Head {
  readonly block: Block
  readonly hash: Digest
}

export interface ConnectionOptions {
  readonly url: string
  /** Genesis hash that the chain must have. */
  readonly genesis?: Digest | undefined
  readonly requestTimeoutMs: number
}

/** Transaction extensions that polkadot.js does not know and that add nothing to what is signed. */
const EXTENSIONS = { AuthorizeCall: { extrinsic: {}, payload: {} } }

const SUBSCRIPTIONS = {
  best: ['chain_newHead', 'chain_subscribeNewHeads'],
  finalised: ['chain_finalizedHead', 'chain_subscribeFinalizedHeads']
} as const

export class Connection {
  readonly api: ApiPromise
  /** Rejects with CHAIN_CONNECTION_LOST when the connection ends, for whatever reason. */
  readonly lost: Promise<never>
  readonly #provider: WsProvider
  /** Of the runtime that this connection speaks. */
  readonly specVersion: number
  /** The same for whoever waits: a reaction to `lost` stays in memory as long as the connection. */
  readonly loss = new Loss()

  private constructor(api: ApiPromise, provider: WsProvider, lost: Promise<never>) {
    this.api = api
    this.#provider = provider
    this.specVersion = api.runtimeVersion.specVersion.toNumber()
    this.lost = lost
    lost.catch((error: Error) => this.loss.end(error))
  }

  /** @throws CHAIN_URL_INVALID, CHAIN_UNREACHABLE, CHAIN_WRONG_GENESIS, CHAIN_WITHOUT_MARKET, CHAIN_RUNTIME_UNKNOWN */
  static async open(options: ConnectionOptions, signal?: AbortSignal): Promise<Connection> {
    quieten()
    const { url, requestTimeoutMs } = options
    const provider = providerOf(url, requestTimeoutMs)
    const ended = failureOf(provider, url)
    try {
      await abortable(Promise.race([socket(provider), ended]), signal)
      const api = new ApiPromise({
        // polkadot.js's own types disagree on whether an option that is left out may be `undefined`.
        provider: provider as NonNullable<ApiOptions['provider']>,
        noInitWarn: true,
        throwOnConnect: true,
        signedExtensions: EXTENSIONS
      })
      await abortable(Promise.race([api.isReadyOrError, ended]), signal)
      checkChain(api, options)
      return new Connection(api, provider, lossOf(provider))
    } catch (error) {
      await provider.disconnect().catch(() => {})
      throw error
    }
  }

  get alive(): boolean {
    return this.loss.error === undefined
  }

  get genesis(): Digest {
    return this.api.genesisHash.toU8a()
  }

  /** The chain's interval of blocks in milliseconds, as the market has it: whatever makes the blocks. */
  get blockTimeMs(): number {
    return this.api.consts.datdot.secondsPerBlock.toNumber() * 1_000
  }

  /** Follows best or finalised heads as long as the connection lasts. */
  async followHeads(kind: keyof typeof SUBSCRIPTIONS, onHead: (head: Head) => void): Promise<void> {
    const [type, method] = SUBSCRIPTIONS[kind]
    await this.subscribe(type, method, [], (header) => onHead(headOf(header as HeaderJson)))
  }

  /** Calls `onUpgrade` when the best block has another runtime than the one that this connection was opened with. */
  async followRuntime(onUpgrade: (version: RuntimeVersion) => void): Promise<void> {
    await this.subscribe('state_runtimeVersion', 'state_subscribeRuntimeVersion', [], (update) => {
      const version = update as RuntimeVersion
      if (version.specVersion !== this.specVersion) onUpgrade(version)
    })
  }

  /** A subscription of the node's JSON-RPC: what it sends is passed on as it is. Returns its id. */
  async subscribe(
    type: string,
    method: string,
    params: unknown[],
    onUpdate: (update: unknown) => void
  ): Promise<number | string> {
    return this.#provider.subscribe(type, method, params, (error, update) => {
      if (!error) onUpdate(update)
    })
  }

  /** Ends a subscription, and forgets whom it told. */
  unsubscribe(type: string, method: string, id: number | string): void {
    this.#provider.unsubscribe(type, method, id).catch(() => {})
  }

  /** A request of the node's JSON-RPC; the answer is passed on as it is. */
  request<T>(method: string, ...params: unknown[]): Promise<T> {
    return this.#provider.send<T>(method, params)
  }

  /** Resolves when the connection has ended; may be called again. */
  async close(): Promise<void> {
    this.api.disconnect().catch(() => {})
    await this.lost.catch(() => {})
  }
}

function headOf(header: HeaderJson): Head {
  return { block: Number(header.number), hash: headerHash(header) }
}

function providerOf(url: string, requestTimeoutMs: number): WsProvider {
  if (!/^wss?:\/\/[^\s/]/.test(url)) throw chainError('CHAIN_URL_INVALID', { url })
  // No reconnecting of its own: it can lose subscriptions silently. No cache: several connections in a row.
  return new WsProvider(url, false, {}, requestTimeoutMs)
}

function socket(provider: WsProvider): Promise<void> {
  return new Promise((resolve, reject) => {
    provider.on('connected', () => resolve())
    provider.connect().catch(reject)
  })
}

/** Rejects when the connection fails before it is of any use. */
function failureOf(provider: WsProvider, url: string): Promise<never> {
  const failure = new Promise<never>((_, reject) => {
    const fail = (why: string) => reject(chainError('CHAIN_UNREACHABLE', { url, why }))
    provider.on('error', (event: unknown) => fail(reasonOf(event)))
    provider.on('disconnected', () => fail('it hung up'))
  })
  failure.catch(() => {})
  return failure
}

function lossOf(provider: WsProvider): Promise<never> {
  const loss = new Promise<never>((_, reject) => {
    const why = 'the node hung up, or its blocks stopped coming'
    provider.on('disconnected', () => reject(chainError('CHAIN_CONNECTION_LOST', { why })))
  })
  loss.catch(() => {})
  return loss
}

function checkChain(api: ApiPromise, { url, genesis }: ConnectionOptions): void {
  if (genesis !== undefined && !sameBytes(genesis, api.genesisHash.toU8a())) {
    const expected = `0x${Buffer.from(genesis).toString('hex')}`
    throw chainError('CHAIN_WRONG_GENESIS', { url, found: api.genesisHash.toHex(), expected })
  }
  checkRuntime({
    specName: api.runtimeVersion.specName.toString(),
    specVersion: api.runtimeVersion.specVersion.toNumber(),
    transactionVersion: api.runtimeVersion.transactionVersion.toNumber(),
    apis: api.runtimeVersion.apis.map(([id, version]) => [id.toHex(), version.toNumber()])
  })
}

function reasonOf(event: unknown): string {
  const { message, error } = (event ?? {}) as { message?: string; error?: { code?: string } }
  return message || error?.code || 'it does not accept connections'
}
