/** The token of the daemon: it comes once in the address, and stays in this tab. */

import { signal } from '@preact/signals'

const NAME = 'datdot-token'

export const token = signal<string | null>(null)

/** Takes the token out of the address, so that it is in no history and no screenshot; or the one that this tab has. */
export function takeToken(): void {
  const found = /(?:^#|&)token=([0-9a-f]{16,128})$/.exec(location.hash)?.[1]
  if (found !== undefined) {
    sessionStorage.setItem(NAME, found)
    history.replaceState(null, '', `${location.pathname}#/`)
  }
  token.value = sessionStorage.getItem(NAME)
}

export function forgetToken(): void {
  sessionStorage.removeItem(NAME)
  token.value = null
}
