/** Every way in which the devnet fails. */

import { errorTable } from '../errors.js'

export const DEVNET_ERRORS = {
  DEVNET_STAGE_TIMEOUT: {
    message: '{stage} took more than {seconds} s; {state}. See {log}',
    remedy: 'Look into the log; on a slow machine try again with --patience 3.'
  },
  DEVNET_PROCESS_ENDED: {
    message: '{name} ended ({how}) while the devnet was at: {stage}. It said: {words} See {log}',
    remedy: 'Look into the log of that process.'
  },
  DEVNET_NODE_MISSING: {
    message: 'there is no node at {path}',
    remedy: 'Build it with scripts/build --node, or name another one with DATDOT_NODE.'
  },
  DEVNET_PORT_TAKEN: {
    message: 'port {port} of 127.0.0.1, which is to be {use}, is taken',
    remedy: 'Stop what uses it, or choose another one with --rpc-port, --p2p-port, --dht-port or --faucet-port.'
  },
  DEVNET_FAUCET_REFUSED: {
    message: 'the chain {chain} is of the type {type}: a faucet is for development chains',
    remedy: 'Use --rpc with the node of a development chain, or none.'
  },
  DEVNET_STATE_EXISTS: {
    message: 'there is something in {path} already',
    remedy: 'Name a folder that is empty or does not exist: a devnet begins with a new chain.'
  },
  DEVNET_HOME_UNUSABLE: {
    message: 'the folder {path} cannot be made: {why}',
    remedy: 'Name another one with --home.'
  },
  DEVNET_CHECK_FAILED: {
    message: 'the devnet ran, but not all of it held: {what}',
    remedy: 'The report says what was found; the logs say how it came to it.'
  }
} as const

export const devnetError = errorTable(DEVNET_ERRORS)
export type DevnetErrorCode = keyof typeof DEVNET_ERRORS
