export { BROTLI_QUALITY } from './compress.js'
export { type DecodedChunk, type DecoderOptions, ReplicaDecoder } from './decoder.js'
export { type EncoderOptions, ReplicaEncoder } from './encoder.js'
export { REPLICA_ERRORS, type ReplicaErrorCode } from './errors.js'
export {
  type Blake2b,
  type Chunk,
  checkFormat,
  LEAF_BYTES,
  LEAVES_PER_PAGE,
  leafCount,
  MAX_CHUNK_BYTES,
  MAX_LEAVES,
  MAX_SEALED_BYTES,
  PAGE_BYTES,
  type Page,
  pageCount,
  REPLICA_FORMAT,
  type ReplicaFormat,
  type ReplicaSummary
} from './format.js'
export {
  type Hindrance,
  type HindranceStatement,
  hindranceMessage,
  signHindrance,
  verifyHindrance
} from './hindrance.js'
export { type LeafProof, type ProvableReplica, pathLength, proveLeaf, verifyLeaf } from './proof.js'
export {
  type ReadableReplica,
  type RecordLocation,
  ReplicaIndex,
  readChunk,
  readUnsealed,
  type UnsealedReplica
} from './replica-index.js'
export { PageSeal, type SealContext } from './seal.js'
export type { Source } from './source.js'
export { type Statement, type StatementRole, signStatement, statementMessage, verifyStatement } from './statement.js'
export { pageHash, rootOfPages } from './tree.js'
