import type { NewFeed } from '../types.js'
import type { MarketCall } from './call.js'
import { marketCall } from './market-call.js'

/** Publishes a hypercore. */
export const publishFeed = (feed: NewFeed): MarketCall => marketCall({ type: 'publishFeed', feed: newFeed(feed) })

/** The feed with everything spelt out that may be left out. */
export function newFeed({ key, manifest, head, authorisation }: NewFeed) {
  return { key, manifest, head, authorisation }
}
