/** `view_explore`: any object of the chain by its id, or a feed by its key, field by field. */

import type { Id, Item } from '../chain/types.js'
import { formatFeedKey, parseFeedKey } from '../hyper/index.js'
import { viewsError } from './errors.js'
import { hex } from './format.js'
import type { ViewChain } from './ports.js'
import type { Explored } from './shapes/index.js'

/** Fields that are shown. */
const MOST_FIELDS = 300
/** Entries of a list that are shown. */
const MOST_ENTRIES = 20
const MAX_ID = 2n ** 64n - 1n

/** Fields that hold the id of another object. */
const LINKS: ReadonlySet<string> = new Set([
  'feed',
  'plan',
  'contract',
  'firstContract',
  'amendment',
  'hoster',
  'encoder',
  'attestor',
  'user',
  'challenge'
])

type Field = Explored['fields'][number]

/** @throws VIEWS_QUERY_INVALID, VIEWS_NOT_FOUND */
export async function explore(chain: ViewChain, text: string, signal?: AbortSignal): Promise<Explored> {
  const id = await idOf(chain, text.trim(), signal)
  const [item, block] = await Promise.all([chain.getItemByID(id, signal), chain.getBlockNumber(signal)])
  if (item === undefined) throw viewsError('VIEWS_NOT_FOUND', { id })
  const fields = fieldsOf(item)
  return {
    id: `${id}`,
    kind: item.type,
    block,
    fields: fields.slice(0, MOST_FIELDS),
    more: Math.max(0, fields.length - MOST_FIELDS)
  }
}

async function idOf(chain: ViewChain, text: string, signal?: AbortSignal): Promise<Id> {
  if (/^\d{1,20}$/.test(text)) {
    const id = BigInt(text)
    if (id <= MAX_ID) return id
  }
  const key = keyOf(text)
  const found = await chain.getFeedByKey(key, signal)
  if (found === undefined) throw viewsError('VIEWS_NOT_FOUND', { id: text })
  return found.id
}

function keyOf(text: string): Uint8Array {
  try {
    return parseFeedKey(text)
  } catch (cause) {
    throw viewsError('VIEWS_QUERY_INVALID', { text: text.slice(0, 80) }, cause)
  }
}

function fieldsOf({ type: kind, ...item }: Item): Field[] {
  const isFeed = kind === 'feed'
  return Object.entries(item).flatMap(([name, value]) =>
    isFeed && name === 'key' && value instanceof Uint8Array
      ? [{ name, value: formatFeedKey(value), link: null }]
      : flat([name], value)
  )
}

/** A value as rows: objects and lists are opened, everything else is written down. */
function flat(path: readonly string[], value: unknown): Field[] {
  const name = path.join(' › ')
  if (value === undefined || value === null) return [{ name, value: '–', link: null }]
  if (value instanceof Uint8Array) return [{ name, value: value.length === 0 ? 'empty' : hex(value), link: null }]
  if (Array.isArray(value)) {
    if (value.length === 0) return [{ name, value: 'none', link: null }]
    const rows = value.slice(0, MOST_ENTRIES).flatMap((entry, index) => flat([...path, `${index}`], entry))
    const more = value.length - MOST_ENTRIES
    return more > 0 ? [...rows, { name, value: `and ${more} more`, link: null }] : rows
  }
  if (typeof value === 'object') {
    return Object.entries(value).flatMap(([key, entry]) => flat([...path, key], entry))
  }
  const last = path.findLast((part) => !/^\d+$/.test(part)) ?? ''
  const link = typeof value === 'bigint' && LINKS.has(last) ? `${value}` : null
  return [{ name, value: String(value), link }]
}
