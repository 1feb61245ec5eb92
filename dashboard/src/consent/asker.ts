/** The page that opened this window: it is heard once, and answered there and nowhere else. */

import { mayAsk, noteRefusal } from './limits.js'
import { type Wish, wishOf } from './wish.js'

export interface Told {
  readonly code: string
  readonly message: string
  readonly remedy: string
}

const TOO_MANY: Told = {
  code: 'CLIENT_TOO_MANY',
  message: 'this page has asked too often',
  remedy: 'Wait a minute, and ask only when the person starts it.'
}
const REFUSED: Told = {
  code: 'CLIENT_REFUSED',
  message: 'the person did not consent',
  remedy: 'Leave it at that; ask again only if the person starts it.'
}
const NO_WISH: Told = {
  code: 'CLIENT_WISH_INVALID',
  message: 'what was asked for is nothing that the daemon knows',
  remedy: 'Ask for a key, a time and an amount that there can be.'
}

export interface Asker {
  /** As the browser says it, which cannot be made up. */
  readonly origin: string
  readonly wish: Wish
  done(result: Readonly<Record<string, string>>): void
  failed(error: Told): void
  refuse(): void
}

/** Waits for the wish of the page that opened this window; `turned` if it may not ask, or asks for nothing. */
export function listenToOpener(onAsker: (asker: Asker) => void, onTurned: (why: string) => void): void {
  const opener = window.opener as Window | null
  const id = location.hash.slice(1)
  if (opener === null || !/^[0-9a-f-]{36}$/.test(id)) {
    onTurned('No page has asked for anything.')
    return
  }
  let heard = false
  window.addEventListener('message', ({ source, origin, data }: MessageEvent) => {
    const sent = data as { datdot?: unknown; id?: unknown; request?: unknown } | null
    if (heard || source !== opener || sent?.datdot !== 'request' || sent.id !== id) return
    heard = true
    const tell = (answer: object): void => opener.postMessage({ id, ...answer }, origin)
    const failed = (error: Told): void => tell({ datdot: 'failed', error })
    const wish = wishOf(sent.request)
    // A page without an origin, or this very daemon's, is nobody to whom consent can be given.
    if (wish === undefined || !/^https?:\/\//.test(origin) || origin === location.origin) {
      failed(NO_WISH)
      onTurned('A page asked for something that the daemon does not know.')
      return
    }
    if (!mayAsk(localStorage, origin, Date.now())) {
      failed(TOO_MANY)
      onTurned(`${origin} has asked too often, and has to wait.`)
      return
    }
    const refuse = (): void => {
      noteRefusal(localStorage, origin, Date.now())
      failed(REFUSED)
    }
    onAsker({ origin, wish, done: (result) => tell({ datdot: 'done', result }), failed, refuse })
  })
  // It says nothing but that this window listens.
  opener.postMessage({ datdot: 'ready', id }, '*')
}
