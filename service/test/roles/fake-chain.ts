/**
 * A chain of roles' tests: keeps amendments, hosted slots, challenges and reports as plain values, checks what is submitted
 * as the pallet does, and makes a new block whenever it is told to.
 */

import type {
  CompleteOutcome,
  Duties,
  HostedSlot,
  LeafSample,
  Market,
  MeasurementDuty,
  OpenChallenge,
  SetupDuty,
  SetupOutcome,
  Submitted
} from '../../src/chain/types.js'
import { leafCount, type Statement, verifyLeaf, verifyStatement } from '../../src/replica/index.js'
import { FakeReports } from './fake-reports.js'

const HOSTER_HEAD_START = 10n

export class Refused extends Error {}

/** One amendment with when it was drawn and what was stated. */
interface Running {
  duty: SetupDuty
  readonly drawnAt: bigint
}

export class FakeChain {
  readonly genesis = new Uint8Array(32).fill(7)
  /** Accepted statements by `amendment-slot`, and who submitted them. */
  readonly statements = new Map<string, { readonly outcome: CompleteOutcome; readonly by: bigint }>()
  readonly hosted = new Map<bigint, HostedSlot[]>()
  readonly open: OpenChallenge[] = []
  readonly answered: bigint[] = []
  readonly settled: { readonly by: bigint; readonly slots: number }[] = []
  readonly reports: FakeReports
  tick = 0n
  #running: Running[] = []
  readonly #handlers = new Set<() => Promise<void>>()

  /** Milliseconds from one block to the next. */
  readonly #pace: number

  /** A pace that leaves time for what has to happen within a few blocks. */
  constructor(epochLength = 1_000n, pace = 10) {
    this.#pace = pace
    this.reports = new FakeReports(this.genesis, () => this.tick, epochLength)
  }

  draw(duty: SetupDuty): void {
    this.#running.push({ duty, drawnAt: this.tick })
  }

  /** Ends an amendment, as its deadline does. */
  end(amendment: bigint): void {
    this.#running = this.#running.filter(({ duty }) => duty.amendment !== amendment)
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
    await Promise.all([...this.#handlers].map((handler) => handler()))
  }

  market(user: bigint): Market {
    return {
      genesis: this.genesis,
      duties: async () => this.#duties(user),
      openChallenges: async () => this.open.filter(({ challenge }) => challenge.hoster === user),
      submitStatement: async (amendment, slot, outcome) => this.#state(user, amendment, slot, outcome),
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
      onTick: (handler) => {
        const call = async (): Promise<void> => handler({ block: Number(this.tick), tick: this.tick })
        this.#handlers.add(call)
        return async () => void this.#handlers.delete(call)
      }
    }
  }

  measure(user: bigint, duty: MeasurementDuty): void {
    this.reports.ask(user, duty)
  }

  #duties(user: bigint): Duties {
    const seated = ({ duty }: Running) =>
      duty.attestor.user === user ||
      duty.slots.some(({ encoder, hoster }) => [encoder.user, hoster.user].includes(user))
    return {
      user,
      tick: this.tick,
      epoch: this.reports.clock(),
      ratings: [],
      setups: this.#running.filter(seated).map(({ duty }) => duty),
      measurements: this.reports.duties(user),
      hosted: this.hosted.get(user) ?? []
    }
  }

  #state(by: bigint, amendment: bigint, slot: number, outcome: SetupOutcome): Submitted {
    if (outcome.type !== 'complete') throw new Refused('only complete replicas here')
    const running = this.#running.find(({ duty }) => duty.amendment === amendment)
    const pair = running?.duty.slots.find((candidate) => candidate.slot === slot)
    if (running === undefined || pair === undefined) throw new Refused('no such amendment')
    if (pair.done) throw new Refused('active already')
    const { duty, drawnAt } = running
    if (by !== pair.hoster.user && this.tick < drawnAt + HOSTER_HEAD_START) throw new Refused('the hoster first')
    const { replicaRoot, sealedBytes, plainBytes, format, signatures } = outcome
    const parties = { encoder: pair.encoder.user, hoster: pair.hoster.user }
    const measured = { replicaRoot, sealedBytes, plainBytes, format }
    const statement: Statement = {
      genesis: this.genesis,
      drawSeed: duty.seed,
      amendment,
      slot,
      ...parties,
      ...measured
    }
    const signers = { encoder: pair.encoder, attestor: duty.attestor, hoster: pair.hoster }
    for (const role of ['encoder', 'attestor', 'hoster'] as const) {
      const good = verifyStatement(statement, role, signatures[role], signers[role].signingKey)
      if (!good) throw new Refused(`bad signature of the ${role}`)
    }
    this.statements.set(`${amendment}-${slot}`, { outcome, by })
    const slots = duty.slots.map((other) => (other.slot === slot ? { ...other, done: true } : other))
    running.duty = { ...duty, slots }
    const { plan, feedKey, pin, from, to } = duty
    const id = { contract: duty.contract, slot }
    const held = { slot: id, plan, feedKey, pin, from, to, replicaRoot, sealedBytes, until: 1_000_000 }
    this.hosted.set(pair.hoster.user, [...(this.hosted.get(pair.hoster.user) ?? []), held])
    return this.#submitted()
  }

  #checkLeaf(user: bigint, sample: LeafSample, proof: Parameters<typeof verifyLeaf>[2]): void {
    const held = this.hosted
      .get(user)
      ?.find(({ slot }) => slot.contract === sample.contract && slot.slot === sample.slot)
    if (held === undefined) throw new Refused('not hosted')
    const replica = { replicaRoot: held.replicaRoot, leafCount: leafCount(Number(held.sealedBytes)) }
    verifyLeaf(replica, sample.leaf, proof)
  }

  #submitted(): Submitted {
    const hash = new Uint8Array(32)
    return { block: Number(this.tick), blockHash: hash, hash, finalised: false }
  }
}
