/** What the chain's finalised events say, added up as they come. */

import type { BlockEvents, ContractId, Delivery, Digest, Epoch, MarketEvent, PlanId, UserId } from '../chain/types.js'

export interface SlotTally {
  hoster?: UserId
  encoder?: UserId
  attestor?: UserId
  replicaRoot?: Digest
  /** Paid to the hoster, planck. */
  paid: bigint
}

export interface ContractTally {
  readonly plan: PlanId
  readonly slots: Map<number, SlotTally>
  started: boolean
}

/** Paid to one account, planck. */
export interface PaidTally {
  setup: bigint
  measuring: bigint
  hosting: bigint
}

export class Tally {
  /** The last block that was added. */
  block = 0
  hash: Digest = new Uint8Array(32)
  readonly drawable = new Set<UserId>()
  readonly contracts = new Map<ContractId, ContractTally>()
  /** Attestors that revealed measurements. */
  readonly measurers = new Set<UserId>()
  /** Storage proofs accepted of each hoster, and challenges that it missed. */
  readonly proofs = new Map<UserId, number>()
  missed = 0
  readonly deliveries: { readonly epoch: Epoch; readonly hoster: UserId; readonly delivery: Delivery }[] = []
  readonly paid = new Map<UserId, PaidTally>()
  readonly plans = new Map<PlanId, { readonly escrow: bigint; readonly deposit: bigint; readonly contracts: number }>()

  apply({ block, hash, events }: BlockEvents): void {
    this.block = block
    this.hash = hash
    for (const event of events) this.#apply(event)
  }

  slots(): SlotTally[] {
    return [...this.contracts.values()].flatMap((contract) => [...contract.slots.values()])
  }

  /** The users that hold slots. */
  hosters(): UserId[] {
    return [...new Set(this.slots().flatMap(({ hoster }) => (hoster === undefined ? [] : [hoster])))]
  }

  paidTo(user: UserId): PaidTally {
    const paid = this.paid.get(user) ?? { setup: 0n, measuring: 0n, hosting: 0n }
    this.paid.set(user, paid)
    return paid
  }

  #slot(contract: ContractId, slot: number): SlotTally {
    const slots = this.contracts.get(contract)?.slots
    const tally = slots?.get(slot) ?? { paid: 0n }
    slots?.set(slot, tally)
    return tally
  }

  #apply(event: MarketEvent): void {
    switch (event.type) {
      case 'providerDrawable':
        this.drawable.add(event.user)
        break
      case 'planPublished':
        this.plans.set(event.plan, event)
        break
      case 'contractActivated':
        this.contracts.set(event.contract, { plan: event.plan, slots: new Map(), started: false })
        break
      case 'slotActivated':
        Object.assign(this.#slot(event.contract, event.slot), { hoster: event.hoster, replicaRoot: event.replicaRoot })
        break
      case 'setupPaid':
        Object.assign(this.#slot(event.contract, event.slot), { encoder: event.encoder, attestor: event.attestor })
        this.paidTo(event.encoder).setup += event.fee
        this.paidTo(event.attestor).setup += event.fee
        break
      case 'hostingStarted': {
        const contract = this.contracts.get(event.contract)
        if (contract !== undefined) contract.started = true
        break
      }
      case 'storageProven':
        this.proofs.set(event.hoster, (this.proofs.get(event.hoster) ?? 0) + 1)
        break
      case 'storageChallengeMissed':
        this.missed++
        break
      case 'deliveryCounted':
        this.deliveries.push(event)
        break
      case 'reportRevealed':
        if (event.measurements > 0) this.measurers.add(event.attestor)
        break
      case 'measurementPaid':
        this.paidTo(event.attestor).measuring += event.amount
        break
      case 'slotSettled':
        this.#slot(event.contract, event.slot).paid += event.amount
        this.paidTo(event.hoster).hosting += event.amount
        break
      default:
    }
  }
}

/** A line about an event that a person who watches wants to see, if it is one. */
export function tell(
  event: MarketEvent,
  name: (user: UserId) => string,
  money: (planck: bigint) => string
): string | undefined {
  switch (event.type) {
    case 'feedPublished':
      return `feed ${event.feed} published, ${event.length} chunks`
    case 'planPublished':
      return `plan ${event.plan} published, ${event.contracts} contracts, ${money(event.escrow)} held in escrow`
    case 'amendmentDrawn':
      return `contract ${event.contract}: encoders, attestor and hosters drawn`
    case 'amendmentUnstaffed':
      return `contract ${event.contract}: too few providers of the role ${event.role}, drawn again in block ${event.retryAt}`
    case 'amendmentIncomplete':
      return `contract ${event.contract}: ${event.missing} slots not staffed in time, drawn again`
    case 'setupPaid':
      return `contract ${event.contract} slot ${event.slot}: encoded by ${name(event.encoder)}, attested by ${name(event.attestor)}, each paid ${money(event.fee)}`
    case 'slotActivated':
      return `contract ${event.contract} slot ${event.slot}: hosted by ${name(event.hoster)}`
    case 'hostingStarted':
      return `contract ${event.contract}: hosting started`
    case 'storageProven':
      return `${name(event.hoster)} proved storage up to block ${event.provenUntil}`
    case 'storageChallengeMissed':
      return `${name(event.hoster)} missed a storage challenge`
    case 'deliveryCounted': {
      const { delivery } = event
      const figures = delivery.median
        ? `, ${delivery.median.rate} KiB/s, first byte after ${delivery.median.firstByte} ms`
        : ''
      return `epoch ${event.epoch}: ${name(event.hoster)} ${delivery.delivered ? 'delivered' : 'did not deliver'}, measured by ${delivery.revealed} of ${delivery.drawn}${figures}`
    }
    case 'slotSettled':
      return event.amount > 0n
        ? `contract ${event.contract} slot ${event.slot}: ${name(event.hoster)} paid ${money(event.amount)}`
        : undefined
    default:
      return undefined
  }
}

/** Whether this comes again and again while all is well: told for ever, it would push the addresses off the screen. */
export function isRoutine(event: MarketEvent): boolean {
  return (
    event.type === 'storageProven' ||
    event.type === 'slotSettled' ||
    (event.type === 'deliveryCounted' && event.delivery.delivered)
  )
}
