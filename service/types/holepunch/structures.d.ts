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
