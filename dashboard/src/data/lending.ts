/**
 * The token, from a tab that has it to a window of the same origin that needs it: no page of another origin can listen.
 * What a site opens is a new window, and starts without.
 */

const CHANNEL = 'datdot-token'

interface Channel {
  postMessage(message: unknown): void
  onmessage: ((event: { readonly data: unknown }) => void) | null
  close(): void
}

const open = (): Channel => new BroadcastChannel(CHANNEL) as unknown as Channel

/** Lends what `token` gives to every window that asks. Returns what stops it. */
export function lendToken(token: () => string | null): () => void {
  const channel = open()
  const lend = (): void => {
    const now = token()
    if (now !== null) channel.postMessage({ token: now })
  }
  channel.onmessage = ({ data }) => {
    if ((data as { wanted?: unknown } | null)?.wanted === true) lend()
  }
  // One that waits already.
  lend()
  return () => channel.close()
}

/** Asks for a token until there is one. Returns what stops it. */
export function borrowToken(onToken: (token: string) => void): () => void {
  const channel = open()
  channel.onmessage = ({ data }) => {
    const { token } = (data ?? {}) as { token?: unknown }
    if (typeof token === 'string' && /^[0-9a-f]{16,128}$/.test(token)) onToken(token)
  }
  channel.postMessage({ wanted: true })
  return () => channel.close()
}
