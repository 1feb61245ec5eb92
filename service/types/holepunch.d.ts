/**
 * Types of the Holepunch packages, as far as `src/hyper` uses them: the packages ship none. Only `src/hyper` may import
 * these modules. Bytes are declared `Uint8Array`, because nothing here may lean on Node's `Buffer` methods.
 */

declare module 'sodium-universal' {
  interface Sodium {
    crypto_generichash(output: Uint8Array, input: Uint8Array, key?: Uint8Array): void
    crypto_generichash_batch(output: Uint8Array, inputs: readonly Uint8Array[], key?: Uint8Array): void
    crypto_sign_verify_detached(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean
  }
  const sodium: Sodium
  export default sodium
}

declare module 'hypercore-crypto' {
  export interface KeyPair {
    publicKey: Uint8Array
    secretKey: Uint8Array
  }
  interface HypercoreCrypto {
    keyPair(seed?: Uint8Array): KeyPair
    discoveryKey(key: Uint8Array): Uint8Array
    randomBytes(size: number): Uint8Array
    sign(message: Uint8Array, secretKey: Uint8Array): Uint8Array
    verify(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean
  }
  const crypto: HypercoreCrypto
  export default crypto
}

declare module 'hypercore-id-encoding' {
  interface IdEncoding {
    /** z-base-32, 52 characters. */
    encode(key: Uint8Array): string
    /** Accepts z-base-32 (52 characters), hex (64) and `pear://` or `hyper://` links; throws otherwise. */
    decode(id: string | Uint8Array): Uint8Array
  }
  const idEncoding: IdEncoding
  export default idEncoding
}

declare module 'hypercore' {
  import type { EventEmitter } from 'node:events'

  export interface TreeNode {
    index: number
    size: number
    hash: Uint8Array
  }

  export interface UpgradeProof {
    start: number
    length: number
    nodes: TreeNode[]
    additionalNodes: TreeNode[]
    signature: Uint8Array
  }

  export interface Proof {
    fork: number
    block: { index: number; value: Uint8Array | null; nodes: TreeNode[] } | null
    hash: { index: number; nodes: TreeNode[] } | null
    seek: null
    upgrade: UpgradeProof | null
    manifest: object | null
  }

  export interface DownloadRange {
    start?: number
    end?: number
    blocks?: number[]
    linear?: boolean
  }

  export interface Download {
    done(): Promise<void>
    destroy(): void
  }

  export interface Peer {
    remotePublicKey: Uint8Array
    remoteLength: number
    remoteFork: number
    /** Whether the peer says it has the chunk. */
    remoteBitfield: { get(index: number): boolean }
  }

  export interface CoreState {
    fork: number
    length: number
    byteLength: number
    roots: TreeNode[]
    signature: Uint8Array | null
    readonly mutex: { lock(): Promise<void> }
    createWriteBatch(): CoreWriter
    flush(): Promise<boolean>
    _unlock(): void
  }

  export interface Internals {
    state: CoreState
    compat: boolean
    readonly storage: CoreStorage
    readonly bitfield: object
    readonly header: { readonly hints: { contiguousLength: number; remoteContiguousLength: number } }
    readonly hintsChanged: boolean
    replicator: { allowFork: boolean; onhave(start: number, length: number, drop: boolean): void }
    verifyReorg(proof: Proof): Promise<{ readonly finished: boolean }>
    reorg(batch: { readonly finished: boolean }): Promise<boolean>
    updateContiguousLength(change: { start: number; length: number; drop: boolean }): void
    flushHints(): Promise<void>
    _setBitfieldRanges(start: number, end: number, value: boolean): void
  }

  /** A batch of reads: they are sent off together by `tryFlush`. */
  export interface CoreReader {
    getBlock(index: number): Promise<Uint8Array | null>
    getTreeNode(index: number): Promise<TreeNode | null>
    hasTreeNode(index: number): Promise<boolean>
    tryFlush(): void
  }

  /** A batch of writes: all or nothing. */
  export interface CoreWriter {
    putBlock(index: number, chunk: Uint8Array): void
    deleteBlockRange(start: number, end: number): void
    setHints(hints: { contiguousLength: number; remoteContiguousLength: number }): void
  }

  /** hypercore-storage's `HypercoreStorage`: what one core has on disk. */
  export interface CoreStorage {
    read(fork?: number): CoreReader
    write(): CoreWriter
    snapshot(): CoreStorage
    atomize(atom: object): CoreStorage
    compact(): Promise<unknown>
  }

  /** hypercore-storage's `CorestoreStorage`: a database of many cores. */
  export interface CorestoreStorage {
    readonly db: { flush(): Promise<void> }
    createCore(options: { discoveryKey: Uint8Array }): Promise<CoreStorage>
    resumeCore(discoveryKey: Uint8Array): Promise<CoreStorage | null>
  }

  export interface GetOptions {
    wait?: boolean
    timeout?: number
  }

  export default class Hypercore extends EventEmitter {
    constructor(folder: string, options?: { compat?: boolean })
    static defaultStorage(folder: string): CorestoreStorage
    readonly key: Uint8Array
    readonly discoveryKey: Uint8Array
    readonly keyPair: { publicKey: Uint8Array; secretKey: Uint8Array | null } | null
    readonly manifest: object | null
    readonly length: number
    readonly byteLength: number
    readonly contiguousLength: number
    readonly fork: number
    readonly peers: Peer[]
    readonly writable: boolean
    readonly closed: boolean
    readonly core: Internals
    ready(): Promise<void>
    close(options?: { error?: Error }): Promise<void>
    session(options?: object): Hypercore
    append(blocks: Uint8Array | Uint8Array[]): Promise<{ length: number; byteLength: number }>
    truncate(length: number, options?: { fork?: number }): Promise<void>
    get(index: number, options?: GetOptions): Promise<Uint8Array | null>
    has(start: number, end?: number): Promise<boolean>
    clear(start: number, end?: number): Promise<unknown>
    update(options?: { wait?: boolean; force?: boolean }): Promise<boolean>
    download(range?: DownloadRange): Download
    findingPeers(): () => void
    getManifest(options: { raw: true }): Uint8Array | null
    treeHash(length?: number): Promise<Uint8Array>
    proof(request: {
      block?: { index: number; nodes: number }
      upgrade?: { start: number; length: number }
    }): Promise<Proof>
    applyProof(proof: Proof, from?: Peer | null): Promise<boolean>
    replicate(stream: object): object
  }
}

declare module 'hypercore/lib/verifier.js' {
  interface Verifier {
    decodeManifest(encoded: Uint8Array): object
  }
  const verifier: Verifier
  export default verifier
}

declare module 'hypercore/lib/bit-interlude.js' {
  import type { CoreWriter } from 'hypercore'

  export default class BitInterlude {
    setRange(start: number, end: number, value: boolean): void
    flush(writer: CoreWriter, bitfield: object): object[]
  }
}

declare module 'corestore' {
  import type { EventEmitter } from 'node:events'
  import type Hypercore from 'hypercore'
  import type { CorestoreStorage } from 'hypercore'

  export interface GetCoreOptions {
    key?: Uint8Array
    name?: string
    keyPair?: { publicKey: Uint8Array; secretKey: Uint8Array }
    manifest?: object
    compat?: boolean
    allowFork?: boolean
    exclusive?: boolean
    active?: boolean
    createIfMissing?: boolean
    discoveryKey?: Uint8Array
  }

  export default class Corestore extends EventEmitter {
    constructor(storage: string | CorestoreStorage, options?: { primaryKey?: Uint8Array; unsafe?: boolean })
    readonly storage: CorestoreStorage
    readonly primaryKey: Uint8Array
    readonly closed: boolean
    ready(): Promise<void>
    close(): Promise<void>
    get(options: GetCoreOptions): Hypercore
    namespace(name: string | Uint8Array): Corestore
    replicate(stream: object): object
    list(): AsyncIterable<Uint8Array>
    staticify(core: Hypercore): Promise<Hypercore>
  }
}

declare module 'hyperdht' {
  import type { EventEmitter } from 'node:events'

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
    fullyBootstrapped(): Promise<void>
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
    firewall?: (remotePublicKey: Uint8Array) => boolean
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
    readonly stream: object
    createChannel<H>(options: ChannelOptions<H>): Channel | null
    opened(options: { protocol: string; id?: Uint8Array | null }): boolean
    pair(options: { protocol: string; id?: Uint8Array | null }, notify: (id: Uint8Array | null) => void): void
    unpair(options: { protocol: string; id?: Uint8Array | null }): void
  }
}

declare module 'hyperdrive' {
  import type { Readable, Writable } from 'node:stream'
  import type Corestore from 'corestore'
  import type Hypercore from 'hypercore'

  export interface DriveEntry {
    seq: number
    key: string
    value: {
      executable: boolean
      linkname: string | null
      blob: { byteOffset: number; blockOffset: number; blockLength: number; byteLength: number } | null
      metadata: unknown
    }
  }

  export default class Hyperdrive {
    constructor(store: Corestore, key?: Uint8Array | null)
    readonly key: Uint8Array
    readonly core: Hypercore
    ready(): Promise<void>
    close(): Promise<void>
    getBlobs(): Promise<{ core: Hypercore } | null>
    put(name: string, content: Uint8Array, options?: { executable?: boolean }): Promise<void>
    get(name: string): Promise<Uint8Array | null>
    symlink(name: string, target: string): Promise<void>
    entry(name: string): Promise<DriveEntry | null>
    list(folder?: string, options?: { recursive?: boolean }): AsyncIterable<DriveEntry>
    createReadStream(name: string): Readable
    createWriteStream(name: string, options?: { executable?: boolean }): Writable
    update(options?: { wait?: boolean }): Promise<boolean>
  }
}

declare module 'hyperbee' {
  import type Hypercore from 'hypercore'

  interface HyperbeeStatic {
    /** Whether chunk 0 is the header of a Hyperbee; fetches it if need be. */
    isHyperbee(core: Hypercore, options?: { wait?: boolean; timeout?: number }): Promise<boolean>
  }
  const Hyperbee: HyperbeeStatic
  export default Hyperbee
}
