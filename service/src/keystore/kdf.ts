/** A key out of a passphrase: scrypt, whose cost makes guessing slow. */

import { randomBytes, type ScryptOptions, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { z } from 'zod'
import { keystoreError } from './errors.js'

const KEY_BYTES = 32
const SALT_BYTES = 32
const LEAST_PASSPHRASE = 8
const MOST_PASSPHRASE = 1_024

/** What a guess costs: `n` · `r` · 128 bytes of memory, and the time to fill them `p` times. */
export interface ScryptCost {
  readonly n: number
  readonly r: number
  readonly p: number
}

/** 128 MiB, a third to half of a second. */
export const SCRYPT_COST: ScryptCost = { n: 2 ** 17, r: 8, p: 1 }

/** What a file may ask of who opens it: from 16 MiB to 1 GiB. */
const COST_BOUNDS = { n: [2 ** 14, 2 ** 20], r: [8, 8], p: [1, 4] } as const

export const hexBytes = (bytes: number) =>
  z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`), `it has to be ${bytes} bytes`)
const within = ([least, most]: readonly [number, number]) => z.number().int().min(least).max(most)
const isPowerOfTwo = (n: number) => Number.isInteger(Math.log2(n))

/** As it stands in a file. */
export const kdfSchema = z.strictObject({
  name: z.literal('scrypt'),
  n: within(COST_BOUNDS.n).refine(isPowerOfTwo, 'it has to be a power of two'),
  r: within(COST_BOUNDS.r),
  p: within(COST_BOUNDS.p),
  salt: hexBytes(SALT_BYTES)
})
export type Kdf = z.infer<typeof kdfSchema>

export function newKdf(cost: ScryptCost = SCRYPT_COST): Kdf {
  return { name: 'scrypt', ...cost, salt: randomBytes(SALT_BYTES).toString('hex') }
}

/** @throws KEYSTORE_PASSPHRASE_UNFIT */
export function checkPassphrase(passphrase: string): void {
  const { length } = [...passphrase]
  if (length < LEAST_PASSPHRASE || length > MOST_PASSPHRASE) {
    throw keystoreError('KEYSTORE_PASSPHRASE_UNFIT', { least: LEAST_PASSPHRASE, most: MOST_PASSPHRASE })
  }
}

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)

/** 32 bytes. */
export function keyOf(passphrase: string, { n, r, p, salt }: Kdf): Promise<Buffer> {
  // The same characters, however a keyboard or a file composes them.
  const text = passphrase.normalize('NFKC')
  return derive(text, Buffer.from(salt, 'hex'), KEY_BYTES, { N: n, r, p, maxmem: 128 * n * r + 128 * r * p + 2 ** 20 })
}
