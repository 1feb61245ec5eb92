/** What the gateway asks of the rest: feeds out of the network, and who hosts them. */

import type { FeedReader, Received } from '../hyper/index.js'

/** Opens feeds; `HypercorePeer` is one. */
export interface FeedPeer {
  openReader(
    key: Uint8Array,
    options: {
      readonly findMs?: number
      readonly onCore?: (key: Uint8Array) => void
      readonly onPeer?: (peer: Uint8Array) => void
      readonly onChunk?: (bytes: number) => void
    },
    signal?: AbortSignal
  ): Promise<FeedReader>
  /** Dials a peer by its Noise key until the function that this returns is called. */
  joinPeer(noiseKey: Uint8Array): () => void
}

/** Asks those who served for receipts, as every reader of ours does; `ReceiptAsker` is one. */
export interface Receipts {
  readonly onPeer: (peer: Uint8Array) => void
  readonly onReceived: (received: Received, signal?: AbortSignal) => Promise<readonly unknown[]>
}

/** A replica of some chunks of a feed. */
export interface HostedReplica {
  /** Account of the hoster. */
  readonly hoster: string
  /** Key by which it is dialled. */
  readonly noiseKey: Uint8Array
  /** Geohash prefix of two characters, if the hoster has an offer. */
  readonly region: string | undefined
  readonly contract: bigint
  /** First chunk. */
  readonly from: bigint
  /** First chunk after it. */
  readonly to: bigint
  /** Block up to which it proved that it stores them. */
  readonly provenUntil: number | undefined
}

/** A plan that pays for hosting of a feed. */
export interface HostingPlan {
  readonly plan: bigint
  readonly status: 'live' | 'ended' | 'paused'
  readonly sponsor: string
  /** Block at which it ends. */
  readonly until: number
  /** Replicas of every chunk that it pays for. */
  readonly replicas: number
  /** Contracts of it that were looked at, and those of them that lack a hoster. */
  readonly contracts: number
  readonly lacking: number
}

/** What the chain says of a feed. */
export interface FeedHosting {
  readonly feed: bigint
  readonly key: Uint8Array
  /** Chunks and bytes of the head that the chain has. */
  readonly length: bigint
  readonly byteLength: bigint
  readonly publisher: string
  /** Whether its author signed heads that contradict each other. */
  readonly frozen: boolean
  readonly plans: readonly HostingPlan[]
  readonly replicas: readonly HostedReplica[]
  /** Whether there is more than was looked at. */
  readonly more: boolean
}

export interface HostingLookup {
  /** Who hosts a feed; nothing if the chain does not know the feed. */
  hostersOf(key: Uint8Array, signal?: AbortSignal): Promise<FeedHosting | undefined>
}
