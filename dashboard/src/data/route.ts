/** Where in the page one is: behind the address's `#`, so that nothing is asked of the daemon for it. */

import { signal } from '@preact/signals'

export interface Route {
  readonly page: string
  readonly rest: string
}

export function parseRoute(hash: string): Route {
  const [, page = '', rest = ''] = /^#\/([a-z]*)\/?(.*)$/.exec(hash) ?? []
  try {
    return { page, rest: decodeURIComponent(rest) }
  } catch {
    return { page, rest: '' }
  }
}

export const route = signal<Route>(parseRoute(location.hash))

export function followAddress(): void {
  addEventListener('hashchange', () => {
    route.value = parseRoute(location.hash)
  })
  route.value = parseRoute(location.hash)
}

export function go(address: string): void {
  location.hash = address
}
