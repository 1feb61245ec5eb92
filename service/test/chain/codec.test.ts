import { describe, expect, test } from '@jest/globals'
import { addressOf } from '../../src/chain/address.js'
import { plain } from '../../src/chain/codec/plain.js'
import { samePlain, wire } from '../../src/chain/codec/wire.js'
import { bytes, codecOf, runtimeRegistry } from './runtime.js'

const registry = runtimeRegistry()

/** Through polkadot.js and its bytes, and back. */
function roundTrip(type: string, value: unknown): unknown {
  const encoded = codecOf(registry, type, wire(value)).toU8a()
  return plain(codecOf(registry, type, encoded))
}

const address = addressOf(bytes(32, 7))

const values: Record<string, unknown> = {
  PalletDatdotAccountUser: {
    account: address,
    noiseKey: bytes(32, 1),
    signingKey: bytes(32, 2),
    rotation: { noiseKey: bytes(32, 3), signingKey: bytes(32, 4), at: 5n },
    deposit: 2n ** 127n
  },
  PalletDatdotFeedNewFeed: {
    key: bytes(32, 1),
    manifest: Uint8Array.of(4, 1, 2),
    head: {
      fork: 0n,
      length: 2n ** 53n,
      roots: [{ hash: bytes(32, 3), size: 2n ** 64n - 1n }],
      signature: bytes(70, 9)
    }
  },
  PalletDatdotFeedFeedUpdate: { type: 'extend', length: 3n, signature: bytes(64, 1), nodes: [] },
  PalletDatdotContractSlot: { type: 'vacant' },
  PalletDatdotAmendmentSetupOutcome: {
    type: 'complete',
    replicaRoot: bytes(32, 1),
    sealedBytes: 128n,
    plainBytes: 100n,
    format: { type: 'v1', seal: 'mark' },
    signatures: { encoder: bytes(64, 1), attestor: bytes(64, 2), hoster: bytes(64, 3) }
  },
  PalletDatdotChallengeStorageProof: {
    type: 'leaves',
    proofs: [{ leaf: bytes(128, 5), path: [bytes(32, 1), bytes(32, 2)] }]
  },
  PalletDatdotDeliveryPerformanceReport: { type: 'commit', epoch: 2 ** 32 - 1, commitment: bytes(32, 6) },
  PalletDatdotPlanPlanTerms: {
    replicas: 3,
    contractChunks: undefined,
    needs: { regions: [Uint8Array.of(0x75, 0x33)], hours: 100, rate: 1, latency: 2 },
    price: { hosting: 1n, setup: 2n }
  }
}

test.each(Object.keys(values))('%s is the same after encoding and decoding', (type) => {
  const value = values[type]
  expect(samePlain(roundTrip(type, value), value)).toBe(true)
  expect(roundTrip(type, value)).toEqual(value)
})

describe('what was meant and what was encoded are told apart', () => {
  const user = { noise: bytes(64, 1), signing: bytes(64, 2) }
  test.each([
    ['a byte', { ...user, noise: bytes(64, 3) }],
    ['a length', { ...user, noise: bytes(63, 1) }],
    ['something left out', { noise: user.noise }],
    ['something more', { ...user, more: 1n }],
    ['another type', { ...user, noise: 'text' }]
  ])('%s', (_, other) => {
    expect(samePlain(user, user)).toBe(true)
    expect(samePlain(user, other)).toBe(false)
    expect(samePlain(other, user)).toBe(false)
  })

  test('what is undefined equals what is not there', () => {
    expect(samePlain({ a: 1, b: undefined }, { a: 1 })).toBe(true)
  })

  test('lists of other lengths differ', () => {
    expect(samePlain([1, 2], [1])).toBe(false)
  })
})
