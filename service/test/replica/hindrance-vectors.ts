/** Vectors of the statements that encoders and attestor make together. Rust twin: `tests/common/hindrance.rs`. */

import { expect } from '@jest/globals'
import { keyPairFromSeed } from '../../src/hyper/index.js'
import {
  type Hindrance,
  type HindranceStatement,
  hindranceMessage,
  signHindrance,
  verifyHindrance
} from '../../src/replica/index.js'
import { fill } from './replicas.js'
import { fromHex, toHex } from './vectors.js'

export interface HindranceVector {
  genesis: string
  drawSeed: string
  amendment: string
  /** Of a contract that is too large; without a source there is none. */
  plainBytes?: string
  signed: { signer: string; message: string; key: string; signature: string }[]
}

/** The vector of a statement, signed by these users with keys of their own. */
export function makeHindrance(
  { genesis, drawSeed, amendment, hindrance }: Omit<HindranceStatement, 'signer'>,
  signers: readonly bigint[]
): HindranceVector {
  return {
    genesis: toHex(genesis),
    drawSeed: toHex(drawSeed),
    amendment: String(amendment),
    ...(hindrance.type === 'tooLarge' && { plainBytes: String(hindrance.plainBytes) }),
    signed: signers.map((signer, i) => {
      const statement = { genesis, drawSeed, amendment, signer, hindrance }
      const seed = fill(i, 32)
      return {
        signer: String(signer),
        message: toHex(hindranceMessage(statement)),
        key: toHex(keyPairFromSeed(seed).publicKey),
        signature: toHex(signHindrance(statement, seed))
      }
    })
  }
}

function parse(vector: HindranceVector, signer: string): HindranceStatement {
  const { genesis, drawSeed, amendment, plainBytes } = vector
  const hindrance: Hindrance =
    plainBytes === undefined ? { type: 'noSource' } : { type: 'tooLarge', plainBytes: BigInt(plainBytes) }
  return {
    genesis: fromHex(genesis),
    drawSeed: fromHex(drawSeed),
    amendment: BigInt(amendment),
    signer: BigInt(signer),
    hindrance
  }
}

/** Each signer's message and signature, and that neither stands for another signer or hindrance. */
export function checkHindrance(vector: HindranceVector): void {
  expect(vector.signed.length).toBeGreaterThan(1)
  for (const { signer, message, key, signature } of vector.signed) {
    for (const other of vector.signed) {
      const statement = parse(vector, other.signer)
      const own = other.signer === signer
      expect(verifyHindrance(statement, fromHex(signature), fromHex(key))).toBe(own)
      expect(toHex(hindranceMessage(statement)) === message).toBe(own)
      const hindrance: Hindrance =
        statement.hindrance.type === 'tooLarge' ? { type: 'noSource' } : { type: 'tooLarge', plainBytes: 0n }
      expect(verifyHindrance({ ...statement, hindrance }, fromHex(signature), fromHex(key))).toBe(false)
    }
  }
}
