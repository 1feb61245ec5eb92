/** A store of many hypercores. */

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
