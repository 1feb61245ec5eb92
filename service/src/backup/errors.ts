/** Every way in which a backup, or the machine that it is restored on, fails. */

import { errorTable } from '../errors.js'

export const BACKUP_ERRORS = {
  BACKUP_HOME_IN_USE: {
    message: 'another process uses {home}: {why}',
    remedy:
      'Stop it first (`systemctl stop datdot`, or Ctrl-C where it runs): what is copied must not change meanwhile.'
  },
  BACKUP_NOTHING: {
    message: 'there is nothing to keep in {home}',
    remedy: 'Name the right folder with --home; `datdot init` makes an account.'
  },
  BACKUP_EXISTS: {
    message: 'there is something in {path} already',
    remedy: 'Name another file: a backup is never overwritten.'
  },
  BACKUP_INVALID: {
    message: '{path} is no backup that this version can open: {why}',
    remedy: 'Take another copy of it; a backup that was cut off or changed on the way is of no use.'
  },
  BACKUP_PASSPHRASE_WRONG: {
    message: 'the passphrase does not open {path}',
    remedy: 'It is the one that the keystore had when the backup was made.'
  },
  BACKUP_HOME_NOT_EMPTY: {
    message: '{home} has an account’s files already: {names}',
    remedy: 'Restore into another folder with --home, or move these away if nobody needs them.'
  },
  BACKUP_OLD_MACHINE: {
    message: 'the backup of {made} is a copy, and the machine that it was made on may still run',
    remedy:
      'Make one with `datdot backup --move`, which stops the old machine from starting again; or, if that is gone for good, restore with --old-is-gone.'
  },
  BACKUP_MOVED: {
    message: 'the account was moved from {home} to another machine, by the backup of {made}',
    remedy:
      'Start it there. Two machines of one account sign contradicting statements and take each other’s connections. If it was never restored, remove {mark}.'
  },
  BACKUP_STILL_RUNNING: {
    message: 'another machine still runs this account: it answers in the DHT under the account’s key',
    remedy: 'Stop it, for good, and start again here a minute later.'
  }
} as const

export const backupError = errorTable(BACKUP_ERRORS)
export type BackupErrorCode = keyof typeof BACKUP_ERRORS
