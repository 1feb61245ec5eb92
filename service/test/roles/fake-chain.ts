/**
 * A chain of roles' tests: keeps amendments, hosted slots, challenges and reports as plain values, checks what is submitted
 * as the pallet does, and makes a new block whenever it is told to.
 */

import type {
  ActingKeys,
  CompleteOutcome,
  Duties,
  Equivocation,
  FeedUpdate,
  HostedSlot,
  LeafSample,
  Market,
  MeasurementDuty,
  OpenChallenge,
  SetupDuty,
  SlotId,
  Submitted
} from '../../src/chain/types.js'
import { leafCount, verifyLeaf } from '../../src/replica/index.js'
import type { FakeFollowing } from './fake-following.js'
import { FakeReports } from './fake-reports.js'
import { FakeSetups } from './fake-setups.js'
import { Refused } from './refused.js'

export class FakeChain {
  readonly genesis = new Uint8Array(32).fill(7)
  readonly setups: FakeSetups
  readonly hosted = new Map<bigint, HostedSlot[]>()
  /** What users act with, where a test says so. */
  readonly keys = new Map<bigint, ActingKeys>()
  readonly open: OpenChallenge[] = []
  readonly answered: bigint[] = []
  /** Lost slots as they were reported, call by call. */
  readonly losses: { readonly by: bigint; readonly slots: readonly SlotId[] }[] = []
  readonly equivocations: { readonly by: bigint; readonly feed: bigint; readonly evidence: Equivocation }[] = []
  readonly updates: { readonly by: bigint; readonly feed: bigint; readonly update: FeedUpdate }[] = []
  /** A plan that follows a hypercore, if there is one, and its number. */
  following: { readonly plan: bigint; readonly state: FakeFollowing } | undefined
  readonly settled: { readonly by: bigint; readonly slots: number }[] = []
  readonly reports: FakeReports
  tick = 0n
  readonly #handlers = new Set<() => Promise<void>>()

  /** Milliseconds from one block to the next. */
  readonly #pace: number

  /** A pace that leaves time for what has to happen within a few blocks. */
  constructor(epochLength = 1_000n, pace = 10) {
    this.#pace = pace
    this.reports = new FakeReports(this.genesis, () => this.tick, epochLength)
    const onActive = (hoster: bigint, held: HostedSlot) => this.hosted.set(hoster, [...this.#hostedBy(hoster), held])
    this.setups = new FakeSetups(this.genesis, () => this.tick, onActive)
  }

  /** Accepted statements of complete replicas by `amendment-slot`, and who submitted them. */
  get statements(): ReadonlyMap<string, { readonly outcome: CompleteOutcome; readonly by: bigint }> {
    return this.setups.complete
  }

  draw(duty: SetupDuty): void {
    this.setups.draw(duty)
  }

  /** Ends an amendment, as its deadline does. */
  end(amendment: bigint): void {
    this.setups.end(amendment)
  }

  challenge(hoster: bigint, samples: readonly LeafSample[]): bigint {
    const id = 9_000n + BigInt(this.open.length + this.answered.length)
    const body = { type: 'leaves', samples } as const
    this.open.push({ id, challenge: { hoster, issuedAt: 1, deadline: this.tick + 100n, askedAt: 0n, missed: 0, body } })
    return id
  }

  /** Makes blocks until the condition holds. */
  async until(condition: () => boolean | Promise<boolean>, blocks = 2_000): Promise<void> {
    for (let block = 0; block < blocks; block++) {
      if (await condition()) return
      await this.advance()
      await new Promise((resolve) => setTimeout(resolve, this.#pace))
    }
    throw new Error(`nothing happened within ${blocks} blocks`)
  }

  async advance(): Promise<void> {
    this.tick++
    this.following?.state.advance()
    await Promise.all([...this.#handlers].map((handler) => handler()))
  }

  market(user: bigint): Market {
    return {
      genesis: this.genesis,
      duties: async () => this.#duties(user),
      openChallenges: async () => this.open.filter(({ challenge }) => challenge.hoster === user),
      keysOf: async (of) => this.keys.get(of),
      roomOf: async () => this.setups.room,
      planStatus: async (plan, from) => {
        const { following } = this
        return following?.plan === plan ? following.state.report(from) : undefined
      },
      getFeedByID: async (feed) => {
        const { state } = this.following ?? {}
        return state?.feedId === feed ? state.feed : undefined
      },
      submitStatement: async (amendment, slot, outcome) => {
        this.setups.state(user, amendment, slot, outcome)
        return this.#submitted()
      },
      submitStorageChallenge: async (id, proofs) => {
        const at = this.open.findIndex((open) => open.id === id && open.challenge.hoster === user)
        const samples = this.open[at]?.challenge.body.samples
        if (samples?.length !== proofs.length) throw new Refused('another number of proofs')
        for (const [i, proof] of proofs.entries()) this.#checkLeaf(user, samples[i] as LeafSample, proof)
        this.open.splice(at, 1)
        this.answered.push(id)
        return this.#submitted()
      },
      commitReport: async (epoch, commitment) => {
        this.reports.commit(user, epoch, commitment)
        return this.#submitted()
      },
      revealReport: async (epoch, measurements, salt) => {
        this.reports.reveal(user, epoch, measurements, salt)
        return this.#submitted()
      },
      settle: async (slots) => {
        this.settled.push({ by: user, slots: slots.length })
        return this.#submitted()
      },
      reportLoss: async (slots) => {
        this.#lose(user, slots)
        return this.#submitted()
      },
      reportEquivocation: async (feed, evidence) => {
        this.equivocations.push({ by: user, feed, evidence })
        return this.#submitted()
      },
      updateFeed: async (feed, update) => {
        if (this.following?.state.feedId === feed) this.following.state.update(update)
        this.updates.push({ by: user, feed, update })
        return this.#submitted()
      },
      onBlock: (handler) => {
        const call = async (): Promise<void> => handler(Number(this.tick))
        this.#handlers.add(call)
        return async () => void this.#handlers.delete(call)
      }
    }
  }

  measure(user: bigint, duty: MeasurementDuty): void {
    this.reports.ask(user, duty)
  }

  #duties(user: bigint): Duties {
    return {
      user,
      tick: this.tick,
      epoch: this.reports.clock(),
      ratings: [],
      setups: this.setups.of(user),
      measurements: this.reports.duties(user),
      hosted: this.#hostedBy(user)
    }
  }

  #hostedBy(user: bigint): HostedSlot[] {
    return this.hosted.get(user) ?? []
  }

  #lose(user: bigint, slots: readonly SlotId[]): void {
    if (slots.length === 0 || slots.length > 64) throw new Refused(`${slots.length} slots`)
    if (this.open.some(({ challenge }) => challenge.hoster === user)) throw new Refused('a challenge is open')
    const isLost = ({ slot }: HostedSlot) =>
      slots.some((lost) => lost.contract === slot.contract && lost.slot === slot.slot)
    const kept = this.#hostedBy(user).filter((held) => !isLost(held))
    if (kept.length + slots.length !== this.#hostedBy(user).length) throw new Refused('not all of them are its own')
    this.hosted.set(user, kept)
    this.losses.push({ by: user, slots })
  }

  #checkLeaf(user: bigint, sample: LeafSample, proof: Parameters<typeof verifyLeaf>[2]): void {
    const held = this.#hostedBy(user).find(({ slot }) => slot.contract === sample.contract && slot.slot === sample.slot)
    if (held === undefined) throw new Refused('not hosted')
    const replica = { replicaRoot: held.replicaRoot, leafCount: leafCount(Number(held.sealedBytes)) }
    verifyLeaf(replica, sample.leaf, proof)
  }

  #submitted(): Submitted {
    const hash = new Uint8Array(32)
    return { block: Number(this.tick), blockHash: hash, hash, finalised: false }
  }
}
