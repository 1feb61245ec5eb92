import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isDatdotError } from '../../src/errors.js'
import { verifyHead } from '../../src/hyper/proof/index.js'
import { bytes, identity, type JsonCore, loadVectors, node, verifyCore } from './vectors.js'

const { vectors } = loadVectors()

const flipHex = (hex: string, bit: number): string => {
  const changed = bytes(hex)
  const at = bit % (changed.length * 8)
  changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7))
  return Buffer.from(changed).toString('hex')
}

/** Only bits that leave a number that JSON can hold exactly. */
const flipNumber = (value: number, bit: number): number => Number(BigInt(value) ^ (1n << BigInt(bit % 50)))

const authority = (core: JsonCore) =>
  verifyHead(identity(core), {
    fork: BigInt(core.fork),
    length: BigInt(core.length),
    roots: core.roots.map(node),
    signature: bytes(core.signature)
  }).authority

type Flip = (core: JsonCore, bit: number) => JsonCore | undefined

const FLIPS: Record<string, Flip> = {
  key: (core, bit) => ({ ...core, key: flipHex(core.key, bit) }),
  manifest: (core, bit) => (core.compat ? undefined : { ...core, manifestEncoded: flipHex(core.manifestEncoded, bit) }),
  treeHash: (core, bit) => ({ ...core, treeHash: flipHex(core.treeHash, bit) }),
  length: (core, bit) => ({ ...core, length: flipNumber(core.length, bit) }),
  fork: (core, bit) => ({ ...core, fork: flipNumber(core.fork, bit) }),
  signature: (core, bit) =>
    authority(core) === 'prologue' ? undefined : { ...core, signature: flipHex(core.signature, bit) },
  rootHash: (core, bit) => withRoot(core, bit, (root) => ({ ...root, hash: flipHex(root.hash, bit) })),
  rootSize: (core, bit) => withRoot(core, bit, (root) => ({ ...root, size: flipNumber(root.size, bit) })),
  chunk: (core, bit) => {
    const proof = core.proofs[bit % core.proofs.length]
    if (proof === undefined || proof.block.value === '') return undefined
    const changed = { ...proof, block: { ...proof.block, value: flipHex(proof.block.value, bit) } }
    return { ...core, proofs: [changed] }
  }
}

function withRoot(
  core: JsonCore,
  pick: number,
  change: (root: JsonCore['roots'][0]) => JsonCore['roots'][0]
): JsonCore {
  return { ...core, roots: core.roots.map((root, i) => (i === pick % core.roots.length ? change(root) : root)) }
}

describe.each(Object.entries(FLIPS))('one flipped bit in %s', (_, flip) => {
  test('is refused', () => {
    const core = fc.constantFrom(...vectors)
    fc.assert(
      fc.property(core, fc.nat({ max: 0xffff_ffff }), (original, bit) => {
        const changed = flip(original, bit)
        if (changed === undefined) return
        try {
          verifyCore(changed)
        } catch (error) {
          expect(isDatdotError(error)).toBe(true)
          return
        }
        throw new Error(`${original.name} was accepted`)
      }),
      { numRuns: 300 }
    )
  })
})
