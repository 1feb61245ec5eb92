/** A sponsor with many small hypercores, each of which becomes one contract with one replica. */

import { Readable } from 'node:stream'
import { costOf, newFeed } from '../api/index.js'
import type { ChainAPI } from '../chain/index.js'
import type { PlanRequest, PriceList } from '../chain/types.js'
import { someAtOnce } from '../devnet/load/at-once.js'
import { CHUNK_BYTES, type HypercorePeer, randomBytes } from '../hyper/index.js'

/** As many as the chain takes in one plan. */
const FEEDS_A_PLAN = 8
/** Of each hypercore. */
const CHUNKS = 4
/** Plans on their way to a block: as many as one account may have there. */
const AT_ONCE = 16
const HOURS = 24

/** Publishes hypercores of random bytes and their plans, and announces them. Resolves when the plans are in blocks. */
export async function publishPlans(
  chain: ChainAPI,
  peer: HypercorePeer,
  contracts: number,
  signal: AbortSignal
): Promise<void> {
  const list = await chain.priceList(signal)
  const plans = Array.from({ length: Math.ceil(contracts / FEEDS_A_PLAN) }, (_, plan) =>
    Math.min(FEEDS_A_PLAN, contracts - plan * FEEDS_A_PLAN)
  )
  await someAtOnce(plans, AT_ONCE, (feeds) => publishPlan(chain, peer, feeds, list, signal))
}

async function publishPlan(
  chain: ChainAPI,
  peer: HypercorePeer,
  feeds: number,
  list: PriceList,
  signal: AbortSignal
): Promise<void> {
  const made = await Promise.all(
    Array.from({ length: feeds }, async () => {
      const { key } = await peer.publish(Readable.from([randomBytes(CHUNKS * CHUNK_BYTES)]), {}, signal)
      return newFeed(peer, key, chain)
    })
  )
  const from = (await chain.getBlockNumber(signal)) + 1
  const bytes = BigInt(CHUNKS * CHUNK_BYTES)
  const terms = { replicas: 1, contractChunks: CHUNKS, price: list.price }
  const blocks = HOURS * list.blocksPerHour
  const ranges = made.map(() => ({ chunks: BigInt(CHUNKS), bytes }))
  const request: PlanRequest = {
    ranges: made.map((_, index) => ({
      feed: { type: 'new', index },
      from: 0n,
      to: { type: 'chunk', chunk: BigInt(CHUNKS) },
      bytes
    })),
    from,
    until: from + blocks,
    terms: { ...terms, needs: { regions: [], hours: 0, rate: 0, latency: 2 ** 32 - 1 } },
    budget: costOf({ ranges, ...terms, blocks }, list).total
  }
  await chain.publishPlan(made, request, {}, signal)
  for (const { key } of made) void peer.announce(key)
}
