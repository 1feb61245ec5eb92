/** What the daemon tells by itself: one event for each block, over a stream that is opened again whenever it ends. */

import { batch, signal } from '@preact/signals'
import type { LoadShape } from '../../../service/src/devnet/load/shape.js'
import { ask } from './rpc.js'
import { readEvents } from './sse.js'
import { token } from './token.js'

export interface BlockEvent {
  readonly block: number
  readonly finalised: number
  /** Ids of the objects that the block's events are about. */
  readonly touched: readonly string[]
}

/** The newest block that was told of. */
export const head = signal<BlockEvent | null>(null)
/** What a load of the devnet is at, where one runs. */
export const load = signal<LoadShape | null>(null)
/** Whether the stream is open: else what the page shows may be old. */
export const online = signal(false)

/** How often a time passed without a block since the last one: the chain may be away, which only the daemon knows. */
export const silence = signal(0)

/** Whether anybody can see the page: one in the background asks nothing. */
export const visible = signal(!document.hidden)

const FIRST_RETRY_MS = 500
const LAST_RETRY_MS = 10_000
/** Many times the interval of blocks. */
const SILENCE_MS = 30_000

/** Follows the daemon as long as there is a token. */
export function follow(): void {
  document.addEventListener('visibilitychange', () => {
    visible.value = !document.hidden
  })
  listen()
  let stop = new AbortController()
  token.subscribe((known) => {
    stop.abort()
    stop = new AbortController()
    if (known !== null) void run(stop.signal)
  })
}

let listening: ReturnType<typeof setTimeout> | undefined

/** Counts from now on for how long there is silence. */
function listen(): void {
  clearTimeout(listening)
  listening = setTimeout(() => {
    silence.value++
    listen()
  }, SILENCE_MS)
}

function hear(block: BlockEvent): void {
  batch(() => {
    head.value = block
    silence.value = 0
  })
  listen()
}

async function run(signal: AbortSignal): Promise<void> {
  for (let retry = FIRST_RETRY_MS; !signal.aborted; retry = Math.min(retry * 2, LAST_RETRY_MS)) {
    try {
      const response = await ask('/events', { headers: { accept: 'text/event-stream' } }, signal)
      online.value = true
      retry = FIRST_RETRY_MS
      for await (const { event, data } of readEvents(response)) {
        if (event === 'block') hear(JSON.parse(data) as BlockEvent)
        if (event === 'load') load.value = JSON.parse(data) as LoadShape
      }
    } catch {
      // It is tried again; the page says that the daemon is away.
    }
    online.value = false
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, retry))
  }
}
