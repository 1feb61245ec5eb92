/** Delivery: what attestors measure as anonymous readers. */

import type { ChallengeId, Digest, Epoch, Key, Signature, Tick, UserId } from './ids.js'

/** The epoch that runs. */
export interface EpochClock {
  readonly epoch: Epoch
  /** Its first tick. */
  readonly start: Tick
  /** Its length in ticks. */
  readonly length: Tick
}

/** What a reader saw of a hoster; each fits in 32 bits. */
export interface Figures {
  /** Valid chunks received. */
  readonly chunks: number
  /** Milliseconds until connected. */
  readonly connect: number
  /** Milliseconds from the first request to the first chunk. */
  readonly firstByte: number
  /** Throughput in KiB/s. */
  readonly rate: number
}

/** One hoster's measurement in a report. */
export interface Measurement {
  /** The performance challenge. */
  readonly challenge: ChallengeId
  /** The one-use key of the reader. */
  readonly readerKey: Key
  /** Signature by that key, see `measurementMessage`. */
  readonly signature: Signature
  readonly figures: Figures
}

/** One step of an attestor's report. */
export type PerformanceReport =
  /** Fix the report before anybody shows theirs, until the epoch's end. */
  | { readonly type: 'commit'; readonly epoch: Epoch; readonly commitment: Digest }
  /** Show it, in the first quarter of the next epoch. */
  | {
      readonly type: 'reveal'
      readonly epoch: Epoch
      readonly measurements: readonly Measurement[]
      readonly salt: Digest
    }

/** Why a measurement does not count: not revealed in time, exactly somebody else's figures, or far from the others. */
export type MeasurementFault = 'missing' | 'copied' | 'outlying'

/** A stored performance challenge: one hoster in one epoch. */
export interface PerformanceChallenge {
  readonly hoster: UserId
  readonly epoch: Epoch
  /** The drawn attestors with what they revealed. */
  readonly measurers: readonly { readonly attestor: UserId; readonly figures: Figures | undefined }[]
}

/** A hoster's counted delivery in an epoch. */
export interface Delivery {
  readonly epoch: Epoch
  /** Attestors drawn. */
  readonly drawn: number
  /** Attestors that revealed. */
  readonly revealed: number
  /** Whether the epoch counts as delivered. */
  readonly delivered: boolean
  /** Medians of what was revealed, if anything was. */
  readonly median: Figures | undefined
}
