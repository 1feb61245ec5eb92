/** A plan of a `FakeChain` that follows a hypercore, as the pallet has it: heads, contracts, tails, and the end. */

import type {
  Contract,
  ContractReport,
  Feed,
  FeedUpdate,
  FollowReport,
  Plan,
  PlanReport,
  StopCause
} from '../../src/chain/types.js'
import { extendRoots, type SignedHead, treeHash } from '../../src/hyper/index.js'
import { Refused } from './refused.js'

interface Options {
  readonly head: SignedHead
  readonly contractChunks: number
  readonly maxBytes: bigint
  readonly tailDelay: number
}

type FakeContract = Pick<Contract, 'from' | 'to'> & { hosted: boolean }

const FEED = 4n

export class FakeFollowing {
  readonly feedId = FEED
  readonly tailDelay: number
  /** Lengths that the chain was told of. */
  readonly told: bigint[] = []
  readonly contracts: FakeContract[] = []
  status: Plan['status'] = 'live'
  stopped: StopCause | undefined
  feed: Feed
  readonly #contractChunks: bigint
  readonly #maxBytes: bigint
  #tailSince: number | undefined
  readonly #now: () => number

  /** @param now number of the newest block */
  constructor({ head, contractChunks, maxBytes, tailDelay }: Options, now: () => number) {
    this.#now = now
    this.tailDelay = tailDelay
    this.#contractChunks = BigInt(contractChunks)
    this.#maxBytes = maxBytes
    const { key, manifest, fork, length, roots } = head
    this.feed = {
      ...{ key, manifest, fork, length, roots, byteLength: bytesOf(roots), treeHash: treeHash(length, roots) },
      ...{ publisher: '', deposit: 0n, authorised: false, frozen: false }
    }
    this.#grow()
  }

  /** First chunk without a contract. */
  get to(): bigint {
    return this.contracts.at(-1)?.to ?? 0n
  }

  update(update: FeedUpdate): void {
    if (update.type !== 'extend') throw new Refused('another fork')
    const roots = extendRoots(this.feed, update.length, update.nodes)
    const next = { ...this.feed, length: update.length, roots, byteLength: bytesOf(roots) }
    this.told.push(update.length)
    const { length } = this.feed
    if (this.stopped !== undefined) return
    if (next.byteLength > this.#maxBytes) {
      if (this.to < length) this.contracts.push({ from: this.to, to: length, hosted: false })
      this.stopped = 'bytes'
      return
    }
    this.feed = next
    this.#grow()
  }

  /** What the agenda does in each block. */
  advance(): void {
    if (this.#tailSince === undefined || this.#now() < this.#tailSince + this.tailDelay) return
    this.contracts.push({ from: this.to, to: this.feed.length, hosted: false })
    this.#tailSince = undefined
  }

  report(from: number): PlanReport {
    const { feed, stopped } = this
    const { contractChunks, status } = { contractChunks: Number(this.#contractChunks), status: this.status }
    const following: FollowReport = {
      ...{ feed: FEED, range: 0, from: 0n, to: this.to, length: feed.length, bytes: feed.byteLength },
      ...{ maxBytes: this.#maxBytes, contractsLeft: 100 - this.contracts.length, stopped },
      tailAt: this.#tailSince === undefined ? undefined : this.#tailSince + this.tailDelay
    }
    const plan = { status, contractChunks, contracts: 100, activated: this.contracts.length } as Plan
    const contracts = this.contracts.slice(from, from + 64).map((contract) => this.#contractReport(contract))
    return { plan, following, contracts, next: undefined }
  }

  #contractReport({ from, to, hosted }: FakeContract): ContractReport {
    const slot = { hoster: hosted ? 'somebody' : undefined, replicaRoot: undefined, provenUntil: undefined, paid: 0n }
    const { key: feedKey } = this.feed
    return { id: from, feedKey, from, to, plainBytes: undefined, slots: [slot], staffing: [], trouble: undefined }
  }

  #grow(): void {
    const before = this.contracts.length
    while (this.feed.length - this.to >= this.#contractChunks) {
      this.contracts.push({ from: this.to, to: this.to + this.#contractChunks, hosted: false })
    }
    if (this.contracts.length > before || this.feed.length === this.to) this.#tailSince = undefined
    if (this.feed.length > this.to) this.#tailSince ??= this.#now()
  }
}

function bytesOf(roots: readonly { readonly size: bigint }[]): bigint {
  return roots.reduce((sum, { size }) => sum + size, 0n)
}
