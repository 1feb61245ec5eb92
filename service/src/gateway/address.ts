/**
 * What an address names. Each key has an origin of its own, `KEY.localhost`, so that a browser keeps the pages of one key
 * from those of any other, and from the daemon's.
 */

import { formatFeedKey, parseFeedKey } from '../hyper/index.js'
import { gatewayError } from './errors.js'

/** Whom a request is for, by its Host. */
export type Site =
  /** The origin of one key. */
  | { readonly type: 'key'; readonly key: Uint8Array; readonly id: string }
  /** The gateway's, and the dashboard's, own origin. */
  | { readonly type: 'own' }

const OWN = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/
const KEY = /^([ybndrfg8ejkmcpqxot1uwisza345h769]{52})\.localhost(:\d{1,5})?$/

/** Nothing if the gateway does not answer for that host: a name of somebody's that leads here is not to be trusted. */
export function siteOf(host: string | undefined): Site | undefined {
  if (host === undefined) return undefined
  const name = host.toLowerCase()
  if (OWN.test(name)) return { type: 'own' }
  const [, id] = KEY.exec(name) ?? []
  if (id === undefined) return undefined
  const key = parseFeedKey(id)
  // One key has one origin: the last character may have bits that are not of the key.
  return formatFeedKey(key) === id ? { type: 'key', key, id } : undefined
}

/** `:PORT` of a Host, or nothing for the usual one. */
export function portOf(host: string): string {
  return /:\d{1,5}$/.exec(host)?.[0] ?? ''
}

/** The origin of a key on the gateway that was asked as `host`. */
export function originOf(key: Uint8Array, host: string): string {
  return `http://${formatFeedKey(key)}.localhost${portOf(host)}`
}

/** @throws GATEWAY_KEY_INVALID */
export function keyOf(text: string): Uint8Array {
  try {
    return parseFeedKey(text)
  } catch (cause) {
    throw gatewayError('GATEWAY_KEY_INVALID', { text: text.slice(0, 80) }, cause)
  }
}

/** Path and query of a request, as they were sent. */
export function splitUrl(url: string): { readonly path: string; readonly query: string } {
  const at = url.indexOf('?')
  return at < 0 ? { path: url, query: '' } : { path: url.slice(0, at), query: url.slice(at) }
}

/** The name in a drive that a path stands for. */
export interface DrivePath {
  /** Begins with `/`; does not end with one, unless it is `/`. */
  readonly name: string
  /** Whether a folder is meant: the path ends with `/`. */
  readonly folder: boolean
}

/** @throws GATEWAY_PATH_INVALID, GATEWAY_PATH_TOO_LONG */
export function drivePathOf(path: string, most: number): DrivePath {
  if (path.length > most) throw gatewayError('GATEWAY_PATH_TOO_LONG', { length: path.length, most })
  if (!path.startsWith('/')) throw gatewayError('GATEWAY_PATH_INVALID', { why: 'it does not begin with /' })
  const parts = path.slice(1).split('/')
  const folder = parts.at(-1) === ''
  if (folder) parts.pop()
  return { name: `/${parts.map(partOf).join('/')}`, folder }
}

function partOf(encoded: string): string {
  const refused = (why: string, cause?: unknown) => gatewayError('GATEWAY_PATH_INVALID', { why }, cause)
  let part: string
  try {
    part = decodeURIComponent(encoded)
  } catch (cause) {
    throw refused('it is not percent-encoded UTF-8', cause)
  }
  if (part === '') throw refused('a part of it is empty')
  if (part === '.' || part === '..') throw refused('it goes up or stays')
  if (/[/\\]/.test(part)) throw refused('a part of it has a slash')
  if (/\p{Cc}/u.test(part)) throw refused('it has control characters')
  return part
}

/** A name in a drive as a path of an address. */
export function pathOf(name: string): string {
  return name.split('/').map(encodeURIComponent).join('/')
}
