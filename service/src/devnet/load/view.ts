/** What a person sees of a load while it runs, as lines of text. */

import { formatBytes, formatDuration, formatMoney } from '../../cli/quantities.js'
import { STAGES, type Stage, type StageTime } from './plan-stages.js'
import type { LoadFigures, LoadMoney } from './shape.js'
import type { Usage } from './usage.js'

/** A process and what it uses; nothing is known of one that has just started. */
export interface ProcessState {
  readonly name: string
  readonly usage: Usage | undefined
}

export interface LoadState extends LoadFigures {
  readonly plans: Readonly<Record<Stage, number>>
  readonly money: LoadMoney<bigint>
  readonly slowest: StageTime | undefined
  readonly processes: readonly ProcessState[]
}

const BAR_CELLS = 30
/** What a stage is called. */
export const LABELS: Readonly<Record<Stage, string>> = {
  published: 'published',
  drawn: 'drawn',
  setup: 'setting up',
  hosted: 'hosted',
  proving: 'proving'
}
const NAME_WIDTH = 14

/** All of it, for a screen that is drawn again and again. */
export function fullView(state: LoadState, width = 80): string[] {
  return [
    `${clock(state.seconds)}  ${state.at}`,
    '',
    row('chain', `block ${state.block}, final ${behind(state.behind)}`),
    row('providers', `${state.providers.drawable} of ${state.providers.all} may be drawn`),
    row('plans', `${published(state)} of ${state.feeds} published, ${state.perMinute} hosted in the last minute`),
    ...STAGES.map((stage) => bar(LABELS[stage], state.plans[stage], state.feeds)),
    row('slots', `${state.slots.active} of ${state.slots.all} active`),
    row('challenges', challenges(state)),
    row('deliveries', `${state.deliveries.good} of ${state.deliveries.all} counted as delivered`),
    row('money', money(state)),
    row('slowest', slowest(state.slowest)),
    '',
    ...state.processes.map(process),
    total(state.processes)
  ].map((line) => line.slice(0, Math.max(20, width)))
}

/** In one line, for a log. */
export function shortView(state: LoadState): string {
  const plans = STAGES.map((stage) => `${state.plans[stage]} ${LABELS[stage]}`).join(', ')
  const parts = [
    `block ${state.block}`,
    `${published(state)} of ${state.feeds} plans: ${plans}`,
    `${state.slots.active} slots`,
    `challenges ${challenges(state)}`,
    `${state.perMinute} a minute`,
    usage(sum(state.processes))
  ]
  return parts.join('; ')
}

function row(name: string, text: string): string {
  return `${name.padEnd(NAME_WIDTH)}${text}`
}

/** Of all plans that are to be. */
function bar(name: string, count: number, all: number): string {
  const cells = all > 0 ? Math.min(BAR_CELLS, Math.ceil((count * BAR_CELLS) / all)) : 0
  return row(`  ${name}`, `${'█'.repeat(cells)}${'·'.repeat(BAR_CELLS - cells)} ${count}`)
}

function published({ plans }: LoadState): number {
  return STAGES.reduce((all, stage) => all + plans[stage], 0)
}

function challenges({ challenges: { open, answered, missed } }: LoadState): string {
  return `${open} open, ${answered} answered, ${missed} missed`
}

function money({ money: { escrow, setup, hosting, measuring } }: LoadState): string {
  const paid = `paid for setups ${round(setup)}, hosting ${round(hosting)}, measuring ${round(measuring)}`
  return `${round(escrow)} put into plans; ${paid}`
}

/** Thousandths are enough to watch. */
function round(planck: bigint): string {
  return formatMoney((planck / 10n ** 9n) * 10n ** 9n)
}

function slowest(stage: StageTime | undefined): string {
  if (stage === undefined) return 'no plan has got further yet'
  return `${LABELS[stage.stage]}, ${formatDuration(stage.seconds)} in the median of ${stage.plans} plans`
}

function process({ name, usage: used }: ProcessState): string {
  return row(name, used === undefined ? '' : usage(used))
}

function total(processes: readonly ProcessState[]): string {
  return row('together', usage(sum(processes)))
}

function usage({ cores, bytes }: Usage): string {
  return `${(cores * 100).toFixed(0).padStart(4)} % of a core, ${formatBytes(bytes)}`
}

function sum(processes: readonly ProcessState[]): Usage {
  const all = processes.flatMap(({ usage: used }) => used ?? [])
  return {
    cores: all.reduce((cores, used) => cores + used.cores, 0),
    bytes: all.reduce((bytes, used) => bytes + used.bytes, 0)
  }
}

function behind(blocks: number): string {
  return blocks === 0 ? 'at once' : `${blocks} behind`
}

function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  const parts = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}
