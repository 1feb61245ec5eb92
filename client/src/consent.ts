/**
 * Asking a person for what only that person may decide. The daemon's own page does it, in a window of its own: it shows who
 * asks, for what and at what price, and sends it only when the person confirms. This page never sees the daemon's token.
 */

import { clientError, toldError } from './errors.js'

/** What is asked for. Keys in z-base-32, money in planck as digits. */
export type ConsentRequest =
  | { readonly type: 'hosting'; readonly key: string; readonly seconds: number; readonly replicas?: number }
  | { readonly type: 'tip'; readonly key: string; readonly amount: string }

export interface Message {
  readonly data: unknown
  readonly origin: string
  readonly source: unknown
}

/** What this needs of the page that asks. */
export interface AskingPage {
  open(address: string, name: string, features: string): Popup | null
  addEventListener(type: 'message', listener: (message: Message) => void): void
  removeEventListener(type: 'message', listener: (message: Message) => void): void
}

export interface Popup {
  readonly closed: boolean
  postMessage(message: unknown, targetOrigin: string): void
  close(): void
}

/** How often it is looked whether the window is still there. */
const LOOK_MS = 300
const FEATURES = 'popup,width=520,height=680'

/**
 * Resolves with what the daemon says when the person has confirmed and it is done. Call it from a click.
 * @throws CLIENT_NO_WINDOW, CLIENT_POPUP_BLOCKED, CLIENT_REFUSED, CLIENT_TOO_MANY, and the daemon's errors
 */
export async function consent(
  page: AskingPage | undefined,
  daemon: string,
  request: ConsentRequest,
  signal?: AbortSignal
): Promise<unknown> {
  signal?.throwIfAborted()
  if (page === undefined) throw clientError('CLIENT_NO_WINDOW')
  const { origin } = new URL(daemon)
  const id = crypto.randomUUID()
  const popup = page.open(`${origin}/consent#${id}`, `datdot-${id}`, FEATURES)
  if (popup === null) throw clientError('CLIENT_POPUP_BLOCKED')
  const ended = new AbortController()
  try {
    return await new Promise((resolve, reject) => {
      const onMessage = ({ data, origin: from, source }: Message): void => {
        if (from !== origin || source !== popup) return
        const told = data as { datdot?: unknown; id?: unknown; result?: unknown; error?: unknown } | null
        if (told?.id !== id) return
        if (told.datdot === 'ready') popup.postMessage({ datdot: 'request', id, request }, origin)
        if (told.datdot === 'done') resolve(told.result)
        if (told.datdot === 'failed') reject(toldError(told.error) ?? clientError('CLIENT_ANSWER_UNKNOWN'))
      }
      page.addEventListener('message', onMessage)
      const looking = setInterval(() => popup.closed && reject(clientError('CLIENT_REFUSED')), LOOK_MS)
      const onAbort = (): void => reject(signal?.reason)
      signal?.addEventListener('abort', onAbort)
      ended.signal.addEventListener('abort', () => {
        page.removeEventListener('message', onMessage)
        clearInterval(looking)
        signal?.removeEventListener('abort', onAbort)
      })
    })
  } finally {
    ended.abort()
    if (signal?.aborted) popup.close()
  }
}
