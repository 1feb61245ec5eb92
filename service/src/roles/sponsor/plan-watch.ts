/**
 * One plan that follows a hypercore: what was appended, and since when, and when the chain hears of it. What it has to know
 * after a restart is in a file.
 */

import { join } from 'node:path'
import type { Block, Feed, FeedId, FollowReport, Market, PlanId, StopCause } from '../../chain/types.js'
import type { FeedCore, SignedLength } from '../../hyper/index.js'
import type { Logger } from '../../log.js'
import type { RolePeer } from '../context.js'
import { keepFinding } from '../feed-source.js'
import { readState, writeState } from '../state-file.js'
import { type Due, dueOf, type Standing } from './due.js'

/** What a sponsor's watch works with. */
export interface WatchContext {
  readonly market: Pick<Market, 'planStatus' | 'getFeedByID' | 'updateFeed'>
  readonly peer: Pick<RolePeer, 'openCore' | 'find'>
  /** Folder of the watches' files. */
  readonly folder: string
  /** Blocks that chunks without a contract wait, as the chain's price list says. */
  readonly tailDelay: number
  readonly log: Logger
}

/** Why a plan is watched no longer: it follows no further, ends, or never did follow. */
export interface WatchEnd {
  readonly plan: PlanId
  readonly cause: StopCause | 'over'
  /** How far it followed, if it did. */
  readonly following: FollowReport | undefined
}

interface Memory {
  /** The first length that was seen and that the chain does not know, and in which block. */
  waiting: { readonly length: bigint; readonly since: Block } | undefined
  /** The latest head of which the plan pays for every byte. */
  fitting: SignedLength | undefined
}

interface KnownFeed {
  readonly id: FeedId
  readonly feed: Feed
}

interface Opened {
  readonly core: FeedCore
  readonly close: () => Promise<void>
}

/** Past every contract: a report without any. */
const NO_CONTRACTS = 2 ** 32 - 1
/** Blocks after which the chain is asked although nothing was appended. */
const LOOK_BLOCKS = 20
/** Blocks for which a plan has to be gone: a block in which it was published may be reverted, and come again. */
const MISSED_BLOCKS = 10

export class PlanWatch {
  readonly #context: WatchContext
  readonly #plan: PlanId
  readonly #memory: Memory
  #opened: Opened | undefined
  #standing: Standing | undefined
  #lookedAt = Number.NEGATIVE_INFINITY
  #missed = 0
  #remembering: Promise<void> | undefined
  #grew = false
  /** What the file says. */
  #noted = ''

  private constructor(context: WatchContext, plan: PlanId, memory: Memory) {
    this.#context = context
    this.#plan = plan
    this.#memory = memory
  }

  static async open(context: WatchContext, plan: PlanId): Promise<PlanWatch> {
    const memory = await readState<Partial<Memory>>(pathOf(context, plan))
    return new PlanWatch(context, plan, { waiting: memory?.waiting, fitting: memory?.fitting })
  }

  /**
   * Looks at the hypercore with each block, and tells the chain of what is due.
   * @returns why it need not look any more
   * @throws CHAIN_*, HYPER_*
   */
  async look(block: Block, signal: AbortSignal): Promise<WatchEnd | undefined> {
    const grew = BigInt(this.#opened?.core.length ?? 0) > (this.#standing?.known ?? 0n)
    if (!grew && block < this.#lookedAt + LOOK_BLOCKS) return undefined
    const { market } = this.#context
    const report = await market.planStatus(this.#plan, NO_CONTRACTS, signal)
    this.#missed = report === undefined ? this.#missed + 1 : 0
    if (report === undefined && this.#missed < MISSED_BLOCKS) return undefined
    const following = report?.following
    const isOver = report === undefined || report.plan.status === 'ended' || following === undefined
    if (isOver) return { plan: this.#plan, cause: 'over', following }
    if (following.stopped !== undefined) return { plan: this.#plan, cause: following.stopped, following }
    const feed = await market.getFeedByID(following.feed, signal)
    // Until the plan has taken the feed's newest head nobody knows how much it pays for.
    if (feed === undefined || feed.length !== following.length) return undefined
    this.#lookedAt = block
    this.#standing = standingOf(following, feed, report.plan.contractChunks)
    const { core } = await this.#open(feed)
    await this.#tell(core, { id: following.feed, feed }, this.#standing, block, signal)
    return undefined
  }

  async close(): Promise<void> {
    await this.#opened?.close()
    await this.#remembering
  }

  /** Sends what is due, and notes since when the rest waits. */
  async #tell(core: FeedCore, feed: KnownFeed, standing: Standing, block: Block, signal: AbortSignal): Promise<void> {
    await this.#remember(core)
    const [length, byteLength] = [BigInt(core.length), BigInt(core.byteLength)]
    const { known } = standing
    const before = this.#memory.waiting
    const waiting = before !== undefined && before.length > known ? before : undefined
    this.#memory.waiting = waiting ?? (length > known ? { length, since: block } : undefined)
    await this.#note()
    if (this.#memory.waiting === undefined || length <= known) return
    const { since } = this.#memory.waiting
    const due = dueOf(standing, { length, byteLength, since }, block, this.#context.tailDelay)
    if (due !== undefined) await this.#update(core, feed, standing, due, signal)
  }

  /**
   * Sends the newest head that the plan pays for; when it has that already, a longer one, which ends the following.
   */
  async #update(
    core: FeedCore,
    { id, feed }: KnownFeed,
    standing: Standing,
    due: Due,
    signal: AbortSignal
  ): Promise<void> {
    const { market, log } = this.#context
    const { fitting } = this.#memory
    const present = await presentOf(core, feed, signal)
    const isTooLong = present.bytes > standing.most && fitting !== undefined && fitting.length > standing.known
    const { length, signature, nodes } = isTooLong ? await core.extensionTo(feed, fitting, signal) : present
    await market.updateFeed(id, { type: 'extend', length, signature, nodes }, {}, signal)
    log.info(
      { plan: this.#plan, feed: id, from: `${standing.known}`, length: `${length}`, due },
      'the chain has a longer head'
    )
  }

  /** Remembers the newest head that the plan pays for: the hypercore itself keeps only its latest one. */
  #remember(core: FeedCore): Promise<void> {
    this.#grew = true
    this.#remembering ??= (async () => {
      while (this.#grew) {
        this.#grew = false
        if (core.length === 0) continue
        const { length, roots, signature } = await core.head()
        if (bytesOf(roots) <= (this.#standing?.most ?? 0n)) this.#memory.fitting = { length, signature }
      }
    })()
      .catch((error) => this.#context.log.warn({ err: error, plan: this.#plan }, 'a head could not be read'))
      .finally(() => {
        this.#remembering = undefined
      })
    return this.#remembering
  }

  /** Writes down what has changed. */
  async #note(): Promise<void> {
    const { waiting, fitting } = this.#memory
    const now = `${waiting?.since} ${waiting?.length} ${fitting?.length}`
    if (now === this.#noted) return
    await writeState(pathOf(this.#context, this.#plan), this.#memory)
    this.#noted = now
  }

  async #open(feed: Feed): Promise<Opened> {
    if (this.#opened !== undefined) return this.#opened
    const { peer } = this.#context
    const core = await peer.openCore(feed.key, feed.fork)
    const stopFinding = keepFinding(peer, feed.key)
    const stopGrowth = core.onGrowth(() => void this.#remember(core))
    const close = async (): Promise<void> => {
      stopGrowth()
      await stopFinding()
      await this.#remembering
      await core.close()
    }
    this.#opened = { core, close }
    return this.#opened
  }
}

async function presentOf(core: FeedCore, feed: Feed, signal: AbortSignal) {
  const { head, extension } = await core.continuation(feed, signal)
  return { length: head.length, signature: head.signature, nodes: extension, bytes: bytesOf(head.roots) }
}

function bytesOf(roots: readonly { readonly size: bigint }[]): bigint {
  return roots.reduce((sum, { size }) => sum + size, 0n)
}

function standingOf(following: FollowReport, { length, byteLength }: Feed, contractChunks: number): Standing {
  const { to, bytes, maxBytes, tailAt } = following
  return { known: length, to, contractChunks, most: byteLength - bytes + maxBytes, tailAt }
}

function pathOf({ folder }: WatchContext, plan: PlanId): string {
  return join(folder, `plan-${plan}.json`)
}
