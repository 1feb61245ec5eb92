/**
 * The signed heads that an account's roles meet. Two that contradict each other are kept and reported, once; a head of a
 * higher fork than the contract's is published.
 */

import { join } from 'node:path'
import type { Equivocation, Market, SetupDuty } from '../chain/types.js'
import {
  type Contradiction,
  contradictionOf,
  equalBytes,
  type FeedCore,
  type SignedHead,
  verifyHead
} from '../hyper/index.js'
import type { Logger } from '../log.js'
import { writeState } from './state-file.js'

/** Heads that are remembered of a feed, and feeds. */
const MAX_HEADS = 16
const MAX_FEEDS = 1_024

type Pinned = Pick<SetupDuty, 'feedKey' | 'pin'>

export class FeedWatch {
  readonly #market: Market
  readonly #folder: string
  readonly #log: Logger
  /** By feed key in hex, the latest ones last. */
  readonly #heads = new Map<string, SignedHead[]>()
  /** Reports that the chain has, or is about to have. */
  readonly #reported = new Set<string>()

  constructor(market: Market, folder: string, log: Logger) {
    this.#market = market
    this.#folder = join(folder, 'contradictions')
    this.#log = log
  }

  /**
   * Looks at a head that a peer showed. Never fails because of it: what is not signed by the feed shows nothing.
   * @param core of the same feed, whose own head is compared, too
   */
  async meet(pinned: Pinned, head: SignedHead, core?: FeedCore, signal?: AbortSignal): Promise<void> {
    try {
      if (!equalBytes(head.key, pinned.feedKey) || verifyHead(head, head).authority !== 'signature') return
    } catch {
      return
    }
    try {
      if (head.fork > pinned.pin.fork) await this.#publishFork(pinned, head, signal)
      const known = this.#heads.get(idOf(head)) ?? []
      const found = this.#compare(head) ?? (core && (await compareWith(core, [head, ...known])))
      if (found !== undefined) await this.#report(pinned, found, signal)
    } catch (error) {
      if (!signal?.aborted) this.#notReported(pinned, error)
    }
  }

  /** Looks at the head that a core of ours got from other peers. */
  async meetOwn(pinned: Pinned, core: FeedCore, signal?: AbortSignal): Promise<void> {
    const head = await core.head().catch(() => undefined)
    if (head !== undefined) await this.meet(pinned, head, core, signal)
  }

  /** Reports what Hypercore itself finds while it replicates the core. Returns what stops it. */
  watch(pinned: Pinned, core: FeedCore): () => void {
    const fail = (error: unknown): void => this.#notReported(pinned, error)
    return core.onContradiction((found) => void this.#report(pinned, found).catch(fail), fail)
  }

  #notReported({ pin }: Pinned, error: unknown): void {
    this.#log.warn({ err: error, feed: pin.feed }, 'a head that contradicts is not reported')
  }

  /** Compares a head with those met before, and remembers it. */
  #compare(head: SignedHead): Contradiction | undefined {
    const id = idOf(head)
    const known = this.#heads.get(id) ?? []
    for (const other of known) {
      const found = contradictionOf(other, head)
      if (found !== undefined) return found
    }
    const isKnown = known.some(({ fork, length }) => fork === head.fork && length === head.length)
    if (isKnown) return undefined
    this.#heads.delete(id)
    this.#heads.set(id, [...known, head].slice(-MAX_HEADS))
    const [oldest] = this.#heads.keys()
    if (this.#heads.size > MAX_FEEDS && oldest !== undefined) this.#heads.delete(oldest)
    return undefined
  }

  async #publishFork(
    { pin }: Pinned,
    { fork, length, roots, signature }: SignedHead,
    signal?: AbortSignal
  ): Promise<void> {
    await this.#once(`fork ${pin.feed} ${fork}`, async () => {
      await this.#market.updateFeed(pin.feed, { type: 'fork', head: { fork, length, roots, signature } }, {}, signal)
      this.#log.warn({ feed: pin.feed, fork }, 'the feed’s author truncated it: the new fork is published')
    })
  }

  async #report({ pin }: Pinned, found: Contradiction, signal?: AbortSignal): Promise<void> {
    await this.#once(`equivocation ${pin.feed}`, async () => {
      const evidence = evidenceOf(found)
      await writeState(join(this.#folder, `${pin.feed}.json`), evidence)
      await this.#market.reportEquivocation(pin.feed, evidence, {}, signal)
      this.#log.warn({ feed: pin.feed }, 'the feed’s author signed heads that contradict each other: reported')
    })
  }

  /** Does it unless it was done; after a failure it can be done again. */
  async #once(name: string, work: () => Promise<void>): Promise<void> {
    if (this.#reported.has(name)) return
    this.#reported.add(name)
    try {
      await work()
    } catch (error) {
      this.#reported.delete(name)
      throw error
    }
  }
}

async function compareWith(core: FeedCore, shown: readonly SignedHead[]): Promise<Contradiction | undefined> {
  for (const head of shown) {
    const found = await core.contradiction(head)
    if (found !== undefined) return found
  }
  return undefined
}

function idOf({ key }: SignedHead): string {
  return Buffer.from(key).toString('hex')
}

/** As the chain takes it. */
function evidenceOf(found: Contradiction): Equivocation {
  const { fork, length, treeHash, signature } = found.first
  const first = { treeHash, signature }
  if (found.type === 'longer') {
    const { length: longerLength, prefix, extension, signature: longerSignature } = found.longer
    return {
      type: 'longer',
      fork,
      length,
      first,
      longer: { length: longerLength, prefix, extension, signature: longerSignature }
    }
  }
  const { treeHash: other, signature: otherSignature } = found.second
  return { type: 'sameLength', fork, length, first, second: { treeHash: other, signature: otherSignature } }
}
