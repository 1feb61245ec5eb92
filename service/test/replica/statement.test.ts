import { describe, expect, test } from '@jest/globals'
import { keyPairFromSeed } from '../../src/hyper/index.js'
import {
  REPLICA_ERRORS,
  REPLICA_FORMAT,
  type Statement,
  signStatement,
  statementMessage,
  verifyStatement
} from '../../src/replica/index.js'
import { fill } from './replicas.js'
import { ROLES } from './vectors.js'

const SEED = fill(1, 32)
const { publicKey } = keyPairFromSeed(SEED)

const STATEMENT: Statement = {
  genesis: fill(2, 32),
  drawSeed: fill(3, 32),
  amendment: 4n,
  slot: 1,
  encoder: 5n,
  hoster: 6n,
  replicaRoot: fill(4, 32),
  sealedBytes: 1280n,
  plainBytes: 1000n,
  format: REPLICA_FORMAT
}

describe('a statement', () => {
  test('is signed and verified', () => {
    for (const role of ROLES) {
      const signature = signStatement(STATEMENT, role, SEED)
      expect(signature).toHaveLength(64)
      expect(verifyStatement(STATEMENT, role, signature, publicKey)).toBe(true)
    }
  })

  test.each([
    ['genesis', fill(9, 32)],
    ['drawSeed', fill(9, 32)],
    ['amendment', 9n],
    ['slot', 9],
    ['encoder', 9n],
    ['hoster', 9n],
    ['replicaRoot', fill(9, 32)],
    ['sealedBytes', 1408n],
    ['plainBytes', 999n],
    ['format', { version: 1, seal: 1 }]
  ])('with another %s is not signed', (field, value) => {
    const signature = signStatement(STATEMENT, 'hoster', SEED)
    expect(verifyStatement({ ...STATEMENT, [field]: value }, 'hoster', signature, publicKey)).toBe(false)
  })

  test('is not verified by junk, which is no error', () => {
    const signature = signStatement(STATEMENT, 'hoster', SEED)
    expect(verifyStatement(STATEMENT, 'hoster', signature.subarray(1), publicKey)).toBe(false)
    expect(verifyStatement(STATEMENT, 'hoster', signature, publicKey.subarray(1))).toBe(false)
    expect(verifyStatement(STATEMENT, 'hoster', signature, new Uint8Array(32).fill(255))).toBe(false)
    expect(verifyStatement(STATEMENT, 'hoster', new Uint8Array(64), publicKey)).toBe(false)
  })

  test.each([
    ['genesis', new Uint8Array(31)],
    ['replicaRoot', new Uint8Array(33)],
    ['slot', 2 ** 32],
    ['slot', 0.5],
    ['amendment', -1n],
    ['plainBytes', 2n ** 64n],
    ['format', { version: 256, seal: 0 }]
  ])('with a %s that has no place in it is not encoded', (field, value) => {
    const broken = { ...STATEMENT, [field]: value } as Statement
    expect(() => statementMessage(broken, 'encoder')).toThrow(expect.objectContaining({ code: 'REPLICA_FIELD' }))
  })

  test('is not signed with something that is no seed', () => {
    const refused = expect.objectContaining({ code: 'REPLICA_KEY' })
    expect(() => signStatement(STATEMENT, 'encoder', new Uint8Array(31))).toThrow(refused)
  })
})

test('every error says what to do', () => {
  for (const [code, { message, remedy }] of Object.entries(REPLICA_ERRORS)) {
    expect(code).toMatch(/^REPLICA_[A-Z_]+$/)
    expect(message.length).toBeGreaterThan(10)
    expect(remedy).toMatch(/\.$/)
  }
})
