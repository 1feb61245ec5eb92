/** What is built of hypercores. */

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
    constructor(store: Corestore, key?: Uint8Array | null, options?: { extension?: boolean })
    readonly key: Uint8Array
    readonly core: Hypercore
    ready(): Promise<void>
    close(): Promise<void>
    getBlobs(): Promise<{ core: Hypercore } | null>
    put(name: string, content: Uint8Array, options?: { executable?: boolean }): Promise<void>
    get(name: string): Promise<Uint8Array | null>
    symlink(name: string, target: string): Promise<void>
    entry(name: string): Promise<DriveEntry | null>
    list(folder?: string): AsyncIterable<DriveEntry>
    /** Its names; each has `files` and a zero before it. */
    readonly db: {
      close(): Promise<void>
      peek(range: { gt?: string; gte?: string; lt: string }): Promise<DriveEntry | null>
    }
    createReadStream(name: string): Readable
    createWriteStream(name: string, options?: { executable?: boolean }): Writable
    update(options?: { wait?: boolean }): Promise<boolean>
    /** The drive as it was when its names had so many chunks; closed on its own, before the drive is. */
    checkout(version: number): Hyperdrive
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

declare module 'hyperbee/lib/messages.js' {
  /** Keys by the chunk that they are of; children by their chunk and their place in it, one after the other. */
  export interface Level {
    keys: number[]
    children: number[]
  }
  interface Encoding<T> {
    encode(value: T): Uint8Array
    decode(bytes: Uint8Array): T
  }
  export const YoloIndex: Encoding<{ levels: Level[] }>
  export const Header: Encoding<{ protocol: string; metadata: { contentFeed: Uint8Array | null } | null }>
  export const Node: Encoding<{ key: Uint8Array; value: Uint8Array | null; index: Uint8Array }>
}
