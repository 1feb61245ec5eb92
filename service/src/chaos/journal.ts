/** What the chain's finalised events say of duties: which were given, which were done, who was punished. */

import type {
  BlockEvents,
  ChallengeId,
  Epoch,
  MarketEvent,
  MarketEventType,
  PlanId,
  SlotId,
  UserId
} from '../chain/types.js'
import { Tally } from '../devnet/tally.js'
import type { SignedReplica } from './disk.js'

/** Events that nobody deserves who was killed and came back. */
const BLAME: ReadonlySet<MarketEventType> = new Set<MarketEventType>([
  'storageFault',
  'deliveryFault',
  'slotLost',
  'contractLost',
  'contractVoid',
  'encoderFault',
  'attestorFault',
  'stakeSlashed',
  'providerSuspended'
])

export class Journal {
  readonly tally = new Tally()
  readonly plans: PlanId[] = []
  /** Challenges that are not answered, and the block of their issue. */
  readonly open = new Map<ChallengeId, number>()
  answered = 0
  /** Challenges that were answered when they were asked again. */
  answeredLater = 0
  /** Setups that came to nothing in time and were begun again. */
  retries = 0
  committed = 0
  readonly blame: string[] = []
  /** The same thing paid twice. */
  readonly doubles: string[] = []
  readonly #missed = new Set<ChallengeId>()
  readonly #paid = new Set<string>()
  /** Epochs of the reports that are committed and not revealed. */
  readonly #sealed = new Map<string, Epoch>()
  #epoch: Epoch = 0
  /** Payments for setting a slot up that its activations allow. */
  readonly #activations = new Map<string, number>()

  /** Challenges whose first deadline has passed, that are not answered yet. */
  get late(): number {
    return this.#missed.size
  }

  /** Committed reports that can be revealed no more. */
  get unrevealed(): number {
    return [...this.#sealed.values()].filter((epoch) => epoch + 1 < this.#epoch).length
  }

  apply(block: BlockEvents): void {
    this.tally.apply(block)
    for (const event of block.events) this.#apply(event, block.block)
  }

  /** The replicas that a hoster holds. */
  held(user: UserId): SignedReplica[] {
    const held: SignedReplica[] = []
    for (const [contract, { slots }] of this.tally.contracts) {
      for (const [slot, { hoster, replicaRoot }] of slots) {
        if (hoster === user && replicaRoot !== undefined) held.push({ slot: { contract, slot }, replicaRoot })
      }
    }
    return held
  }

  rootOf({ contract, slot }: SlotId): Uint8Array | undefined {
    return this.tally.contracts.get(contract)?.slots.get(slot)?.replicaRoot
  }

  #apply(event: MarketEvent, block: number): void {
    if (BLAME.has(event.type)) this.blame.push(`block ${block}: ${describe(event)}`)
    switch (event.type) {
      case 'planPublished':
        this.plans.push(event.plan)
        break
      case 'amendmentIncomplete':
        this.retries += event.missing
        break
      case 'slotActivated':
        this.#count(`${event.contract}-${event.slot}`, 1)
        break
      case 'setupPaid':
        this.#count(`${event.contract}-${event.slot}`, -1)
        break
      case 'storageChallengeIssued':
        this.open.set(event.challenge, block)
        break
      case 'storageChallengeMissed':
        this.#missed.add(event.challenge)
        break
      case 'storageProven':
        this.#answered(event.challenge)
        break
      case 'storageFault':
        // It is over; who is to blame is noted.
        this.open.delete(event.challenge)
        break
      case 'performanceChallengeIssued':
        this.#epoch = event.epoch
        break
      case 'reportCommitted':
        this.committed++
        this.#sealed.set(`${event.epoch} ${event.attestor}`, event.epoch)
        break
      case 'reportRevealed':
        this.#sealed.delete(`${event.epoch} ${event.attestor}`)
        break
      case 'measurementPaid':
        this.#once(event.epoch, event.attestor, event.hoster)
        break
      default:
    }
  }

  #answered(challenge: ChallengeId): void {
    if (!this.open.delete(challenge)) this.doubles.push(`challenge ${challenge} counted twice`)
    this.answered++
    if (this.#missed.delete(challenge)) this.answeredLater++
  }

  /** Setups paid of a slot must be as many as its activations at the end of each block. */
  #count(slot: string, change: number): void {
    this.#activations.set(slot, (this.#activations.get(slot) ?? 0) + change)
  }

  /** Slots whose setups were paid more often, or less, than they were activated. */
  unevenSetups(): string[] {
    return [...this.#activations].filter(([, left]) => left !== 0).map(([slot]) => `the setup of slot ${slot}`)
  }

  #once(epoch: Epoch, attestor: UserId, hoster: UserId): void {
    const name = `epoch ${epoch}, attestor ${attestor}, hoster ${hoster}`
    if (this.#paid.has(name)) this.doubles.push(`a measurement was paid twice: ${name}`)
    this.#paid.add(name)
  }
}

function describe(event: MarketEvent): string {
  return JSON.stringify(event, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))
}

/** A journal of blocks that may come again: a node that lost its last ones by a kill makes others in their place. */
export class History {
  #blocks: BlockEvents[] = []
  #journal = new Journal()
  /** Times that the node had lost blocks. */
  rewinds = 0

  get journal(): Journal {
    return this.#journal
  }

  apply(block: BlockEvents): void {
    if (block.block <= this.#journal.tally.block) {
      this.rewinds++
      this.#blocks = this.#blocks.filter((earlier) => earlier.block < block.block)
      this.#journal = new Journal()
      for (const earlier of this.#blocks) this.#journal.apply(earlier)
    }
    this.#blocks.push(block)
    this.#journal.apply(block)
  }
}
