/**
 * What a hoster has lost and says so, before a challenge finds out: that costs less. The chain takes it while no challenge
 * is open.
 */

import type { Duties, HostedSlot, SlotId } from '../../chain/types.js'
import { isDatdotError } from '../../errors.js'
import type { RoleContext } from '../context.js'
import type { Running } from '../running.js'
import type { Comparison } from './comparison.js'
import type { StoreMark } from './store-mark.js'
import { isOf, type StoredReplica, slotName } from './stored-replica.js'

/** Slots that one transaction reports. */
const REPORTED_AT_ONCE = 64

export class Losses {
  readonly #context: RoleContext
  readonly #comparison: Comparison
  readonly #mark: StoreMark
  readonly #running: Running
  readonly #damaged = new Set<StoredReplica>()

  constructor(context: RoleContext, comparison: Comparison, mark: StoreMark, running: Running) {
    this.#context = context
    this.#comparison = comparison
    this.#mark = mark
    this.#running = running
  }

  /** A replica of which the disk has lost a part. */
  add(replica: StoredReplica): void {
    this.#damaged.add(replica)
  }

  /** Reports what is lost, some slots at a time. To be called while no challenge is open. */
  serve({ hosted }: Duties): void {
    const damaged = this.#damaged.size === 0 ? [] : hosted.filter((held) => this.#isDamaged(held))
    const lost = [...new Set([...this.#comparison.with(hosted).missing, ...damaged])]
    const slots = lost.slice(0, REPORTED_AT_ONCE).map(({ slot }) => slot)
    if (slots.length > 0) this.#running.start('report losses', (signal) => this.#report(slots, signal))
  }

  async #report(slots: readonly SlotId[], signal: AbortSignal): Promise<void> {
    const { market, log } = this.#context
    if (!(await this.isThere())) return
    // What the chain has heard already is not said again: it may have changed since the duties were read.
    const hosted = (await market.duties(signal))?.hosted ?? []
    const names = new Set(hosted.map(({ slot }) => slotName(slot)))
    const rest = slots.filter((slot) => names.has(slotName(slot)))
    if (rest.length === 0) return
    await market.reportLoss(rest, {}, signal)
    log.error({ slots: rest }, 'replicas are lost: reported to the chain, which gives their slots to others')
  }

  /** Whether the store is there at all; without it nothing can be said about replicas, and the provider stops. */
  async isThere(): Promise<boolean> {
    try {
      await this.#mark.check()
      return true
    } catch (error) {
      if (!isDatdotError(error, 'ROLES_STORE_MISSING')) throw error
      this.#context.fail(error)
      return false
    }
  }

  #isDamaged({ slot, replicaRoot }: HostedSlot): boolean {
    return [...this.#damaged].some((replica) => isOf(replica, slot, replicaRoot))
  }
}
