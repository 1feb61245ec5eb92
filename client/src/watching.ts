/** Changes of a key, as they come: server-sent events over `fetch`, taken up again when the connection breaks. */

import { addressOf, type KeyInput } from './address.js'
import { type Asking, ask } from './asking.js'
import { clientError, DatdotClientError } from './errors.js'

export interface Change {
  /** For `read` and `list`. */
  readonly version: string
  readonly fork: number
  /** Chunks of the key's first hypercore. */
  readonly length: number
}

/** Pauses before the connection is made again. */
const FIRST_PAUSE_MS = 500
const LAST_PAUSE_MS = 30_000

/**
 * The present version, then each that comes, until `signal` fires or nobody takes them any more.
 * @throws CLIENT_KEY_INVALID, and GATEWAY_* and CLIENT_UNREACHABLE if it never began
 */
export async function* watch(asking: Asking, key: KeyInput, signal?: AbortSignal): AsyncGenerator<Change, void> {
  const address = addressOf(asking.daemon, key, '/.well-known/datdot/watch', {})
  let last = ''
  let pause = FIRST_PAUSE_MS
  for (let begun = false; !signal?.aborted; ) {
    try {
      const response = await ask(asking, address, { accept: 'text/event-stream' }, signal)
      begun = true
      for await (const change of changesOf(response)) {
        pause = FIRST_PAUSE_MS
        if (change.version !== last) yield change
        last = change.version
      }
    } catch (error) {
      if (signal?.aborted) return
      if (!begun || isFinal(error)) throw error
    }
    await sleep(pause, signal)
    pause = Math.min(2 * pause, LAST_PAUSE_MS)
  }
}

/** Whether asking again would be answered the same. */
function isFinal(error: unknown): boolean {
  return error instanceof DatdotClientError && ['GATEWAY_ORIGIN_REFUSED', 'CLIENT_ANSWER_UNKNOWN'].includes(error.code)
}

async function* changesOf(response: Response): AsyncGenerator<Change> {
  const reader = response.body?.getReader()
  if (reader === undefined) throw clientError('CLIENT_ANSWER_UNKNOWN')
  const decoder = new TextDecoder()
  let text = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      text += decoder.decode(value, { stream: true })
      const events = text.split('\n\n')
      text = events.pop() ?? ''
      for (const event of events) {
        const change = changeOf(event)
        if (change !== undefined) yield change
      }
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

function changeOf(event: string): Change | undefined {
  const lines = event.split('\n')
  if (!lines.includes('event: version')) return undefined
  const data = lines.find((line) => line.startsWith('data: '))?.slice('data: '.length)
  return data === undefined ? undefined : (JSON.parse(data) as Change)
}

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal?.addEventListener('abort', end)
  })
}
