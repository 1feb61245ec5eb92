/** Every way in which a call of this package fails: with a code that programs test, and what to do about it. */

/** The client's own; the gateway's begin with `GATEWAY_`, the daemon's with other prefixes. */
export const CLIENT_ERRORS = {
  CLIENT_KEY_INVALID: {
    message: 'this is not a hypercore key',
    remedy: 'Give the key as 52 characters of z-base-32, as 64 hexadecimal digits, or as 32 bytes.'
  },
  CLIENT_UNREACHABLE: {
    message: 'no DatDot daemon answers, or it does not let this page ask',
    remedy: 'Start `datdot daemon` or `datdot gateway`, and add this page’s origin to its setting `gateway-origins`.'
  },
  CLIENT_ANSWER_UNKNOWN: {
    message: 'what answers is no DatDot gateway of this version',
    remedy: 'Check the address of the daemon, and whether both are of the same release.'
  },
  CLIENT_NO_WINDOW: {
    message: 'only a page in a browser can ask for consent',
    remedy: 'Call this from a page; programs outside of browsers use the package `datdot`.'
  },
  CLIENT_POPUP_BLOCKED: {
    message: 'the browser did not open the window in which to consent',
    remedy: 'Call this from a click or key press, and allow windows of this page.'
  },
  CLIENT_REFUSED: {
    message: 'the person did not consent',
    remedy: 'Leave it at that; ask again only if the person starts it.'
  },
  CLIENT_TOO_MANY: {
    message: 'this page has asked too often',
    remedy: 'Wait a minute, and ask only when the person starts it.'
  }
} as const

export type ClientErrorCode = keyof typeof CLIENT_ERRORS

export class DatdotClientError extends Error {
  override readonly name = 'DatdotClientError'
  /** One of `CLIENT_ERRORS`, or a code of the gateway or the daemon. */
  readonly code: string
  /** What the person or program that meets this error can do. */
  readonly remedy: string

  constructor(code: string, message: string, remedy: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    this.remedy = remedy
  }
}

export function clientError(code: ClientErrorCode, cause?: unknown): DatdotClientError {
  const { message, remedy } = CLIENT_ERRORS[code]
  return new DatdotClientError(code, message, remedy, cause)
}

/** What the gateway or the consent page says went wrong. Nothing if it is no such thing. */
export function toldError(told: unknown): DatdotClientError | undefined {
  if (typeof told !== 'object' || told === null) return undefined
  const { code, message, remedy } = told as Record<string, unknown>
  if (typeof code !== 'string' || typeof message !== 'string') return undefined
  return new DatdotClientError(code, message, typeof remedy === 'string' ? remedy : '')
}
