/**
 * A secret under a passphrase, version 1: the key is scrypt's of the passphrase, the cipher AES-256-GCM, which also
 * covers everything else in the file. Whoever changes a byte of it makes it one that does not open.
 */

import { createCipheriv, createDecipheriv, randomBytes, type ScryptOptions, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { z } from 'zod'
import { keystoreError } from './errors.js'

const VERSION = 1
const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const SALT_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
const MAX_SECRET_BYTES = 4_096

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

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`), `it has to be ${bytes} bytes`)
const within = ([least, most]: readonly [number, number]) => z.number().int().min(least).max(most)
const isPowerOfTwo = (n: number) => Number.isInteger(Math.log2(n))

const envelope = z.strictObject({
  version: z.literal(VERSION),
  address: z.string().min(1).max(64),
  kdf: z.strictObject({
    name: z.literal('scrypt'),
    n: within(COST_BOUNDS.n).refine(isPowerOfTwo, 'it has to be a power of two'),
    r: within(COST_BOUNDS.r),
    p: within(COST_BOUNDS.p),
    salt: hex(SALT_BYTES)
  }),
  cipher: z.strictObject({ name: z.literal(CIPHER), nonce: hex(NONCE_BYTES), tag: hex(TAG_BYTES) }),
  secret: z
    .string()
    .regex(/^([0-9a-f]{2})+$/)
    .max(2 * MAX_SECRET_BYTES)
})

type Envelope = z.infer<typeof envelope>

/**
 * @param address of the account, which stays readable
 * @throws KEYSTORE_PASSPHRASE_UNFIT, KEYSTORE_SECRET_UNFIT
 */
export async function seal(secret: string, passphrase: string, address: string, cost = SCRYPT_COST): Promise<string> {
  checkPassphrase(passphrase)
  const bytes = Buffer.byteLength(secret)
  if (bytes === 0 || bytes > MAX_SECRET_BYTES) throw keystoreError('KEYSTORE_SECRET_UNFIT', { most: MAX_SECRET_BYTES })
  const kdf = { name: 'scrypt', ...cost, salt: randomBytes(SALT_BYTES).toString('hex') } as const
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, await keyOf(passphrase, kdf), nonce)
  cipher.setAAD(covered(address, kdf))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  const file: Envelope = {
    version: VERSION,
    address,
    kdf,
    cipher: { name: CIPHER, nonce: nonce.toString('hex'), tag: cipher.getAuthTag().toString('hex') },
    secret: sealed.toString('hex')
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/**
 * @param path of the file, for errors
 * @throws KEYSTORE_INVALID, KEYSTORE_PASSPHRASE_WRONG
 */
export async function unseal(text: string, passphrase: string, path: string): Promise<string> {
  const { address, kdf, cipher, secret } = parse(text, path)
  const decipher = createDecipheriv(CIPHER, await keyOf(passphrase, kdf), Buffer.from(cipher.nonce, 'hex'), {
    authTagLength: TAG_BYTES
  })
  decipher.setAAD(covered(address, kdf))
  decipher.setAuthTag(Buffer.from(cipher.tag, 'hex'))
  const opened = decipher.update(Buffer.from(secret, 'hex'))
  try {
    return Buffer.concat([opened, decipher.final()]).toString('utf8')
  } catch {
    throw keystoreError('KEYSTORE_PASSPHRASE_WRONG', { path })
  }
}

/** Whose it is, without the passphrase; not proven before it is opened. @throws KEYSTORE_INVALID */
export function addressOf(text: string, path: string): string {
  return parse(text, path).address
}

/** @throws KEYSTORE_PASSPHRASE_UNFIT */
function checkPassphrase(passphrase: string): void {
  const { length } = [...passphrase]
  if (length < LEAST_PASSPHRASE || length > MOST_PASSPHRASE) {
    throw keystoreError('KEYSTORE_PASSPHRASE_UNFIT', { least: LEAST_PASSPHRASE, most: MOST_PASSPHRASE })
  }
}

function parse(text: string, path: string): Envelope {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    // The message of the parser repeats the text, which may be a secret in the wrong place.
    throw keystoreError('KEYSTORE_INVALID', { path, why: 'it is not JSON' })
  }
  const checked = envelope.safeParse(json)
  if (checked.success) return checked.data
  const field = checked.error.issues[0]?.path.join('.')
  throw keystoreError('KEYSTORE_INVALID', { path, why: field ? `its ${field} is wrong` : 'its fields are others' })
}

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)

function keyOf(passphrase: string, { n, r, p, salt }: Envelope['kdf']): Promise<Buffer> {
  // The same characters, however a keyboard or a file composes them.
  const text = passphrase.normalize('NFKC')
  return derive(text, Buffer.from(salt, 'hex'), KEY_BYTES, { N: n, r, p, maxmem: 128 * n * r + 128 * r * p + 2 ** 20 })
}

function covered(address: string, { name, n, r, p, salt }: Envelope['kdf']): Buffer {
  return Buffer.from(JSON.stringify(['datdot/keystore', VERSION, address, name, n, r, p, salt, CIPHER]))
}
