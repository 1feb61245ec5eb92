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
  ROLES_NOISE_KEY_REPLACED: {
    message: 'the account has another Noise key than this provider is dialled by',
    remedy: 'Start the provider again: it takes the new key, and its duties go on.'
  },
  ROLES_SIGNING_KEY_UNKNOWN: {
    message: 'the account has a signing key that this provider does not have',
    remedy: 'Start the provider with the keys that the account has now, when the setups that it is at work on are over.'
  },
  ROLES_CONTRACT_TOO_LARGE: {
    message: 'the chunks of contract {contract} are more than the {most} bytes that it may have',
    remedy:
      'Nothing to do: that is stated on chain. Its sponsor should state more bytes, or request contracts of fewer chunks.'
  },
  ROLES_SOURCE_MISSING: {
    message: 'nobody sends the chunks of contract {contract}',
    remedy: 'Nothing to do: that is stated on chain, and the slots are drawn again later.'
  },
  ROLES_REPLICA_EQUAL: {
    message: 'two replicas of one amendment are equal',
    remedy: 'Nothing to do: an encoder copied another one’s work, and its slot is set up again.'
  },
  ROLES_REPLICA_FLAWED: {
    message: 'the replica that an encoder signed is not that of the contract: {why}',
    remedy: 'Nothing to do: it was rejected on chain, and a second attestor judges it.'
  },
  ROLES_REPLICA_OTHER: {
    message: 'the encoder brought another replica than the one that was rejected',
    remedy: 'Nothing to do: only the rejected one can be judged; the slot is drawn again.'
  },
  ROLES_REVIEW_AWAITED: {
    message: 'the replica was rejected, and no second attestor is drawn yet',
    remedy: 'Nothing to do: it is brought to the second attestor.'
  },
  ROLES_REPLICA_DAMAGED: {
    message: 'the replica of contract {contract}, slot {slot} is damaged on disk: {why}',
    remedy: 'Check the disk. What is lost cannot be proven; the slot goes to another hoster.'
  },
  ROLES_DISK_FULL: {
    message: 'there is no room left on the disk: {why}',
    remedy: 'Make room on the disk, or offer less storage. What is stored is kept, served and proven meanwhile.'
  },
  ROLES_DISK_SHORT: {
    message: 'the disk gave {given} of {length} bytes of a replica',
    remedy: 'Check the disk: what was written there before is not there any more. The replica is made again.'
  },
  ROLES_STATE_UNREADABLE: {
    message: '{path} is not a file that this provider wrote',
    remedy:
      'Check the disk and put back a copy. Without one, move it away: what it said is lost, a replica with its slot.'
  },
  ROLES_REPLICA_MISSING: {
    message: 'there is no replica of contract {contract}, slot {slot} in the store',
    remedy: 'Nothing to do: it is reported as lost when no challenge is open, and the slot goes to another hoster.'
  },
  ROLES_STORE_MISSING: {
    message: '{path} is not the store of this account, which hosts slots ({slots}): nothing was reported as lost',
    remedy:
      'Mount the disk that has the store, or name the right HOME, and start again. If it is lost for good, start with --all-lost, which reports every slot.'
  }
} as const

export type RolesErrorCode = keyof typeof ROLES_ERRORS

export const rolesError = errorTable(ROLES_ERRORS)
