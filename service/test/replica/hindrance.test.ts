import { expect, test } from '@jest/globals'
import { keyPairFromSeed } from '../../src/hyper/index.js'
import { type HindranceStatement, hindranceMessage, signHindrance, verifyHindrance } from '../../src/replica/index.js'
import { fill } from './replicas.js'

const SEED = fill(1, 32)
const { publicKey } = keyPairFromSeed(SEED)
const STATEMENT: HindranceStatement = {
  genesis: fill(2, 32),
  drawSeed: fill(3, 32),
  amendment: 0x0102n,
  signer: 5n,
  hindrance: { type: 'noSource' }
}
const TOO_LARGE: HindranceStatement = { ...STATEMENT, hindrance: { type: 'tooLarge', plainBytes: 2n ** 32n } }

test('the bytes that are signed are those of the chain', () => {
  const ids = '02010000000000000500000000000000'
  const fields = Buffer.concat([STATEMENT.genesis, STATEMENT.drawSeed, Buffer.from(ids, 'hex')])
  const domain = (purpose: string) => Buffer.from(`datdot/statement/${purpose}`, 'ascii')
  expect(Buffer.from(hindranceMessage(STATEMENT))).toEqual(Buffer.concat([domain('no-source'), fields]))
  const bytes = Buffer.from('0000000001000000', 'hex')
  expect(Buffer.from(hindranceMessage(TOO_LARGE))).toEqual(Buffer.concat([domain('too-large'), fields, bytes]))
})

test('a signature counts for one statement and one key', () => {
  for (const statement of [STATEMENT, TOO_LARGE]) {
    const signature = signHindrance(statement, SEED)
    expect(verifyHindrance(statement, signature, publicKey)).toBe(true)
    expect(verifyHindrance({ ...statement, signer: 6n }, signature, publicKey)).toBe(false)
    expect(verifyHindrance({ ...statement, amendment: 6n }, signature, publicKey)).toBe(false)
    expect(verifyHindrance({ ...statement, drawSeed: fill(4, 32) }, signature, publicKey)).toBe(false)
    expect(verifyHindrance({ ...statement, genesis: fill(4, 32) }, signature, publicKey)).toBe(false)
    expect(verifyHindrance(statement, signature, fill(9, 32))).toBe(false)
    expect(verifyHindrance(statement, signature.subarray(1), publicKey)).toBe(false)
  }
  expect(verifyHindrance(TOO_LARGE, signHindrance(STATEMENT, SEED), publicKey)).toBe(false)
})
