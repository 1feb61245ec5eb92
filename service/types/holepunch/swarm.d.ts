/** How peers find one another, and channels over one connection. */

declare module 'hyperdht' {
  import type { EventEmitter } from 'node:events'
  import type { SwarmConnection } from 'hyperswarm'

  export interface DhtAddress {
    host: string
    port: number
  }

  export interface DhtOptions {
    bootstrap?: readonly DhtAddress[]
    host?: string
    port?: number
    ephemeral?: boolean
    firewalled?: boolean
    keyPair?: { publicKey: Uint8Array; secretKey: Uint8Array }
  }

  export default class HyperDHT extends EventEmitter {
    constructor(options?: DhtOptions)
    static keyPair(seed?: Uint8Array): { publicKey: Uint8Array; secretKey: Uint8Array }
    readonly bootstrapped: boolean
    address(): DhtAddress | null
    /** As other nodes see this one, if it is not firewalled and they agree. */
    remoteAddress(): DhtAddress | null
    /** Whether packets that were not asked for are kept out, as far as is known. */
    readonly firewalled: boolean
    /** Whether every other node sees this one by another port. */
    readonly randomized: boolean
    /** Nodes that are known. */
    toArray(): DhtAddress[]
    fullyBootstrapped(): Promise<void>
    /** Records of a peer, by the nodes that have them. */
    findPeer(publicKey: Uint8Array): AsyncIterable<object>
    connect(
      publicKey: Uint8Array,
      options?: { keyPair?: { publicKey: Uint8Array; secretKey: Uint8Array } }
    ): SwarmConnection
    destroy(options?: { force?: boolean }): Promise<void>
  }
}

declare module 'hyperdht/testnet.js' {
  import type HyperDHT from 'hyperdht'
  import type { DhtAddress } from 'hyperdht'

  export interface Testnet {
    readonly nodes: HyperDHT[]
    readonly bootstrap: DhtAddress[]
    destroy(): Promise<void>
  }
  export default function createTestnet(size?: number, options?: { host?: string; port?: number }): Promise<Testnet>
}

declare module 'hyperswarm' {
  import type { EventEmitter } from 'node:events'
  import type { Duplex } from 'node:stream'
  import type HyperDHT from 'hyperdht'

  export interface SwarmConnection extends Duplex {
    readonly remotePublicKey: Uint8Array
    readonly publicKey: Uint8Array
    readonly isInitiator: boolean
    readonly destroyed: boolean
    readonly rawStream: Duplex & {
      readonly remoteHost: string | null
      /** Bytes so far, also after its end. */
      readonly bytesTransmitted: number
      readonly bytesReceived: number
    }
    /** The frame that is being received. */
    readonly _message: Uint8Array | null
    /** Encrypts what is to be sent and sends it; `done` is called when there may be more. */
    _write(bytes: Uint8Array, done: (error: Error | null) => void): void
    userData: object | null
  }

  export interface Discovery {
    flushed(): Promise<void>
    refresh(options: { server?: boolean; client?: boolean }): Promise<void>
    destroy(): Promise<void>
  }

  export interface SwarmOptions {
    seed?: Uint8Array
    keyPair?: { publicKey: Uint8Array; secretKey: Uint8Array }
    dht?: HyperDHT
    maxPeers?: number
    maxClientConnections?: number
    /** Told what a peer says of itself in its handshake. */
    firewall?: (remotePublicKey: Uint8Array, payload: object | null) => boolean
  }

  export default class Hyperswarm extends EventEmitter {
    constructor(options?: SwarmOptions)
    readonly keyPair: { publicKey: Uint8Array; secretKey: Uint8Array }
    readonly connections: Set<SwarmConnection>
    readonly dht: HyperDHT
    listen(): Promise<void>
    join(topic: Uint8Array, options?: { server?: boolean; client?: boolean; limit?: number }): Discovery
    leave(topic: Uint8Array): Promise<void>
    joinPeer(publicKey: Uint8Array): void
    leavePeer(publicKey: Uint8Array): void
    flush(): Promise<boolean>
    destroy(options?: { force?: boolean }): Promise<void>
  }
}

declare module 'protomux' {
  export interface Encoding<T> {
    preencode(state: { start: number; end: number; buffer: Uint8Array | null }, value: T): void
    encode(state: { start: number; end: number; buffer: Uint8Array | null }, value: T): void
    decode(state: { start: number; end: number; buffer: Uint8Array | null }): T
  }

  export interface MessageHandle<T> {
    send(message: T): boolean
  }

  export interface Channel {
    readonly opened: boolean
    readonly closed: boolean
    open(handshake?: unknown): void
    close(): void
    addMessage<T>(options: {
      encoding: Encoding<T>
      autoBatch?: boolean
      onmessage?: (message: T, channel: Channel) => void
    }): MessageHandle<T>
  }

  export interface ChannelOptions<H> {
    protocol: string
    id?: Uint8Array | null
    unique?: boolean
    handshake?: Encoding<H> | null
    onopen?: (handshake: H, channel: Channel) => void
    onclose?: (isRemote: boolean, channel: Channel) => void
    ondestroy?: (channel: Channel) => void
    ondrain?: (channel: Channel) => void
  }

  export default class Protomux {
    static from(stream: object): Protomux
    constructor(stream: object)
    readonly stream: object
    /** Whether what was written is on its way. */
    readonly drained: boolean
    /** Bytes of messages to channels that are not paired yet. */
    protected readonly _buffered: number
    protected readonly _destroying: boolean
    protected _alloc: (length: number) => Uint8Array
    /** A frame came in. */
    protected _ondata(frame: Uint8Array): void
    /** One message; `state` begins with its type. Resolves when it is handled, null if it was at once. */
    protected _decode(
      channel: number,
      state: { buffer: Uint8Array; start: number; end: number }
    ): Promise<unknown> | null
    protected _ondrain(): void
    protected _pauseMaybe(): void
    protected _resumeMaybe(): void
    protected _shutdown(): void
    /** Ends the connection. */
    protected _safeDestroy(error: Error): void
    cork(): void
    uncork(): void
    createChannel<H>(options: ChannelOptions<H>): Channel | null
    opened(options: { protocol: string; id?: Uint8Array | null }): boolean
    pair(options: { protocol: string; id?: Uint8Array | null }, notify: (id: Uint8Array | null) => void): void
    unpair(options: { protocol: string; id?: Uint8Array | null }): void
  }
}
