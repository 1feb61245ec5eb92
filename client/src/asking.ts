/** One request to the gateway. */

import { clientError, DatdotClientError, toldError } from './errors.js'

export interface Asking {
  readonly fetch: typeof fetch
  /** `http://127.0.0.1:PORT` */
  readonly daemon: string
}

/** Says that it is this package that asks: a browser asks the gateway first whether this page may. */
const HEADERS = { 'datdot-client': '1' }

/** @throws CLIENT_UNREACHABLE, GATEWAY_* */
export async function ask(
  asking: Asking,
  address: string,
  headers: Readonly<Record<string, string>>,
  signal?: AbortSignal
): Promise<Response> {
  const { fetch } = asking
  let response: Response
  try {
    const init = { headers: { ...HEADERS, ...headers }, credentials: 'omit', ...(signal && { signal }) } as const
    response = await fetch(address, init)
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw clientError('CLIENT_UNREACHABLE', cause)
  }
  if (response.ok || response.status === 304) return response
  throw await refusal(response)
}

async function refusal(response: Response): Promise<DatdotClientError> {
  try {
    const { error } = (await response.json()) as { error?: unknown }
    return toldError(error) ?? clientError('CLIENT_ANSWER_UNKNOWN')
  } catch (cause) {
    return cause instanceof DatdotClientError ? cause : clientError('CLIENT_ANSWER_UNKNOWN', cause)
  }
}
