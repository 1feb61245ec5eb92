/**
 * A secret under a passphrase, version 1: the key is scrypt's of the passphrase, the cipher AES-256-GCM, which also
 * covers everything else in the file. Whoever changes a byte of it makes it one that does not open.
 */

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { keystoreError } from './errors.js'
import { checkPassphrase, hexBytes, kdfSchema, keyOf, newKdf, SCRYPT_COST } from './kdf.js'

const VERSION = 1
const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const MAX_SECRET_BYTES = 4_096

const envelope = z.strictObject({
  version: z.literal(VERSION),
  address: z.string().min(1).max(64),
  kdf: kdfSchema,
  cipher: z.strictObject({ name: z.literal(CIPHER), nonce: hexBytes(NONCE_BYTES), tag: hexBytes(TAG_BYTES) }),
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
  const kdf = newKdf(cost)
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

function covered(address: string, { name, n, r, p, salt }: Envelope['kdf']): Buffer {
  return Buffer.from(JSON.stringify(['datdot/keystore', VERSION, address, name, n, r, p, salt, CIPHER]))
}
