/** Generators of every `datdot/1` message and topic. */

import fc from 'fast-check'
import { MAX_PAGES, type Message, PAGE_BYTES, ROLES, type SessionTopic } from '../../src/hyper/index.js'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const u64 = fc.bigInt({ min: 0n, max: (1n << 64n) - 1n })
const nodes = (maxLength: number) => fc.array(fc.record({ hash: bytes(32), size: u64 }), { maxLength })
const byte = fc.integer({ min: 0, max: 255 })

const head = fc.record(
  {
    key: bytes(32),
    manifest: fc.uint8Array({ minLength: 1, maxLength: 300 }),
    fork: u64,
    length: u64,
    roots: nodes(8),
    signature: fc.uint8Array({ maxLength: 200 })
  },
  { requiredKeys: ['key', 'fork', 'length', 'roots', 'signature'] }
)

const signatures = fc.oneof(
  fc.record({ encoder: bytes(64) }),
  fc.record({ encoder: bytes(64), attestor: bytes(64) }),
  fc.record({ encoder: bytes(64), attestor: bytes(64), hoster: bytes(64) })
)

const count = fc.integer({ min: 0, max: 1000 })

export const anyMessage = fc.oneof(
  fc.record({
    type: fc.constant('header' as const),
    chunks: count,
    pages: count,
    sealedBytes: u64,
    plainBytes: u64,
    format: byte,
    seal: byte,
    head,
    extension: nodes(8)
  }),
  fc.record({
    type: fc.constant('page' as const),
    index: fc.integer({ min: 0, max: MAX_PAGES - 1 }),
    bytes: fc.uint8Array({ maxLength: PAGE_BYTES })
  }),
  fc.record({ type: fc.constant('proof' as const), index: u64, siblings: nodes(20) }),
  fc.record({
    type: fc.constant('statement' as const),
    replicaRoot: bytes(32),
    sealedBytes: u64,
    plainBytes: u64,
    format: byte,
    seal: byte,
    signatures
  }),
  fc.record({
    type: fc.constant('hindrance' as const),
    hindrance: fc.oneof(
      fc.record({ type: fc.constant('noSource' as const), missing: u64 }),
      fc.record({ type: fc.constant('tooLarge' as const), plainBytes: u64 })
    ),
    signature: bytes(64)
  }),
  fc.record({ type: fc.constant('receipt-request' as const), bytes: u64, chunks: u64 }),
  fc.record({ type: fc.constant('receipt' as const), time: u64, signature: bytes(64) })
) as fc.Arbitrary<Message>

export const anyTopic: fc.Arbitrary<SessionTopic> = fc.oneof(
  fc.record({
    purpose: fc.constant('setup' as const),
    genesis: bytes(32),
    from: fc.constantFrom(...ROLES),
    to: fc.constantFrom(...ROLES),
    amendment: u64,
    slot: fc.integer({ min: 0, max: 0xffff_ffff })
  }),
  fc.record({
    purpose: fc.constant('receipt' as const),
    genesis: bytes(32),
    from: fc.constant('reader' as const),
    to: fc.constant('hoster' as const),
    feedKey: bytes(32)
  })
)

export const setupTopic: SessionTopic = {
  purpose: 'setup',
  genesis: new Uint8Array(32).fill(1),
  from: 'attestor',
  to: 'hoster',
  amendment: 5n,
  slot: 2
}
