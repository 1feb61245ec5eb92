/** Every way in which a request itself is refused; what a method fails with has the code of the part that failed. */

import { errorTable } from '../errors.js'

export const RPC_ERRORS = {
  RPC_NOT_JSON: {
    message: 'the request is not JSON',
    remedy: 'Send one JSON-RPC 2.0 request, or a list of them.'
  },
  RPC_REQUEST_INVALID: {
    message: 'this is no JSON-RPC 2.0 request: {why}',
    remedy: 'Send {"jsonrpc":"2.0","id":1,"method":"…","params":{…}}; rpc.discover says which methods there are.'
  },
  RPC_METHOD_UNKNOWN: {
    message: 'there is no method {method}',
    remedy: 'rpc.discover says which methods there are.'
  },
  RPC_PARAMS_INVALID: {
    message: '{method} cannot take these parameters: {field}: {why}',
    remedy:
      'Correct them; rpc.discover says what the method takes. Parameters go by name; large numbers as decimal text.'
  },
  RPC_BATCH_TOO_LARGE: {
    message: '{count} requests are more than the {most} that one batch may have',
    remedy: 'Send several batches.'
  },
  RPC_TOO_LARGE: {
    message: 'the request is longer than {most} bytes',
    remedy: 'Send a shorter one.'
  },
  RPC_BUSY: {
    message: 'as many requests run as may at the same time: {most}',
    remedy: 'Try again when some of them are answered.'
  },
  RPC_TIMEOUT: {
    message: '{method} was not done within {seconds} s',
    remedy: 'See by a method that reads whether it took effect, then try again.'
  },
  RPC_CLOSING: {
    message: 'the daemon is ending',
    remedy: 'Try again when it has started again.'
  },
  RPC_NO_OFFER: {
    message: 'the account has no offer',
    remedy: 'Make one with offer_update: name its roles, and the storage of a hoster.'
  },
  RPC_ROLES_MISSING: {
    message: 'an offer needs at least one role, and a hoster the bytes that it stores',
    remedy: 'Name `roles`, and `storage` if hoster is one of them.'
  },
  RPC_NOT_REGISTERED: {
    message: 'the account is not registered',
    remedy: 'Register it with account_create.'
  },
  RPC_NO_ROOM: {
    message: '{path} has {bytes} bytes, and there is room for {room}: what is published is copied',
    remedy: 'Free space on the disk of HOME, or lower `reserve`.'
  },
  RPC_INTERNAL: {
    message: 'the daemon failed in {method}',
    remedy: 'Look into its log; nothing else is affected.'
  }
} as const

export const rpcError = errorTable(RPC_ERRORS)
export type RpcErrorCode = keyof typeof RPC_ERRORS
