/** How far each plan is, from the chain's finalised events, and how long the stages take. */

import type { BlockEvents, ContractId, MarketEvent, PlanId, UserId } from '../../chain/types.js'

/**
 * `published`: it waits for its contracts to be drawn; `drawn`: nobody has a replica yet; `setup`: some slots are active;
 * `hosted`: all are, once; `proving`: every hoster of it has proven storage since.
 */
export const STAGES = ['published', 'drawn', 'setup', 'hosted', 'proving'] as const
export type Stage = (typeof STAGES)[number]
const LAST = STAGES.length - 1

interface Contract {
  readonly plan: PlanId
  drawn: boolean
  started: boolean
  /** Who has a slot, and whether it has proven storage since it has. */
  readonly hosters: Map<UserId, boolean>
}

interface Plan {
  readonly contracts: number
  readonly activated: Set<ContractId>
  stage: number
  /** Seconds at which it reached each stage. */
  readonly reached: number[]
}

export interface StageTime {
  readonly stage: Stage
  /** Plans that have left it. */
  readonly plans: number
  /** Median of their seconds in it. */
  readonly seconds: number
}

export class PlanStages {
  readonly #plans = new Map<PlanId, Plan>()
  readonly #contracts = new Map<ContractId, Contract>()
  readonly #contractsOf = new Map<UserId, Set<Contract>>()

  /** @param seconds when that was, by any clock that goes on */
  apply({ events }: BlockEvents, seconds: number): void {
    const touched = new Set<PlanId>()
    for (const event of events) for (const plan of this.#apply(event, seconds)) touched.add(plan)
    for (const id of touched) this.#advance(id, seconds)
  }

  /** Plans that are at each stage now. */
  counts(): Record<Stage, number> {
    const counts = { published: 0, drawn: 0, setup: 0, hosted: 0, proving: 0 }
    for (const { stage } of this.#plans.values()) counts[STAGES[stage] ?? 'published']++
    return counts
  }

  get plans(): number {
    return this.#plans.size
  }

  /** Plans that are or were at the stage. */
  reached(stage: Stage): number {
    const least = STAGES.indexOf(stage)
    return [...this.#plans.values()].filter((plan) => plan.stage >= least).length
  }

  /** Seconds at which plans reached the stage, in rising order. */
  times(stage: Stage): number[] {
    const at = STAGES.indexOf(stage)
    return [...this.#plans.values()].flatMap(({ reached }) => reached[at] ?? []).sort((a, b) => a - b)
  }

  /** Of each stage that some plan has left. */
  stageTimes(): StageTime[] {
    return STAGES.slice(0, LAST).flatMap((stage, at) => {
      const spent = [...this.#plans.values()]
        .flatMap(({ reached }) => (reached[at + 1] ?? Number.NaN) - (reached[at] ?? Number.NaN))
        .filter((seconds) => !Number.isNaN(seconds))
        .sort((a, b) => a - b)
      const seconds = spent[Math.floor(spent.length / 2)]
      return seconds === undefined ? [] : [{ stage, plans: spent.length, seconds }]
    })
  }

  /** The stage in which plans spend most time. */
  slowest(): StageTime | undefined {
    return this.stageTimes().sort((a, b) => b.seconds - a.seconds)[0]
  }

  /** Plans that the event is about. */
  #apply(event: MarketEvent, seconds: number): PlanId[] {
    switch (event.type) {
      case 'planPublished':
        this.#plans.set(event.plan, {
          contracts: event.contracts,
          activated: new Set(),
          stage: 0,
          reached: [seconds]
        })
        return []
      case 'contractActivated':
        this.#contracts.set(event.contract, { plan: event.plan, drawn: false, started: false, hosters: new Map() })
        this.#plans.get(event.plan)?.activated.add(event.contract)
        return []
      case 'amendmentDrawn':
        return this.#change(event.contract, (contract) => {
          contract.drawn = true
        })
      case 'slotActivated':
        return this.#change(event.contract, (contract) => this.#take(event.hoster, contract))
      case 'hostingStarted':
        return this.#change(event.contract, (contract) => {
          contract.started = true
        })
      case 'storageProven':
        return this.#proven(event.hoster)
      default:
        return []
    }
  }

  #change(id: ContractId, change: (contract: Contract) => void): PlanId[] {
    const contract = this.#contracts.get(id)
    if (contract === undefined) return []
    change(contract)
    return [contract.plan]
  }

  #take(hoster: UserId, contract: Contract): void {
    contract.hosters.set(hoster, false)
    const all = this.#contractsOf.get(hoster) ?? new Set()
    this.#contractsOf.set(hoster, all.add(contract))
  }

  #proven(hoster: UserId): PlanId[] {
    const contracts = [...(this.#contractsOf.get(hoster) ?? [])]
    for (const contract of contracts) contract.hosters.set(hoster, true)
    return contracts.map(({ plan }) => plan)
  }

  #advance(id: PlanId, seconds: number): void {
    const plan = this.#plans.get(id)
    if (plan === undefined) return
    const now = this.#stageOf(plan)
    for (; plan.stage < now; plan.stage++) plan.reached[plan.stage + 1] = seconds
  }

  #stageOf({ contracts, activated }: Plan): number {
    const all = [...activated].flatMap((id) => this.#contracts.get(id) ?? [])
    const every = (holds: (contract: Contract) => boolean) => all.length === contracts && all.every(holds)
    if (every(({ started, hosters }) => started && [...hosters.values()].every(Boolean))) return 4
    if (every(({ started }) => started)) return 3
    if (all.some(({ hosters }) => hosters.size > 0)) return 2
    return every(({ drawn }) => drawn) ? 1 : 0
  }
}
