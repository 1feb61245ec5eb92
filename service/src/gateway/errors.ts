/** Every way in which the gateway fails, and the HTTP status that says so. */

import { type DatdotError, errorTable } from '../errors.js'

export const GATEWAY_ERRORS = {
  GATEWAY_HOST_UNKNOWN: {
    message: 'this gateway does not answer for the host {host}',
    remedy: 'Open http://KEY.localhost with the gateway’s port, where KEY has 52 characters of z-base-32.'
  },
  GATEWAY_KEY_INVALID: {
    message: 'this is not a hypercore key: {text}',
    remedy: 'Give the key as 52 characters of z-base-32 or as 64 hexadecimal digits.'
  },
  GATEWAY_PATH_INVALID: {
    message: 'the path cannot be a name in a drive: {why}',
    remedy:
      'Write each part of the path percent-encoded, without empty parts, dots, slashes or control characters in it.'
  },
  GATEWAY_PATH_TOO_LONG: {
    message: 'the address has {length} characters, more than {most}',
    remedy: 'Ask for a shorter one: no name in a drive is that long.'
  },
  GATEWAY_METHOD_UNKNOWN: {
    message: 'the gateway only reads: {method} is neither GET nor HEAD',
    remedy: 'Publish changes with `datdot publish`; nothing is written through the gateway.'
  },
  GATEWAY_REQUEST_INVALID: {
    message: 'the request cannot be answered: {why}',
    remedy: 'Open the address in a browser, or ask for it by GET or HEAD without anything else.'
  },
  GATEWAY_ORIGIN_REFUSED: {
    message: 'pages of {origin} may not read through this gateway',
    remedy: 'Serve the page from this machine or from a drive, or name its origin in the setting `gateway-origins`.'
  },
  GATEWAY_KEY_UNKNOWN: {
    message: 'nobody on the network has this key, and the chain does not know it',
    remedy: 'Check the key, and whether a computer that has it is online; then try again.'
  },
  GATEWAY_NOBODY_SERVES: {
    message: 'the chain knows this key with {hosters} hosters, but none of them answered within {seconds} s',
    remedy: 'Try again in a minute. If it stays so, check that this computer reaches the network.'
  },
  GATEWAY_NOT_FOUND: {
    message: 'there is no {path} under this key',
    remedy: 'Look into the folder above it: the author may have renamed or removed it.'
  },
  GATEWAY_VERSION_UNKNOWN: {
    message: 'the version {version} of this key cannot be had; the newest known is {newest}',
    remedy: 'Leave `v` out for the newest version, or wait until the author’s changes have arrived.'
  },
  GATEWAY_RANGE_UNSATISFIABLE: {
    message: 'the range begins behind the last of {size} bytes',
    remedy: 'Ask for a range within the file.'
  },
  GATEWAY_DRIVE_INVALID: {
    message: 'what the author wrote under this name cannot be read',
    remedy: 'Tell the author; the gateway shows only what agrees with itself.'
  },
  GATEWAY_TIMEOUT: {
    message: 'nothing came within {seconds} s',
    remedy: 'Those who have it are gone or slow: try again.'
  },
  GATEWAY_BUSY: {
    message: 'the gateway has enough to do: {what}',
    remedy: 'Try again in some seconds, or close other pages that read through it.'
  },
  GATEWAY_SHARE_USED: {
    message: 'the gateway does as much for {asker} as it does for one who asks: {what}',
    remedy: 'Wait until something of it is done, or close pages of it that read or follow keys.'
  },
  GATEWAY_FAILED: {
    message: 'the gateway failed: {why}',
    remedy: 'Try again. If it stays so, look into the daemon’s log.'
  }
} as const

export type GatewayErrorCode = keyof typeof GATEWAY_ERRORS

export const gatewayError = errorTable(GATEWAY_ERRORS)

export const STATUS: Readonly<Record<GatewayErrorCode, number>> = {
  GATEWAY_HOST_UNKNOWN: 421,
  GATEWAY_KEY_INVALID: 400,
  GATEWAY_PATH_INVALID: 400,
  GATEWAY_PATH_TOO_LONG: 414,
  GATEWAY_METHOD_UNKNOWN: 405,
  GATEWAY_REQUEST_INVALID: 400,
  GATEWAY_ORIGIN_REFUSED: 403,
  GATEWAY_KEY_UNKNOWN: 404,
  GATEWAY_NOBODY_SERVES: 504,
  GATEWAY_NOT_FOUND: 404,
  GATEWAY_VERSION_UNKNOWN: 404,
  GATEWAY_RANGE_UNSATISFIABLE: 416,
  GATEWAY_DRIVE_INVALID: 502,
  GATEWAY_TIMEOUT: 504,
  GATEWAY_BUSY: 503,
  GATEWAY_SHARE_USED: 429,
  GATEWAY_FAILED: 500
}

/** What an error of any part is to somebody who asked the gateway. */
export function asGatewayError(error: unknown, seconds: number): DatdotError<GatewayErrorCode> {
  const code = (error as { code?: unknown }).code
  if (typeof code === 'string' && Object.hasOwn(GATEWAY_ERRORS, code)) return error as DatdotError<GatewayErrorCode>
  if (code === 'FST_ERR_BAD_URL')
    return gatewayError('GATEWAY_PATH_INVALID', { why: 'it is not percent-encoded UTF-8' }, error)
  // What Hypercore and JSON say of bytes that they cannot read.
  const isUnread = code === 'DECODING_ERROR' || error instanceof SyntaxError
  if (code === 'HYPER_DRIVE_INVALID' || isUnread) return gatewayError('GATEWAY_DRIVE_INVALID', {}, error)
  if (code === 'HYPER_CHUNK_TIMEOUT' || code === 'HYPER_READ_STALLED')
    return gatewayError('GATEWAY_TIMEOUT', { seconds }, error)
  const { statusCode = 500, message = '' } = error as { statusCode?: number; message?: string }
  // What the server itself finds wrong with a request, such as a body that nobody takes.
  if (typeof code === 'string' && code.startsWith('FST_') && statusCode < 500)
    return gatewayError('GATEWAY_REQUEST_INVALID', { why: message.slice(0, 200) }, error)
  if ((error as { name?: unknown }).name === 'TimeoutError') return gatewayError('GATEWAY_TIMEOUT', { seconds }, error)
  return gatewayError('GATEWAY_FAILED', { why: error instanceof Error ? error.message : String(error) }, error)
}
