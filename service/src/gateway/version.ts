/** Versions of a feed as addresses and tags name them: its length, and before it its fork, if it is not the first. */

import type { FeedVersion } from '../hyper/index.js'

export function formatVersion({ fork, length }: FeedVersion): string {
  return fork === 0 ? `${length}` : `${fork}.${length}`
}

/** Nothing if it is no version, or one that the feed does not have now: of another fork, empty, or still to come. */
export function parseVersion(text: string, newest: FeedVersion): FeedVersion | undefined {
  const [, fork = '0', length = ''] = /^(?:(\d{1,15})\.)?(\d{1,15})$/.exec(text) ?? []
  const version = { fork: Number(fork), length: Number(length) }
  if (length === '' || version.length < 1 || version.length > newest.length) return undefined
  return version.fork === newest.fork ? version : undefined
}
