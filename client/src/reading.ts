/** Files and folders of a key. */

import { addressOf, type KeyInput } from './address.js'
import { type Asking, ask } from './asking.js'
import { clientError } from './errors.js'

export interface ReadOptions {
  /** Bytes from `start` to before `end`; default all, to the end. */
  readonly range?: { readonly start: number; readonly end?: number }
  /** The state in which to read it, as `version` of an answer said; default the newest. */
  readonly version?: string
  readonly signal?: AbortSignal
}

/** A file, whose bytes come as they are taken. One of `stream`, `bytes`, `text` and `json`, once. */
export interface Reading {
  /** State of the key in which it was read. */
  readonly version: string
  /** MIME type, by the file's name. */
  readonly type: string
  /** Bytes of the whole file. */
  readonly size: number
  readonly stream: ReadableStream<Uint8Array>
  bytes(): Promise<Uint8Array>
  text(): Promise<string>
  json(): Promise<unknown>
}

export interface Listed {
  /** As the drive's author wrote it: show it as text, never as markup. */
  readonly name: string
  readonly type: 'file' | 'folder' | 'link'
  /** Of a file. */
  readonly byteLength?: number
}

export interface Listing {
  readonly path: string
  readonly version: string
  readonly names: readonly Listed[]
  /** Whether the folder has more names than are listed. */
  readonly more: boolean
}

/** @throws CLIENT_KEY_INVALID, CLIENT_UNREACHABLE, GATEWAY_* */
export async function read(
  asking: Asking,
  key: KeyInput,
  path: string,
  { range, version, signal }: ReadOptions = {}
): Promise<Reading> {
  const headers = range && { range: `bytes=${range.start}-${range.end === undefined ? '' : range.end - 1}` }
  const response = await ask(
    asking,
    addressOf(asking.daemon, key, path, { ...(version && { v: version }) }),
    headers ?? {},
    signal
  )
  const { body } = response
  if (body === null) throw clientError('CLIENT_ANSWER_UNKNOWN')
  return {
    version: versionOf(response),
    type: response.headers.get('content-type') ?? 'application/octet-stream',
    size: sizeOf(response),
    stream: body as ReadableStream<Uint8Array>,
    bytes: async () => new Uint8Array(await response.arrayBuffer()),
    text: () => response.text(),
    json: () => response.json()
  }
}

/** @throws CLIENT_KEY_INVALID, CLIENT_UNREACHABLE, GATEWAY_* */
export async function list(
  asking: Asking,
  key: KeyInput,
  path: string,
  { version, signal }: Omit<ReadOptions, 'range'> = {}
): Promise<Listing> {
  const query = { path, ...(version && { v: version }) }
  const response = await ask(asking, addressOf(asking.daemon, key, '/.well-known/datdot/list', query), {}, signal)
  versionOf(response)
  return (await response.json()) as Listing
}

function versionOf(response: Response): string {
  const version = response.headers.get('datdot-version')
  if (version === null) throw clientError('CLIENT_ANSWER_UNKNOWN')
  return version
}

function sizeOf({ headers }: Response): number {
  const [, whole] = /\/(\d+)$/.exec(headers.get('content-range') ?? '') ?? []
  return Number(whole ?? headers.get('content-length') ?? 0)
}
