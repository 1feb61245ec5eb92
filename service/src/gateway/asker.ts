/** Who asks, as far as places are shared out: pages of one origin are one, and so are programs of one address. */

import type { FastifyRequest } from 'fastify'

/**
 * A browser names the page that asks for what is another origin's; what a page asks of its own origin, and what somebody
 * opens in a window, counts for the origin that it is of. What no browser sent is its sender's.
 */
export function askerOf({ headers, ip }: FastifyRequest): string {
  const { origin, host } = headers
  if (origin !== undefined) return origin.slice(0, 300).toLowerCase()
  return headers['sec-fetch-site'] === undefined ? `programs at ${ip}` : `http://${host}`.toLowerCase()
}
