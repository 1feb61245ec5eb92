/**
 * What a hoster has lost and says so, before a challenge finds out: that costs less. The chain takes it while no challenge
 * is open.
 */

import type { Duties, HostedSlot, SlotId } from '../../chain/types.js'
import type { RoleContext } from '../context.js'
import { rolesError } from '../errors.js'
import type { Running } from '../running.js'
import type { ReplicaStore } from './replica-store.js'
import { isOf, type StoredReplica } from './stored-replica.js'

/** Slots that one transaction reports. */
const REPORTED_AT_ONCE = 64
/** Ticks for which a replica has to be missing: time to stop a hoster that runs with the wrong folder. */
const MISSING_TICKS = 40n

export class Losses {
  readonly #context: RoleContext
  readonly #store: ReplicaStore
  readonly #running: Running
  readonly #damaged = new Set<StoredReplica>()
  /** Since which tick a hosted slot has no replica here. */
  readonly #missingSince = new Map<string, bigint>()
  #warned = false

  constructor(context: RoleContext, store: ReplicaStore, running: Running) {
    this.#context = context
    this.#store = store
    this.#running = running
  }

  /** A replica of which the disk has lost a part. */
  add(replica: StoredReplica): void {
    this.#damaged.add(replica)
  }

  /** Reports what is lost, some slots at a time. To be called while no challenge is open. */
  serve(duties: Duties): void {
    const lost = [...duties.hosted.filter((held) => this.#isDamaged(held)), ...this.#missing(duties)]
    const slots = lost.slice(0, REPORTED_AT_ONCE).map(({ slot }) => slot)
    if (slots.length > 0) this.#running.start('report losses', (signal) => this.#report(slots, signal))
  }

  async #report(slots: readonly SlotId[], signal: AbortSignal): Promise<void> {
    const { market, log } = this.#context
    // What the chain has heard already is not said again: it may have changed since the duties were read.
    const hosted = (await market.duties(signal))?.hosted ?? []
    const names = new Set(hosted.map(({ slot }) => nameOf(slot)))
    const rest = slots.filter((slot) => names.has(nameOf(slot)))
    if (rest.length === 0) return
    await market.reportLoss(rest, {}, signal)
    log.error({ slots: rest }, 'replicas are lost: reported to the chain, which gives their slots to others')
  }

  #isDamaged({ slot, replicaRoot }: HostedSlot): boolean {
    return [...this.#damaged].some((replica) => isOf(replica, slot, replicaRoot))
  }

  /**
   * Hosted slots that have had no replica here for a while. If none has one, this is more likely the wrong folder than a
   * loss, and a person has to look.
   */
  #missing({ hosted, tick }: Duties): HostedSlot[] {
    const stored = this.#store.all()
    const missing = hosted.filter(({ slot, replicaRoot }) => !stored.some((one) => isOf(one, slot, replicaRoot)))
    const names = new Set(missing.map(({ slot }) => nameOf(slot)))
    for (const name of this.#missingSince.keys()) if (!names.has(name)) this.#missingSince.delete(name)
    for (const name of names) if (!this.#missingSince.has(name)) this.#missingSince.set(name, tick)
    const [first] = missing
    if (first !== undefined && missing.length === hosted.length) {
      if (!this.#warned) this.#context.log.error({ err: rolesError('ROLES_REPLICA_MISSING', { ...first.slot }) })
      this.#warned = true
      return []
    }
    return missing.filter(({ slot }) => tick >= (this.#missingSince.get(nameOf(slot)) ?? tick) + MISSING_TICKS)
  }
}

function nameOf({ contract, slot }: SlotId): string {
  return `${contract}-${slot}`
}
