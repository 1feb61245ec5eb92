/**
 * The account's secret: from the environment, a plain file that was asked for, or the keystore; and the passphrase of
 * that. None of them is ever an argument, printed, or logged.
 */

import { isDatdotError } from '../errors.js'
import { exists, keystoreAddress, openKeystore, readPrivate } from '../keystore/index.js'
import { hide } from '../secrets.js'
import { cliError } from './errors.js'
import { askHidden, canAsk } from './question.js'
import type { Settings } from './settings.js'

/** How often a person may mistype a passphrase. */
const TRIES = 3

/** @throws CLI_SECRET_MISSING, CLI_PASSPHRASE_MISSING, KEYSTORE_* */
export async function readSecret(settings: Settings, signal: AbortSignal): Promise<string> {
  const secret = await findSecret(settings, signal)
  hide(secret)
  return secret
}

async function findSecret(settings: Settings, signal: AbortSignal): Promise<string> {
  const { secret, secretFile, keystore: path } = settings
  if (secret !== undefined) return secret
  if (secretFile !== undefined) return (await readPrivate(secretFile)).trim()
  await checkKeystore(path)
  return withPassphrase(settings, (passphrase) => openKeystore(path, passphrase), signal)
}

/**
 * Before anybody is asked for a passphrase.
 * @throws CLI_SECRET_MISSING, KEYSTORE_EXPOSED, KEYSTORE_INVALID, KEYSTORE_UNREADABLE
 */
export async function checkKeystore(path: string): Promise<void> {
  if (!(await exists(path))) throw cliError('CLI_SECRET_MISSING', { path })
  await keystoreAddress(path)
}

/**
 * What `open` makes of the keystore's passphrase; a person may try again.
 * @throws CLI_PASSPHRASE_MISSING, KEYSTORE_PASSPHRASE_WRONG, what `open` throws
 */
export async function withPassphrase<T>(
  settings: Settings,
  open: (passphrase: string) => Promise<T>,
  signal: AbortSignal,
  isWrong = (error: unknown): boolean => isDatdotError(error, 'KEYSTORE_PASSPHRASE_WRONG')
): Promise<T> {
  const given = await givenPassphrase(settings)
  if (given !== undefined) return open(given)
  if (!canAsk()) throw cliError('CLI_PASSPHRASE_MISSING', { path: settings.keystore })
  for (let left = TRIES; ; left--) {
    try {
      return await open(await askPassphrase(`Passphrase of ${settings.keystore}: `, signal))
    } catch (error) {
      if (!isWrong(error) || left === 1) throw error
      process.stderr.write(`${(error as Error).message}\n`)
    }
  }
}

/** The passphrase of a new keystore. @throws CLI_PASSPHRASE_MISSING, CLI_PASSPHRASE_DIFFERS, KEYSTORE_* */
export async function newPassphrase(settings: Settings, signal: AbortSignal): Promise<string> {
  return (await givenPassphrase(settings)) ?? askNewPassphrase(settings, signal)
}

/** Asks twice. @throws CLI_PASSPHRASE_MISSING, CLI_PASSPHRASE_DIFFERS */
export async function askNewPassphrase({ keystore: path }: Settings, signal: AbortSignal): Promise<string> {
  if (!canAsk()) throw cliError('CLI_PASSPHRASE_MISSING', { path })
  const passphrase = await askPassphrase(`New passphrase of ${path}: `, signal)
  if ((await askPassphrase('The same again: ', signal)) !== passphrase) throw cliError('CLI_PASSPHRASE_DIFFERS')
  return passphrase
}

async function askPassphrase(question: string, signal: AbortSignal): Promise<string> {
  const passphrase = await askHidden(question, signal)
  hide(passphrase)
  return passphrase
}

async function givenPassphrase({ passphrase, passphraseFile }: Settings): Promise<string | undefined> {
  if (passphrase !== undefined) {
    hide(passphrase)
    return passphrase
  }
  return passphraseFile === undefined ? undefined : readPassphraseFile(passphraseFile)
}

/** The file's text without the end of its last line. */
export async function readPassphraseFile(path: string): Promise<string> {
  const passphrase = (await readPrivate(path)).replace(/\r?\n$/, '')
  hide(passphrase)
  return passphrase
}
