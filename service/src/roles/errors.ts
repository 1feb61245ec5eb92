/** Every way in which roles fail. */

import { errorTable } from '../errors.js'

export const ROLES_ERRORS = {
  ROLES_HEADER_REFUSED: {
    message: 'the header of the replica does not fit the contract: {why}',
    remedy: 'Nothing to do: the slot is set up again by whoever is drawn next.'
  },
  ROLES_STREAM_REFUSED: {
    message: 'the replica that a peer sent was refused: {why}',
    remedy: 'Nothing to do: the slot is set up again by whoever is drawn next.'
  },
  ROLES_STATEMENT_REFUSED: {
    message: 'the statement of the {role} does not fit what it sent: {why}',
    remedy: 'Nothing to do: the slot is set up again by whoever is drawn next.'
  },
  ROLES_KEY_DIFFERS: {
    message: 'the chain expects another signing key of the {role} than this provider has',
    remedy: 'Run the provider with the keys that the account had when it was drawn, until the setup is over.'
  },
  ROLES_CONTRACT_TOO_LARGE: {
    message: 'the chunks of contract {contract} are more than the {most} bytes that a contract may have',
    remedy: 'Nothing to do: its slots stay empty. Its sponsor should request contracts of fewer chunks.'
  },
  ROLES_REPLICA_EQUAL: {
    message: 'two replicas of one amendment are equal',
    remedy: 'Nothing to do: an encoder copied another one’s work, and its slot is set up again.'
  },
  ROLES_REPLICA_DAMAGED: {
    message: 'the replica of contract {contract}, slot {slot} is damaged on disk: {why}',
    remedy: 'Check the disk. What is lost cannot be proven; the slot goes to another hoster.'
  },
  ROLES_DISK_SHORT: {
    message: 'the disk took or gave {moved} of {length} bytes of a replica',
    remedy: 'Make room on the disk, or offer less storage; check the disk if there is room.'
  },
  ROLES_STATE_UNREADABLE: {
    message: '{path} is not a file that this provider wrote',
    remedy:
      'Check the disk and put back a copy. Without one, move it away: what it said is lost, a replica with its slot.'
  },
  ROLES_REPLICA_MISSING: {
    message: 'there is no replica of contract {contract}, slot {slot} in the store',
    remedy: 'Run the provider with the folder in which it stored its replicas.'
  }
} as const

export type RolesErrorCode = keyof typeof ROLES_ERRORS

export const rolesError = errorTable(ROLES_ERRORS)
