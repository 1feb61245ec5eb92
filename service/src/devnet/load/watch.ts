/** Everything that is known of a load while it runs: what the chain's events say, and what the processes use. */

import type { BlockEvents, ChallengeId, MarketEvent } from '../../chain/types.js'
import type { Process } from '../processes.js'
import { Tally } from '../tally.js'
import { PlanStages } from './plan-stages.js'
import { type Sample, sample, type Usage, usageOf } from './usage.js'
import type { LoadState } from './view.js'

/** Over which plans are counted for the view. */
const MINUTE = 60

/** What only whoever runs the load knows. */
export interface Situation {
  /** What it is at. */
  readonly at: string
  /** Since the start. */
  readonly seconds: number
  /** Newest block. */
  readonly best: number
  readonly providers: number
  readonly feeds: number
  /** Slots of each contract. */
  readonly replicas: number
}

export class Watch {
  readonly tally = new Tally()
  readonly stages = new PlanStages()
  /** Storage challenges without an answer so far. */
  readonly #open = new Set<ChallengeId>()
  readonly #samples = new Map<string, { before: Sample; after: Sample }>()
  #answered = 0
  /** Hosters and workers that lost slots or stake by what they did or did not do. */
  #faults = 0

  apply(block: BlockEvents, seconds: number): void {
    this.tally.apply(block)
    this.stages.apply(block, seconds)
    for (const event of block.events) this.#apply(event)
  }

  get challenges() {
    return { open: this.#open.size, answered: this.#answered, missed: this.tally.missed }
  }

  get faults(): number {
    return this.#faults
  }

  /** Looks at what the processes use; the last two looks count. */
  async look(processes: readonly Process[]): Promise<void> {
    for (const { name, pid } of processes) {
      const after = await sample(pid)
      if (after === undefined) this.#samples.delete(name)
      else this.#samples.set(name, { before: this.#samples.get(name)?.after ?? after, after })
    }
  }

  state({ at, seconds, best, providers, feeds, replicas }: Situation, processes: readonly Process[]): LoadState {
    const { tally, stages } = this
    const paid = [...tally.paid.values()]
    const sum = (of: 'setup' | 'hosting' | 'measuring') => paid.reduce((total, account) => total + account[of], 0n)
    const escrow = [...tally.plans.values()].reduce((total, plan) => total + plan.escrow, 0n)
    return {
      at,
      seconds,
      block: best,
      behind: Math.max(0, best - tally.block),
      providers: { drawable: tally.drawable.size, all: providers },
      feeds,
      plans: stages.counts(),
      slots: {
        active: tally.slots().filter(({ hoster }) => hoster !== undefined).length,
        all: [...tally.plans.values()].reduce((total, { contracts }) => total + contracts * replicas, 0)
      },
      challenges: this.challenges,
      deliveries: {
        good: tally.deliveries.filter(({ delivery }) => delivery.delivered).length,
        all: tally.deliveries.length
      },
      money: { escrow, setup: sum('setup'), hosting: sum('hosting'), measuring: sum('measuring') },
      perMinute: stages.times('hosted').filter((time) => time > seconds - MINUTE).length,
      slowest: stages.slowest(),
      processes: processes.flatMap(({ name, how }) => (how === undefined ? [{ name, usage: this.#usage(name) }] : []))
    }
  }

  #usage(name: string): Usage | undefined {
    const found = this.#samples.get(name)
    return found && usageOf(found.before, found.after)
  }

  #apply(event: MarketEvent): void {
    switch (event.type) {
      case 'storageChallengeIssued':
      case 'storageChallengeRepeated':
        this.#open.add(event.challenge)
        break
      case 'storageProven':
        this.#open.delete(event.challenge)
        this.#answered++
        break
      case 'storageFault':
        this.#open.delete(event.challenge)
        this.#faults++
        break
      case 'deliveryFault':
      case 'encoderFault':
      case 'attestorFault':
        this.#faults++
        break
      default:
    }
  }
}
