/**
 * A member of a measurement, seen from inside: a Hypercore peer, and the role it is given.
 *
 *   node member-main.js FOLDER SEED DHT_PORT [ROLE]
 */

import { join } from 'node:path'
import type { Block, Duties, Market, OpenChallenge, Submitted } from '../chain/types.js'
import { type FeedCore, HypercorePeer } from '../hyper/index.js'
import { createLogger } from '../log.js'
import { type ProviderRole, startProvider } from '../roles/index.js'
import { GENESIS } from './board.js'
import { Channel } from './channel.js'
import { chunkMaker, type Kind } from './data.js'
import { seedOf } from './seeds.js'

const APPEND_TOGETHER = 64

const [, , folder = '', number = '', port = '', role] = process.argv
const network = { bootstrap: [{ host: '127.0.0.1', port: Number(port) }], host: '127.0.0.1' }
const handlers = new Set<(block: Block) => void | Promise<void>>()
const feeds: FeedCore[] = []

const { noise, signing } = seedOf(Number(number))
const opening = HypercorePeer.open({
  ...network,
  seed: noise,
  folder: join(folder, 'store'),
  announcePause: 1,
  listen: role === undefined
})
const channel = new Channel(process, (name, args) => {
  if (name === 'tick') return tick(args[0] as bigint)
  if (name === 'publish') return publish(...(args as [Kind, number, number]))
  if (name === 'fetch') return fetch(...(args as [Uint8Array, bigint, bigint]))
  if (name === 'start') return start()
  throw new Error(`a member does not know ${name}`)
})
const market: Market = {
  genesis: GENESIS,
  duties: () => channel.ask<Duties>('duties'),
  openChallenges: () => channel.ask<OpenChallenge[]>('openChallenges'),
  submitStatement: (amendment, slot, outcome) => channel.ask<Submitted>('submitStatement', amendment, slot, outcome),
  submitStorageChallenge: () => channel.ask<Submitted>('submitStorageChallenge'),
  commitReport: () => channel.ask<Submitted>('commitReport'),
  revealReport: () => channel.ask<Submitted>('revealReport'),
  settle: () => channel.ask<Submitted>('settle'),
  // Nobody changes keys here.
  keysOf: async () => undefined,
  roomOf: () => channel.ask<bigint>('roomOf'),
  planStatus: () => channel.ask<undefined>('planStatus'),
  getFeedByID: () => channel.ask<undefined>('getFeedByID'),
  reportLoss: () => channel.ask<Submitted>('reportLoss'),
  reportEquivocation: () => channel.ask<Submitted>('reportEquivocation'),
  updateFeed: () => channel.ask<Submitted>('updateFeed'),
  onBlock: (handler) => {
    handlers.add(handler)
    return async () => void handlers.delete(handler)
  }
}
process.once('disconnect', () => process.exit())

async function start(): Promise<void> {
  const peer = await opening
  if (role === undefined) return
  const log = createLogger({ level: 'error' })
  const roles = [role as ProviderRole]
  await startProvider({ ...network, market, peer, signingSeed: signing, roles, folder: join(folder, 'roles'), log })
}

async function tick(now: bigint): Promise<void> {
  await Promise.all([...handlers].map((handler) => handler(Number(now))))
}

/** Makes a feed and announces it. */
async function publish(kind: Kind, chunks: number, chunkBytes: number) {
  const peer = await opening
  const feed = await peer.createCore(`feed-${feeds.length}`)
  feeds.push(feed)
  const make = chunkMaker(kind, chunkBytes)
  for (let left = chunks; left > 0; left -= APPEND_TOGETHER) {
    await feed.append(Array.from({ length: Math.min(left, APPEND_TOGETHER) }, make))
  }
  await peer.announce(feed.key)
  const { key, fork, length, roots } = await feed.head()
  return { key, fork, length, roots }
}

/** Downloads a feed into this member's store. */
async function fetch(key: Uint8Array, fork: bigint, length: bigint): Promise<void> {
  const peer = await opening
  const core = await peer.openCore(key, fork)
  const stop = peer.find(key)
  try {
    await core.waitForLength(Number(length))
    await core.download({ start: 0, end: Number(length) })
  } finally {
    await stop()
    await core.close()
  }
}
