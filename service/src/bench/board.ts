/** The chain's part in setups: who was drawn for what, and the statements that end it. */

import { EventEmitter, once } from 'node:events'
import type { CompleteOutcome, Duties, HostedSlot, SetupDuty, Submitted, UserId } from '../chain/types.js'

export const GENESIS = new Uint8Array(32).fill(7)
/** Bytes that a contract may have. */
const ROOM = 64n * 1024n * 1024n
/** Nothing ends or is measured meanwhile. */
const NEVER = 1_000_000_000

export class Board extends EventEmitter {
  readonly #setups: SetupDuty[] = []
  readonly #hosted: { readonly hoster: UserId; readonly slot: HostedSlot }[] = []
  #tick = 0n

  draw(duty: SetupDuty): void {
    this.#setups.push(duty)
  }

  /** Resolves when every slot of an amendment has its statement. */
  async staffed(amendment: bigint, signal: AbortSignal): Promise<void> {
    while (this.#setups.some((duty) => duty.amendment === amendment)) await once(this, 'stated', { signal })
  }

  advance(): bigint {
    return ++this.#tick
  }

  /** What the member of a user asks of its market. */
  answer(user: UserId, name: string, args: readonly unknown[]): unknown {
    switch (name) {
      case 'duties':
        return this.#duties(user)
      case 'openChallenges':
        return []
      case 'roomOf':
        return ROOM
      // No plan follows a hypercore here.
      case 'planStatus':
      case 'getFeedByID':
        return undefined
      case 'submitStatement':
        return this.#state(...(args as [bigint, number, CompleteOutcome]))
      default:
        throw new Error(`not part of this measurement: ${name}`)
    }
  }

  #duties(user: UserId): Duties {
    const seated = ({ attestor, slots }: SetupDuty) =>
      attestor.user === user || slots.some(({ encoder, hoster }) => encoder.user === user || hoster.user === user)
    return {
      user,
      tick: this.#tick,
      epoch: { epoch: 0, start: 0n, length: BigInt(NEVER) },
      ratings: [],
      setups: this.#setups.filter(seated),
      measurements: [],
      hosted: this.#hosted.filter(({ hoster }) => hoster === user).map(({ slot }) => slot)
    }
  }

  #state(amendment: bigint, slot: number, outcome: CompleteOutcome): Submitted {
    const at = this.#setups.findIndex((duty) => duty.amendment === amendment)
    const duty = this.#setups[at]
    const pair = duty?.slots.find((candidate) => candidate.slot === slot)
    if (duty === undefined || pair === undefined || pair.done) throw new Error('the slot has its statement already')
    const slots = duty.slots.map((other) => (other.slot === slot ? { ...other, done: true } : other))
    if (slots.every(({ done }) => done)) this.#setups.splice(at, 1)
    else this.#setups[at] = { ...duty, slots }
    const { contract, plan, feedKey, pin, from, to } = duty
    const { replicaRoot, sealedBytes } = outcome
    const held = { slot: { contract, slot }, plan, feedKey, pin, from, to, replicaRoot, sealedBytes, until: NEVER }
    this.#hosted.push({ hoster: pair.hoster.user, slot: held })
    this.emit('stated')
    const hash = new Uint8Array(32)
    return { block: Number(this.#tick), blockHash: hash, hash, finalised: false }
  }
}
