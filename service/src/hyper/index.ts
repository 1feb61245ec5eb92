export { abortable, sleep, withTimeout } from '../abort.js'
export { type ChunkRange, without } from './chunk-range.js'
export type { ContinuedHead } from './continuation.js'
export { type Contradiction, contradictionOf } from './contradiction.js'
export type { HeadExtension, ProvenChunk, SignedHead, SignedLength } from './core-proofs.js'
export {
  type DhtAddress,
  formatBootstrap,
  type LocalDht,
  type LocalDhtOptions,
  parseBootstrap,
  startLocalDht
} from './dht.js'
export { HYPER_ERRORS, type HyperErrorCode } from './errors.js'
export type { FeedCore, Transfer } from './feed-core.js'
export type { ByteOptions, ByteRange, Extent } from './files/byte-range.js'
export { DriveWriter, type FilePart } from './files/drive-writer.js'
export type { FeedReader, FeedVersion, Found, Listed, ReaderOptions } from './files/feed-reader.js'
export {
  CHUNK_BYTES,
  inspectPath,
  type PathContent,
  type Published,
  type PublishedCore,
  type PublishOptions,
  type PublishProgress
} from './files/publish.js'
export type { ReadProgress, ReadResult, ReadTarget } from './files/read.js'
export type { FolderFile } from './files/walk.js'
export type { ChunkSource } from './held-chunks.js'
export type { Hold } from './hold.js'
export { HypercorePeer, type PeerOptions } from './hypercore-peer.js'
export type { ProofsIngest } from './ingest.js'
export {
  discoveryKey,
  formatFeedKey,
  type KeyPair,
  keyPairFromSeed,
  oneUseKeyPair,
  parseFeedKey,
  randomBytes,
  sign
} from './keys.js'
export { LIMITS, type PeerLimits } from './limits.js'
export { answersUnderKey, type LookNetwork, lookAround, type Reachability, storeTrouble } from './look.js'
export { type Figures, type MeasureOptions, MeasuringReader, type Sample, type Samples } from './measuring-reader.js'
export type { Pace, Throttle } from './pace.js'
export * from './proof/index.js'
export { type Receipt, receiptMessage, SIGNED_PURPOSES, type SignedPurpose, signedMessage } from './protocol/domain.js'
export * from './protocol/messages.js'
export type { PeerNetwork, SessionHandler } from './protocol/network.js'
export { type Link, type Meter, type PeerSession, Session, WINDOW_BYTES } from './protocol/session.js'
export {
  type ReceiptRequest,
  type ReceiptService,
  type ReceiptSigner,
  requestReceipt,
  requestReceipts,
  type SignedReceipt,
  serveReceipts,
  verifyReceipt
} from './receipts.js'
export { Received } from './received.js'
export { shuffled } from './shuffled.js'
export type { TrafficFigures } from './traffic.js'
export { type Served, UploadMeter } from './upload-meter.js'
