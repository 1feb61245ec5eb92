/** What two DatDot peers say to each other over `datdot/1`: plain types and their bounds. */

import type { SignedHead } from '../core-proofs.js'
import type { ChunkProof, Node } from '../proof/index.js'

export const PROTOCOL = 'datdot/1'
export const PROTOCOL_VERSION = 1

export const PAGE_BYTES = 64 * 1024
/** A replica has at most 2^20 leaves of 128 bytes. */
export const MAX_PAGES = (2 ** 20 * 128) / PAGE_BYTES
export const MAX_CHUNKS = 2 ** 20
export const MAX_SIBLINGS = 53
export const MAX_ROOTS = 53
export const MAX_EXTENSION_NODES = 128
export const MAX_MANIFEST_BYTES = 4096
/** Eight signers of 66 bytes, and two counts: what the chain accepts. */
export const MAX_HEAD_SIGNATURE_BYTES = 1 + 8 * 66 + 1

export const ROLES = ['encoder', 'attestor', 'hoster', 'reader'] as const
export type Role = (typeof ROLES)[number]

/** What a session is about, and who speaks to whom. Both sides name it, so a peer has one session a topic. */
export type SessionTopic = SetupTopic | ReceiptTopic
export type Purpose = SessionTopic['purpose']

/** The setup of one slot of an amendment. The one who dials is `from`. */
export interface SetupTopic {
  readonly purpose: 'setup'
  readonly genesis: Uint8Array
  readonly from: Role
  readonly to: Role
  readonly amendment: bigint
  readonly slot: number
}

/** The receipt for what a reader got of one feed. */
export interface ReceiptTopic {
  readonly purpose: 'receipt'
  readonly genesis: Uint8Array
  readonly from: 'reader'
  readonly to: 'hoster'
  readonly feedKey: Uint8Array
}

/** First message of a setup, to the attestor and from there to the hoster: what follows, and the feed's head. */
export interface HeaderMessage {
  readonly type: 'header'
  readonly chunks: number
  readonly pages: number
  readonly sealedBytes: bigint
  readonly plainBytes: bigint
  /** Version and seal of the replica's format, as numbers of the statement. */
  readonly format: number
  readonly seal: number
  readonly head: SignedHead
  /** How the head continues the one that the contract pins; empty if it is that one. */
  readonly extension: readonly Node[]
}

/** One sealed page; the last one may be shorter than 64 KiB. */
export interface PageMessage {
  readonly type: 'page'
  readonly index: number
  readonly bytes: Uint8Array
}

/** The proof of one chunk of the contract to the pinned roots. */
export interface ProofMessage extends ChunkProof {
  readonly type: 'proof'
}

/**
 * The slot's statement with the signatures it has so far: the encoder's ends the stream to the attestor, both end the
 * stream to the hoster, and all three are the hoster's acknowledgement, which the attestor hands back to the encoder.
 * What is signed are not these bytes: each peer signs what it made of the chain's own data.
 */
export interface StatementMessage {
  readonly type: 'statement'
  readonly replicaRoot: Uint8Array
  readonly sealedBytes: bigint
  readonly plainBytes: bigint
  readonly format: number
  readonly seal: number
  readonly signatures: { readonly encoder: Uint8Array; readonly attestor?: Uint8Array; readonly hoster?: Uint8Array }
}

/**
 * First and only message of a setup that an encoder cannot do, to the attestor: its signature under what the encoders and
 * the attestor state together. The attestor looks for itself before it signs the same.
 */
export interface HindranceMessage {
  readonly type: 'hindrance'
  readonly hindrance:
    | {
        readonly type: 'noSource'
        /** A chunk that nobody sent: where to look. Not signed. */
        readonly missing: bigint
      }
    | { readonly type: 'tooLarge'; readonly plainBytes: bigint }
  readonly signature: Uint8Array
}

/** What a reader got of the feed from this hoster, as it says. */
export interface ReceiptRequestMessage {
  readonly type: 'receipt-request'
  readonly bytes: bigint
  readonly chunks: bigint
}

/** The hoster's signature over these figures and its own time, see `receiptMessage`. */
export interface ReceiptMessage {
  readonly type: 'receipt'
  /** Milliseconds since 1970, by the hoster's clock. */
  readonly time: bigint
  readonly signature: Uint8Array
}

export type Message =
  | HeaderMessage
  | PageMessage
  | ProofMessage
  | StatementMessage
  | HindranceMessage
  | ReceiptRequestMessage
  | ReceiptMessage

export type MessageOf<Type extends Message['type']> = Extract<Message, { readonly type: Type }>

/** Why a session ended; the place in the list is the number on the wire. */
export const CLOSE_REASONS = [
  'done',
  /** The peer is not the one that the chain drew for this. */
  'not-drawn',
  'unknown-amendment',
  'wrong-chain',
  'busy',
  'malformed',
  /** More was sent than the receiver had asked for. */
  'flooded',
  /** What was sent does not verify. */
  'rejected',
  /** The deadline is over, or the slot is active already. */
  'expired',
  'failed'
] as const
export type CloseReason = (typeof CLOSE_REASONS)[number]
