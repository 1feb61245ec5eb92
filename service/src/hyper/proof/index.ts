export { type ChunkProof, type PinnedHead, rootOf, verifyChunk, verifyChunkInTree } from './chunk.js'
export { blake2b256, blake2b256Into, concat, ed25519Verify, equalBytes, u64le } from './crypto.js'
export { type LongerHead, verifyEquivocation, verifyEquivocationLonger } from './equivocation.js'
export { checkTreeHash, extendRoots, type Head, type VerifiedHead, verifyHead } from './head.js'
export { decodeManifest, type Manifest, type ManifestSigner, manifestKey, type Prologue } from './manifest.js'
export { type Authority, authenticate, type FeedIdentity, type SignedTreeHash } from './signature.js'
export {
  checkRoots,
  extensionSpans,
  leafNode,
  type Node,
  nodeIndex,
  parentNode,
  rootSpans,
  type Span,
  treeHash
} from './tree.js'
