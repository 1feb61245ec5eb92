/** Every way in which a keystore, or another file of secrets, fails. None of the messages has anything of a secret. */

import { errorTable } from '../errors.js'

export const KEYSTORE_ERRORS = {
  KEYSTORE_MISSING: {
    message: 'there is no file {path}',
    remedy: 'Check the path; `datdot init` and `datdot account new` make a keystore.'
  },
  KEYSTORE_UNREADABLE: {
    message: '{path} cannot be used: {why}',
    remedy: 'Check the path and who owns the file; it has to be an ordinary file that this user may read.'
  },
  KEYSTORE_EXPOSED: {
    message: 'others can get at {path}: its mode is {mode}',
    remedy:
      'Make it yours alone with chmod 600 (a folder: chmod 700), and consider the secret known if others use this machine.'
  },
  KEYSTORE_EXISTS: {
    message: 'there is something in {path} already',
    remedy: 'Use it, or name another file: a secret is never overwritten.'
  },
  KEYSTORE_INVALID: {
    message: '{path} is no keystore that this version can open: {why}',
    remedy: 'Restore it from a copy, or make it again from the secret with `datdot account import`.'
  },
  KEYSTORE_PASSPHRASE_WRONG: {
    message: 'the passphrase does not open {path}',
    remedy:
      'Type it again, mind Caps Lock and the keyboard; without it the file is worth nothing, and only a copy of the secret helps.'
  },
  KEYSTORE_PASSPHRASE_UNFIT: {
    message: 'a passphrase has {least} to {most} characters',
    remedy: 'Choose several words that nobody would guess.'
  },
  KEYSTORE_SECRET_UNFIT: {
    message: 'a secret has 1 to {most} bytes',
    remedy: 'Give a mnemonic, or a seed of 64 hexadecimal digits after 0x.'
  }
} as const

export const keystoreError = errorTable(KEYSTORE_ERRORS)
export type KeystoreErrorCode = keyof typeof KEYSTORE_ERRORS
