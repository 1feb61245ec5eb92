import { describe, expect, test } from '@jest/globals'
import { isDatdotError } from '../../src/errors.js'
import { type JsonNegative, loadVectors, verifyCore, verifyEvidence } from './vectors.js'

const all = loadVectors()

/** The errors that say that a part was refused, by the name that the vectors give the part. */
const CODES: Record<string, string[]> = {
  key: ['HYPER_KEY_MISMATCH', 'HYPER_MANIFEST_INVALID'],
  roots: ['HYPER_ROOTS_INVALID'],
  treeHash: ['HYPER_TREE_HASH_MISMATCH'],
  signature: ['HYPER_SIGNATURE_INVALID'],
  prologue: ['HYPER_PROLOGUE_MISMATCH'],
  proof: ['HYPER_CHUNK_PROOF_INVALID']
}

const REASONS: Record<string, string> = {
  badSignature: 'HYPER_SIGNATURE_INVALID',
  sameTreeHash: 'HYPER_NOT_EQUIVOCATION',
  extension: 'HYPER_NOT_EQUIVOCATION',
  differentFork: 'HYPER_NOT_EQUIVOCATION'
}

function codeOf(run: () => void): string {
  try {
    run()
  } catch (error) {
    if (isDatdotError(error)) return error.code
    throw error
  }
  return 'accepted'
}

const named = <T>(list: T[], name: (item: T) => string): [string, T][] =>
  list.map((item, i) => [`${i} ${name(item)}`, item])

/** A compat core's key is its signer: a changed key shows as a wrong signature. */
function expectedCodes({ part, vector }: JsonNegative): string[] {
  const codes = [part].flat().flatMap((name) => CODES[name] ?? [])
  return vector.compat && codes.includes('HYPER_KEY_MISMATCH') ? [...codes, 'HYPER_SIGNATURE_INVALID'] : codes
}

describe('cores that Hypercore made', () => {
  test.each(named(all.vectors, (core) => core.name))('%s is accepted', (_, core) => {
    expect(codeOf(() => verifyCore(core))).toBe('accepted')
  })
})

if (all.negatives.length > 0) {
  describe('changed cores', () => {
    test.each(named(all.negatives, ({ base, mutate }) => `${base}: ${mutate}`))('%s is refused', (_, negative) => {
      expect(expectedCodes(negative)).toContain(codeOf(() => verifyCore(negative.vector)))
    })
  })
}

const evidence = [...all.equivocations, ...all.equivocationsLonger]
if (evidence.length > 0) {
  describe('equivocations', () => {
    test.each(named(evidence, ({ about }) => about))('%s: accepted', (_, item) => {
      expect(codeOf(() => verifyEvidence(item))).toBe('accepted')
    })
  })
}

if (all.nonEquivocations.length > 0) {
  describe('heads that do not contradict each other', () => {
    test.each(named(all.nonEquivocations, ({ about }) => about))('%s: refused', (_, item) => {
      expect(codeOf(() => verifyEvidence(item))).toBe(REASONS[item.reason ?? ''])
    })
  })
}
