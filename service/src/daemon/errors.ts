/** Every way in which the daemon itself fails, or refuses a request. */

import { errorTable } from '../errors.js'

export const DAEMON_ERRORS = {
  DAEMON_RUNNING: {
    message: 'a daemon runs already for {home}',
    remedy: 'Use that one, or end it first; another account needs a folder of its own (--home).'
  },
  DAEMON_PORT_TAKEN: {
    message: '{address} cannot be listened on: {why}',
    remedy: 'End the program that has the port, or name another address with --web; port 0 takes any that is free.'
  },
  DAEMON_SOCKET_UNUSABLE: {
    message: 'the socket {path} cannot be made: {why}',
    remedy: 'Make the folder writable, and its path shorter than 100 characters (--home).'
  },
  DAEMON_NOT_RUNNING: {
    message: 'no daemon runs for {home}',
    remedy: 'Start it with `datdot daemon`.'
  },
  DAEMON_TOKEN_UNUSABLE: {
    message: 'the token file {path} cannot be used: {why}',
    remedy: 'Remove the file: the daemon makes a new one.'
  },
  DAEMON_NODE_AWAY: {
    message: 'there is no connection to the chain: {why}',
    remedy:
      'Start the node: the connection comes by itself. For another node set `rpc` (--rpc), and start the daemon again.'
  },
  DAEMON_NO_ACCOUNT: {
    message: 'the account {address} is not registered',
    remedy: 'Register it with `datdot account create`, or by the method account_create.'
  },
  DAEMON_NO_OFFER: {
    message: 'the account {address} has no offer',
    remedy:
      'Make one with `datdot dashboard`, under Provide, or by the method offer_update; roles start by themselves then.'
  },
  DAEMON_STARTING: {
    message: 'the daemon is starting: {what}',
    remedy: 'Wait some seconds and ask again.'
  },
  DAEMON_CHAIN_STANDS: {
    message: 'no new block came for {seconds} s',
    remedy: 'See in the log of the node whether it reaches other nodes.'
  },
  DAEMON_HOST_UNKNOWN: {
    message: 'this server is not called {host}',
    remedy: 'Open it as http://localhost with its port, or add the name to the setting web-names.'
  },
  DAEMON_ORIGIN_FOREIGN: {
    message: 'a page of {origin} may not ask this',
    remedy: 'Ask from the daemon’s own page, or from a program that sends no Origin.'
  },
  DAEMON_TOKEN_MISSING: {
    message: 'the request has no valid token',
    remedy: 'Send `Authorization: Bearer` with the content of HOME/daemon.token.'
  },
  DAEMON_TOKEN_NARROW: {
    message: 'this token reads /metrics and nothing else',
    remedy: 'Send the content of HOME/daemon.token, which may do everything that the account can.'
  },
  DAEMON_CONTENT_TYPE: {
    message: 'the request is not of the content type {wanted}',
    remedy: 'Send `Content-Type: application/json` and a JSON body; parts of an upload as application/octet-stream.'
  },
  DAEMON_STREAMS_FULL: {
    message: 'as many streams of events are open as may be: {most}',
    remedy: 'Close other pages of the dashboard.'
  },
  DAEMON_NOT_FOUND: {
    message: 'there is nothing at {path}',
    remedy: 'Check the address.'
  },
  DAEMON_REQUEST_INVALID: {
    message: 'the request cannot be taken: {why}',
    remedy: 'Correct the request.'
  },
  DAEMON_INTERNAL: {
    message: 'the daemon failed on this request',
    remedy: 'Look into its log; nothing else is affected.'
  }
} as const

export const daemonError = errorTable(DAEMON_ERRORS)
export type DaemonErrorCode = keyof typeof DAEMON_ERRORS
