/** An account's secret in a file that a passphrase opens. */

import { addressOf, seal, unseal } from './envelope.js'
import type { ScryptCost } from './kdf.js'
import { readPrivate, writePrivate } from './private-file.js'

export { KEYSTORE_ERRORS, type KeystoreErrorCode } from './errors.js'
export { checkPassphrase, type Kdf, kdfSchema, keyOf, newKdf, SCRYPT_COST, type ScryptCost } from './kdf.js'
export { ensureAbsent, exists, readPrivate, writePrivate } from './private-file.js'

export interface NewKeystore {
  readonly secret: string
  /** Of the account, SS58: it stays readable. */
  readonly address: string
  readonly passphrase: string
  readonly cost?: ScryptCost
}

/** @throws KEYSTORE_EXISTS, KEYSTORE_PASSPHRASE_UNFIT, KEYSTORE_EXPOSED, KEYSTORE_UNREADABLE */
export async function createKeystore(path: string, keystore: NewKeystore): Promise<void> {
  const { secret, address, passphrase, cost } = keystore
  await writePrivate(path, await seal(secret, passphrase, address, cost))
}

/** The secret. @throws KEYSTORE_MISSING, KEYSTORE_EXPOSED, KEYSTORE_INVALID, KEYSTORE_PASSPHRASE_WRONG */
export async function openKeystore(path: string, passphrase: string): Promise<string> {
  return unseal(await readPrivate(path), passphrase, path)
}

/** Whose it says that it is, without the passphrase. @throws as `openKeystore` */
export async function keystoreAddress(path: string): Promise<string> {
  return addressOf(await readPrivate(path), path)
}

/**
 * Puts the secret under another passphrase, with a new salt and today's cost.
 * @throws as `openKeystore`, KEYSTORE_PASSPHRASE_UNFIT
 */
export async function changePassphrase(path: string, old: string, next: string, cost?: ScryptCost): Promise<void> {
  const text = await readPrivate(path)
  const secret = await unseal(text, old, path)
  await writePrivate(path, await seal(secret, next, addressOf(text, path), cost), true)
}
