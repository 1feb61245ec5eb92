/** An append-only log, and what verifies proofs of it. */

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

  /** rocksdb-native's. */
  export interface Database {
    readonly _state: {
      compactRange(
        db: Database,
        start: Uint8Array,
        end: Uint8Array,
        options: Readonly<Record<string, number>>
      ): Promise<void>
    }
  }

  /** hypercore-storage's `HypercoreStorage`: what one core has on disk. */
  export interface CoreStorage {
    read(fork?: number): CoreReader
    write(): CoreWriter
    snapshot(): CoreStorage
    atomize(atom: object): CoreStorage
    /** Where it is in the database, by which `compact` finds its keys. */
    readonly core: object
    readonly db: Database
    compact(this: {
      readonly core: object
      readonly db: { compactRange(start: Uint8Array, end: Uint8Array): Promise<void> }
    }): Promise<unknown>
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
    /** The chunk in which a byte is, and the byte's place in that chunk. */
    seek(bytes: number, options?: { timeout?: number }): Promise<[number, number] | null>
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
