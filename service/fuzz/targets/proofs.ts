/** What Hypercore's writers sign: the twins of `chain/fuzz/src/targets`. */

import {
  checkTreeHash,
  decodeManifest,
  extendRoots,
  type FeedIdentity,
  manifestKey,
  type SignedTreeHash,
  treeHash,
  verifyChunk,
  verifyChunkInTree,
  verifyEquivocation,
  verifyEquivocationLonger,
  verifyHead
} from '../../src/hyper/proof/index.js'
import { Input } from '../input.js'
import { check, hex, type Target, verdict } from './target.js'

/** Codes by the names that Rust has for them. */
const CODES = {
  HYPER_MANIFEST_INVALID: 'Manifest',
  HYPER_KEY_MISMATCH: 'Key',
  HYPER_ROOTS_INVALID: 'Roots',
  HYPER_TREE_HASH_MISMATCH: 'TreeHash',
  HYPER_PROLOGUE_MISMATCH: 'Prologue',
  HYPER_SIGNATURE_INVALID: 'Signature',
  HYPER_EXTENSION_INVALID: 'Extension',
  HYPER_CHUNK_PROOF_INVALID: 'Proof',
  HYPER_NOT_EQUIVOCATION: 'NoEquivocation'
}

const { HYPER_MANIFEST_INVALID, HYPER_EXTENSION_INVALID, HYPER_CHUNK_PROOF_INVALID } = CODES

const manifest: Target = {
  name: 'manifest',
  twin: true,
  run: (input) =>
    verdict({ HYPER_MANIFEST_INVALID }, () => {
      const { version, quorum, signers, prologue } = decodeManifest(input)
      const keys = signers.map(({ publicKey }) => hex(publicKey)).join('')
      return `ok ${version} ${quorum} ${prologue?.length ?? 'none'} ${keys}`
    })
}

function readOwner(input: Input): FeedIdentity {
  const flags = input.u8()
  if ((flags & 1) === 0) return { key: input.array(32) }
  const encoded = input.buffer()
  return { key: (flags & 2) === 0 ? input.array(32) : manifestKey(encoded), manifest: encoded }
}

const head: Target = {
  name: 'head',
  twin: true,
  run(bytes) {
    const input = new Input(bytes)
    const owner = readOwner(input)
    const head = { fork: input.u64(), length: input.u64(), roots: input.nodes(), signature: input.rest() }
    return verdict(CODES, () => {
      const { treeHash: hash, byteLength, authority } = verifyHead(owner, head)
      checkTreeHash(head.length, head.roots, hash)
      return `ok ${hex(hash)} ${byteLength} ${authority}`
    })
  }
}

const extension: Target = {
  name: 'extension',
  twin: true,
  run(bytes) {
    const input = new Input(bytes)
    const [length, longer] = [input.u64(), input.u64()]
    const [roots, nodes] = [input.nodes(), input.nodes()]
    return verdict(
      { HYPER_EXTENSION_INVALID },
      () => `ok ${hex(treeHash(longer, extendRoots({ length, roots }, longer, nodes)))}`
    )
  }
}

const chunk: Target = {
  name: 'chunk',
  twin: true,
  run(bytes) {
    const input = new Input(bytes)
    const [index, length] = [input.u64(), input.u64()]
    const [siblings, roots, recorded, chunk] = [input.nodes(), input.nodes(), input.array(32), input.rest()]
    const codes = { HYPER_CHUNK_PROOF_INVALID }
    const byRoots = verdict(codes, () => {
      verifyChunk({ length, roots }, { index, siblings }, chunk)
      return 'ok'
    })
    const byHash = verdict(codes, () => {
      verifyChunkInTree({ length, treeHash: recorded }, { index, siblings, otherRoots: roots }, chunk)
      return 'ok'
    })
    return `${byRoots} ${byHash}`
  }
}

function readShown(input: Input): SignedTreeHash {
  return { fork: input.u64(), length: input.u64(), treeHash: input.array(32), signature: input.buffer() }
}

const equivocation: Target = {
  name: 'equivocation',
  twin: true,
  run(bytes) {
    const input = new Input(bytes)
    const owner = readOwner(input)
    const first = readShown(input)
    const longer = (input.u8() & 1) !== 0
    const result = verdict(CODES, () => {
      if (!longer) {
        verifyEquivocation(owner, first, readShown(input))
        return 'ok'
      }
      const [fork, length, prefix, extension] = [input.u64(), input.u64(), input.nodes(), input.nodes()]
      verifyEquivocationLonger(owner, first, { fork, length, prefix, extension, signature: input.rest() })
      check(length > first.length, 'the longer head is not longer')
      return 'ok'
    })
    return result.startsWith('refused') ? 'refused' : result
  }
}

export const PROOF_TARGETS = [chunk, equivocation, extension, head, manifest] as const
