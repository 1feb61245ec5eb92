/** Every way in which `chain` fails: on the way to the chain, and by the pallet's own refusals. */

import { type DatdotError, type ErrorDetails, errorTable } from '../errors.js'
import { PALLET_ERRORS } from './generated/pallet-errors.js'

export const CHAIN_ERRORS = {
  CHAIN_UNREACHABLE: {
    message: 'no node answers at {url}: {why}',
    remedy: 'Start the node, or give the address of one that runs, such as ws://127.0.0.1:9944.'
  },
  CHAIN_URL_INVALID: {
    message: '{url} is not the address of a node',
    remedy: 'Write ws://host:port, or wss://host:port for an encrypted connection.'
  },
  CHAIN_WRONG_GENESIS: {
    message: 'the node at {url} is on the chain with genesis {found}, not {expected}',
    remedy:
      'Give the address of a node of the right chain; after a new start of a chain begin with an empty data folder.'
  },
  CHAIN_WITHOUT_MARKET: {
    message: 'the chain {chain} has no hosting market',
    remedy: 'Give the address of a node whose runtime has the pallet Datdot.'
  },
  CHAIN_RUNTIME_UNKNOWN: {
    message: 'the chain has the runtime {runtime} now, which speaks {found}, and this program {expected}',
    remedy: 'Install the release of DatDot for that runtime and start again; nothing that is stored has to be removed.'
  },
  CHAIN_TIMEOUT: {
    message: 'the node did not answer within {seconds} s',
    remedy: 'Check that the node is not overloaded or cut off, then try again.'
  },
  CHAIN_CONNECTION_LOST: {
    message: 'the connection to the node was lost: {why}',
    remedy: 'It is built again by itself: try again.'
  },
  CHAIN_CLIENT_CLOSED: {
    message: 'the chain client is closed',
    remedy: 'Connect again.'
  },
  CHAIN_REQUEST_FAILED: {
    message: 'the node refused a request: {why}',
    remedy: 'Check that node and service are of the same release, and look into the log of the node.'
  },
  CHAIN_HISTORY_PRUNED: {
    message: 'the node no longer has the state of block {block}',
    remedy: 'Use a node that keeps history (--state-pruning archive), or remove {file} to go on from the newest block.'
  },
  CHAIN_WIPED: {
    message: 'block {block} ({hash}), the last that {file} has seen, is not on this chain',
    remedy:
      'The chain was started anew, or this is another one: remove the data folder of the old chain, or connect to it.'
  },
  CHAIN_CURSOR_UNREADABLE: {
    message: '{file} cannot be used: {why}',
    remedy: 'Make the file readable and writable, or remove it to go on from the newest block.'
  },
  CHAIN_ARGUMENT_INVALID: {
    message: 'the call {call} cannot be made: {why}',
    remedy: 'Send keys of 32 bytes, signatures of 64, and numbers that fit, as the types say.'
  },
  CHAIN_TOO_MANY: {
    message: '{count} {what} are more than the {most} that one call takes',
    remedy: 'Make several calls.'
  },
  CHAIN_NO_SIGNER: {
    message: 'there is no account to sign with',
    remedy: 'Give the secret of an account; without one the chain can only be read.'
  },
  CHAIN_SECRET_INVALID: {
    message: 'the secret of the account cannot be used: {why}',
    remedy:
      'Give a mnemonic of 12 or 24 words, a seed of 64 hexadecimal digits after 0x, or //Name on a development chain.'
  },
  CHAIN_ADDRESS_INVALID: {
    message: '{address} is not the address of an account',
    remedy: 'Give the address as polkadot.js Apps shows it.'
  },
  CHAIN_FEES_UNPAYABLE: {
    message: 'the account {address} cannot pay the fee',
    remedy: 'Put more money on the account.'
  },
  CHAIN_NONCE_CONFLICT: {
    message: 'another program sends calls of the account {address}',
    remedy: 'Let one program at a time use an account; stop the other one, then try again.'
  },
  CHAIN_CALL_REFUSED: {
    message: 'the node does not take the call: {why}',
    remedy: 'Check that node and service are of the same release, then try again.'
  },
  CHAIN_CALL_LOST: {
    message: 'the call {call} left the node {attempts} times without getting into a block',
    remedy: 'The chain may be overloaded: try again later.'
  },
  CHAIN_DISPATCH_FAILED: {
    message: '{pallet}.{error}: {why}',
    remedy: 'Change what the message names; an ordinary account may call what the market offers to it.'
  }
} as const

/** @useDeclaredType */
export type ChainErrorCode = keyof typeof CHAIN_ERRORS
/** Errors of the pallet. @useDeclaredType */
export type PalletErrorCode = keyof typeof PALLET_ERRORS

export const chainError = errorTable(CHAIN_ERRORS)

const palletError = errorTable(PALLET_ERRORS)

/** Codes by the names that the pallet gives its errors. */
const CODES = new Map(
  Object.entries(PALLET_ERRORS).map(([code, { name }]) => [name as string, code as PalletErrorCode])
)

/** The coded error for one of the pallet's errors; nothing for a name that this release does not know. */
export function refusal(name: string, details?: ErrorDetails): DatdotError<PalletErrorCode> | undefined {
  const code = CODES.get(name)
  return code === undefined ? undefined : palletError(code, details)
}
