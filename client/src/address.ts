/** Where the daemon is, and where each key is on its gateway. */

import { clientError } from './errors.js'

/** A hypercore key: 52 characters of z-base-32, 64 hexadecimal digits, or 32 bytes. */
export type KeyInput = string | Uint8Array

const ALPHABET = 'ybndrfg8ejkmcpqxot1uwisza345h769'
const KEY_BYTES = 32
/** The daemon's usual address. */
const USUAL = 'http://127.0.0.1:8787'

/** The key in z-base-32, 52 characters. @throws CLIENT_KEY_INVALID */
export function keyText(key: KeyInput): string {
  if (typeof key !== 'string') return encode(key)
  const text = key
    .trim()
    .replace(/^hyper:\/\//, '')
    .replace(/\/$/, '')
  if (/^[0-9a-f]{64}$/i.test(text))
    return encode(Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)))
  if (text.length === 52 && [...text].every((character) => ALPHABET.includes(character))) return text
  throw clientError('CLIENT_KEY_INVALID')
}

function encode(bytes: Uint8Array): string {
  if (bytes.length !== KEY_BYTES) throw clientError('CLIENT_KEY_INVALID')
  let text = ''
  for (let bit = 0; bit < 8 * KEY_BYTES; bit += 5) {
    const at = bit >> 3
    const pair = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    text += ALPHABET[(pair >> (11 - (bit & 7))) & 31]
  }
  return text
}

/** The daemon of the page: the one that serves it, if it is a page of a drive; else the one at the usual address. */
export function daemonOf(page: { readonly hostname: string; readonly port: string } | undefined): string {
  if (page === undefined || !page.hostname.endsWith('.localhost')) return USUAL
  return page.port === '' ? 'http://127.0.0.1' : `http://127.0.0.1:${page.port}`
}

/** An address of something of a key. `path` is a name as people write it, not percent-encoded. */
export function addressOf(
  daemon: string,
  key: KeyInput,
  path: string,
  query: Readonly<Record<string, string>>
): string {
  const { port } = new URL(daemon)
  const origin = `http://${keyText(key)}.localhost${port === '' ? '' : `:${port}`}`
  const name = path.split('/').map(encodeURIComponent).join('/')
  const asked = new URLSearchParams(query).toString()
  return `${origin}${name.startsWith('/') ? '' : '/'}${name}${asked === '' ? '' : `?${asked}`}`
}
