/** The amendments of a `FakeChain`: takes each outcome of a setup as the pallet does, and has rejections reviewed. */

import type {
  CompleteOutcome,
  HostedSlot,
  JointSignatures,
  Peer,
  SetupDuty,
  SetupOutcome,
  SlotDuty
} from '../../src/chain/types.js'
import {
  type Hindrance,
  type Statement,
  type StatementRole,
  verifyHindrance,
  verifyStatement
} from '../../src/replica/index.js'
import { isReviewed, judgeOf, type RejectedOutcome } from '../../src/roles/slot-setup.js'
import { Refused } from './refused.js'

const HOSTER_HEAD_START = 10n
/** Ticks after the draw in which nobody may give up the search for a source. */
const ENCODING_TICKS = 10n

interface Running {
  duty: SetupDuty
  readonly drawnAt: bigint
}

export class FakeSetups {
  /** By `amendment-slot`, with who submitted them. */
  readonly complete = new Map<string, { readonly outcome: CompleteOutcome; readonly by: bigint }>()
  readonly rejected: { readonly slot: string; readonly outcome: RejectedOutcome; readonly by: bigint }[] = []
  readonly hindrances: { readonly amendment: bigint; readonly hindrance: Hindrance; readonly by: bigint }[] = []
  /** Encoders that two attestors found at fault, and attestors whose rejection the second one did not share. */
  readonly faults: bigint[] = []
  /** Calls that were refused. */
  readonly refusals: string[] = []
  /** Plain bytes that are left for each contract. */
  room = 64n * 1024n * 1024n
  /** Refuses everything. */
  deaf = false
  /** Who judges what the attestor rejects, from the rejection on. */
  reviewer: Peer | undefined
  #running: Running[] = []
  readonly #genesis: Uint8Array
  readonly #tick: () => bigint
  readonly #onActive: (hoster: bigint, held: HostedSlot) => void

  constructor(genesis: Uint8Array, tick: () => bigint, onActive: (hoster: bigint, held: HostedSlot) => void) {
    this.#genesis = genesis
    this.#tick = tick
    this.#onActive = onActive
  }

  draw(duty: SetupDuty): void {
    this.#running.push({ duty, drawnAt: this.#tick() })
  }

  end(amendment: bigint): void {
    this.#running = this.#running.filter(({ duty }) => duty.amendment !== amendment)
  }

  /** The amendments in which a user has a seat. */
  of(user: bigint): SetupDuty[] {
    const seated = ({ duty: { attestor, review, slots } }: Running) =>
      [attestor.user, review?.attestor.user].includes(user) ||
      slots.some(({ encoder, hoster }) => [encoder.user, hoster.user].includes(user))
    return this.#running.filter(seated).map(({ duty }) => duty)
  }

  /** Draws a second attestor for what was rejected. */
  review(amendment: bigint, attestor: Peer): void {
    const running = this.#running.find(({ duty }) => duty.amendment === amendment)
    if (running !== undefined) {
      running.duty = { ...running.duty, review: { attestor, deadline: this.#tick() + 1_000n } }
    }
  }

  state(by: bigint, amendment: bigint, slot: number, outcome: SetupOutcome): void {
    try {
      if (this.deaf) throw new Refused('deaf')
      this.#state(by, amendment, slot, outcome)
    } catch (error) {
      this.refusals.push((error as Error).message)
      throw error
    }
  }

  #state(by: bigint, amendment: bigint, slot: number, outcome: SetupOutcome): void {
    const running = this.#running.find(({ duty }) => duty.amendment === amendment)
    const pair = running?.duty.slots.find((candidate) => candidate.slot === slot)
    if (running === undefined || pair === undefined) throw new Refused('no such amendment')
    if (pair.done) throw new Refused('active already')
    if (outcome.type === 'complete') this.#complete(running, pair, outcome, by)
    else if (outcome.type === 'rejected') this.#reject(running, pair, outcome, by)
    else if (outcome.type === 'noSource') this.#hinder(running, { type: 'noSource' }, outcome.signatures, by)
    else {
      const { plainBytes, signatures } = outcome
      if (plainBytes <= this.room) throw new Refused('not too large')
      this.#hinder(running, { type: 'tooLarge', plainBytes }, signatures, by)
    }
  }

  #complete(running: Running, pair: SlotDuty, outcome: CompleteOutcome, by: bigint): void {
    const { duty, drawnAt } = running
    if (by !== pair.hoster.user && this.#tick() < drawnAt + HOSTER_HEAD_START) throw new Refused('the hoster first')
    const statement = this.#statement(duty, pair, outcome)
    const judge = judgeOf({ duty, slot: pair })
    if (!isReviewed({ genesis: this.#genesis, duty, slot: pair }, statement)) throw new Refused('not the rejected one')
    const signers = { encoder: pair.encoder, attestor: judge, hoster: pair.hoster }
    for (const role of ['encoder', 'attestor', 'hoster'] as const) {
      this.#checkSigned(statement, role, outcome.signatures[role], signers[role])
    }
    if (pair.rejected !== undefined) this.faults.push(duty.attestor.user)
    this.complete.set(`${duty.amendment}-${pair.slot}`, { outcome, by })
    running.duty = change(duty, { ...pair, done: true })
    const { contract, plan, feedKey, pin, from, to } = duty
    const { replicaRoot, sealedBytes } = outcome
    const slot = { contract, slot: pair.slot }
    this.#onActive(pair.hoster.user, { slot, plan, feedKey, pin, from, to, replicaRoot, sealedBytes, until: 1_000_000 })
  }

  #reject(running: Running, pair: SlotDuty, outcome: RejectedOutcome, by: bigint): void {
    const { duty } = running
    if (judgeOf({ duty, slot: pair })?.user !== by) throw new Refused('not its attestor')
    const statement = this.#statement(duty, pair, outcome)
    this.#checkSigned(statement, 'encoder', outcome.encoder, pair.encoder)
    if (!isReviewed({ genesis: this.#genesis, duty, slot: pair }, statement)) throw new Refused('not the rejected one')
    this.rejected.push({ slot: `${duty.amendment}-${pair.slot}`, outcome, by })
    if (pair.rejected === undefined) {
      const { replicaRoot, sealedBytes, plainBytes } = outcome
      const rejected = { replicaRoot, sealedBytes, plainBytes, format: { type: 'v1', seal: 'mark' } } as const
      const review = this.reviewer && { attestor: this.reviewer, deadline: this.#tick() + 1_000n }
      running.duty = { ...change(duty, { ...pair, rejected }), review }
      return
    }
    this.faults.push(pair.encoder.user)
    running.duty = { ...duty, slots: duty.slots.filter(({ slot }) => slot !== pair.slot) }
  }

  #hinder({ duty, drawnAt }: Running, hindrance: Hindrance, signatures: JointSignatures, by: bigint): void {
    const { amendment } = duty
    if (duty.slots.some(({ rejected }) => rejected !== undefined)) throw new Refused('under review')
    if (hindrance.type === 'noSource' && this.#tick() < drawnAt + ENCODING_TICKS) throw new Refused('too early')
    const encoders = duty.slots.filter(({ done }) => !done).map(({ encoder }) => encoder)
    if (encoders.length !== signatures.encoders.length) throw new Refused('another number of signatures')
    const signers = [...encoders.map((peer, i) => [peer, signatures.encoders[i]] as const)]
    for (const [peer, signature] of [...signers, [duty.attestor, signatures.attestor] as const]) {
      const statement = { genesis: this.#genesis, drawSeed: duty.seed, amendment, signer: peer.user, hindrance }
      if (signature === undefined || !verifyHindrance(statement, signature, peer.signingKey)) {
        throw new Refused(`bad joint signature of ${peer.user}`)
      }
    }
    this.hindrances.push({ amendment, hindrance, by })
    this.end(amendment)
  }

  #statement(
    { seed, amendment }: SetupDuty,
    { slot, encoder, hoster }: SlotDuty,
    { replicaRoot, sealedBytes, plainBytes, format }: CompleteOutcome | RejectedOutcome
  ): Statement {
    const parties = { encoder: encoder.user, hoster: hoster.user }
    const measured = { replicaRoot, sealedBytes, plainBytes, format }
    return { genesis: this.#genesis, drawSeed: seed, amendment, slot, ...parties, ...measured }
  }

  #checkSigned(statement: Statement, role: StatementRole, signature: Uint8Array, signer: Peer | undefined): void {
    const good = signer !== undefined && verifyStatement(statement, role, signature, signer.signingKey)
    if (!good) throw new Refused(`bad signature of the ${role}`)
  }
}

function change(duty: SetupDuty, pair: SlotDuty): SetupDuty {
  return { ...duty, slots: duty.slots.map((other) => (other.slot === pair.slot ? pair : other)) }
}
