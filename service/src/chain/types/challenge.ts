/** Storage challenges and the proofs that answer them. */

import type { Block, ChallengeId, ContractId, Digest, Epoch, SlotIndex, Tick, UserId } from './ids.js'

/** A leaf of a replica that a challenge asks for. */
export interface LeafSample {
  readonly contract: ContractId
  readonly slot: SlotIndex
  /** Number of the leaf of 128 bytes in the sealed replica. */
  readonly leaf: number
}

/** What a challenge asks for. */
export type ChallengeBody = {
  readonly type: 'leaves'
  /** In the order of the answer. */
  readonly samples: readonly LeafSample[]
}

/** A stored storage challenge. */
export interface StorageChallenge {
  readonly hoster: UserId
  readonly issuedAt: Block
  /** Tick by which the answer must be in. */
  readonly deadline: Tick
  /** Unix time of the present asking; none while it waits for the hoster's hours, when silence is no fault. */
  readonly askedAt: bigint | undefined
  /** Times it was asked before. */
  readonly missed: number
  readonly body: ChallengeBody
}

/** A leaf of a sealed replica with its path to the root. */
export interface LeafProof {
  /** 128 bytes. */
  readonly leaf: Uint8Array
  /** Hashes of the siblings on the way up, lowest first. */
  readonly path: readonly Digest[]
}

/** The answer to a storage challenge. */
export type StorageProof = {
  readonly type: 'leaves'
  /** One proof a sample, in the order of the samples. */
  readonly proofs: readonly LeafProof[]
}

/** The chain's book-keeping about what a user hosts. */
export interface Hosting {
  /** Active slots. */
  readonly slots: number
  /** Number of the present generation of proofs. */
  readonly generation: number
  /** The open storage challenge. */
  readonly challenge: ChallengeId | undefined
  /** Blocks before this one are counted: their delivery is known. */
  readonly countedUntil: Block
  /** Accepted storage proofs, ever. */
  readonly proofs: bigint
  /** Tick of the last deadline without an answer. */
  readonly lastSilence: Tick | undefined
  /** Epochs without delivery, counted one after the other. */
  readonly undelivered: number
  /** The last epoch in which a pause began. */
  readonly pausedIn: Epoch | undefined
  /** Open performance challenges. */
  readonly measurements: number
  /** Why all slots are being taken from it, while that goes on. */
  readonly sweep: LossCause | undefined
}

/**
 * Why a hoster loses a slot before its plan's end: `silence` to storage challenges, no `delivery` in two epochs, a loss
 * that it `reported` itself, its `exit` before anybody took over, or the `handover` to somebody else.
 */
export type LossCause = 'silence' | 'delivery' | 'reported' | 'exit' | 'handover'
