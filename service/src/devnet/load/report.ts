/** What a load came to: figures, and whether all that was to be shown held. */

import type { MoneyAudit } from '../../chain/audit.js'
import { formatBytes, formatDuration } from '../../cli/quantities.js'
import { type Check, check, moneyChecks, readerChecks, uniqueReplicas } from '../checks.js'
import type { StageTime } from './plan-stages.js'
import type { ReadFeeds } from './read-feeds.js'
import type { Usage } from './usage.js'
import type { ProcessState } from './view.js'
import type { Watch } from './watch.js'

export interface LoadReport {
  readonly held: boolean
  readonly checks: readonly Check[]
  readonly load: LoadFigures
  readonly read: ReadFeeds
  readonly money: MoneyAudit
  readonly times: readonly { readonly stage: string; readonly seconds: number }[]
}

export interface LoadFigures {
  readonly hosters: number
  readonly encoders: number
  readonly attestors: number
  readonly feeds: number
  readonly feedBytes: number
  readonly slots: number
  /** From the first plan in a block to the last one hosted, seconds. */
  readonly setupSeconds: number
  readonly plansPerMinute: number
  readonly slotsPerMinute: number
  /** Feeds that one plain reader read from hosters, in the same run. */
  readonly readsPerMinute: number
  readonly stages: readonly StageTime[]
  readonly challenges: { readonly open: number; readonly answered: number; readonly missed: number }
  /** While everything was hosted and nothing was set up. */
  readonly steady: Steady
}

export interface Steady {
  readonly seconds: number
  readonly processes: readonly ProcessState[]
  /** Of the processes of hosters alone. */
  readonly hostersPerCore: number
  readonly hostersPerGiB: number
}

export interface LoadEvidence extends Pick<LoadFigures, 'hosters' | 'encoders' | 'attestors' | 'feeds' | 'feedBytes'> {
  readonly watch: Watch
  readonly steady: Omit<Steady, 'hostersPerCore' | 'hostersPerGiB'>
  readonly read: ReadFeeds
  readonly audit: MoneyAudit
  readonly sponsorGone: boolean
  readonly times: LoadReport['times']
}

const GIB = 2 ** 30
const MINUTE = 60
/** Processes of hosters are named so, with a number. */
const HOSTERS = /^hosters-/

export function makeLoadReport(evidence: LoadEvidence): LoadReport {
  const { read, audit: money, times } = evidence
  const checks = checksOf(evidence)
  return { held: checks.every(({ held }) => held), checks, load: figuresOf(evidence), read, money, times }
}

function figuresOf({ watch, read, steady, hosters, encoders, attestors, feeds, feedBytes }: LoadEvidence): LoadFigures {
  const { stages, tally } = watch
  const [first = Number.NaN] = stages.times('published')
  const setupSeconds = (stages.times('hosted').at(-1) ?? Number.NaN) - first
  const slots = tally.slots().length
  const used = steady.processes.flatMap(({ name, usage }) => (HOSTERS.test(name) && usage ? [usage] : []))
  const sum = (of: keyof Usage) => used.reduce((total, usage) => total + usage[of], 0)
  return {
    hosters,
    encoders,
    attestors,
    feeds,
    feedBytes,
    slots,
    setupSeconds,
    plansPerMinute: (stages.reached('hosted') * MINUTE) / setupSeconds,
    slotsPerMinute: (slots * MINUTE) / setupSeconds,
    readsPerMinute: (read.equal * MINUTE) / read.seconds,
    stages: stages.stageTimes(),
    challenges: watch.challenges,
    steady: { ...steady, hostersPerCore: hosters / sum('cores'), hostersPerGiB: (hosters * GIB) / sum('bytes') }
  }
}

function checksOf({ watch, feeds, read, audit, sponsorGone }: LoadEvidence): Check[] {
  const { tally, stages } = watch
  const slots = tally.slots()
  const hosters = tally.hosters()
  const { answered, missed } = watch.challenges
  const found = read.differences[0] ?? `${read.equal} feeds, ${formatBytes(read.bytes)}, equal byte by byte`
  return [
    check('every plan is hosted', stages.reached('hosted') === feeds, `${stages.reached('hosted')} of ${feeds}`),
    uniqueReplicas(slots),
    check(
      'every hoster with a slot proved storage',
      hosters.length > 0 && hosters.every((user) => (tally.proofs.get(user) ?? 0) > 0),
      `${answered} proofs of ${hosters.length} hosters, ${missed} missed`
    ),
    check('nobody was at fault', watch.faults === 0, `${watch.faults} faults`),
    ...moneyChecks(audit),
    ...readerChecks(sponsorGone, { held: read.equal === feeds && read.differences.length === 0, found }, read)
  ]
}

/** The report for people. */
export function describeLoad({ load, checks }: LoadReport): string {
  const { steady, stages } = load
  const used = steady.processes.map(({ name, usage }) =>
    usage === undefined
      ? `  ${name}`
      : `  ${name.padEnd(12)} ${(usage.cores * 100).toFixed(1).padStart(6)} % of a core, ${formatBytes(usage.bytes)}`
  )
  return [
    '',
    'Load',
    '',
    `  ${load.feeds} feeds of ${formatBytes(load.feedBytes)} in ${load.slots} slots of ${load.hosters} hosters, set up in ${formatDuration(load.setupSeconds)}`,
    `  ${load.plansPerMinute.toFixed(1)} plans and ${load.slotsPerMinute.toFixed(1)} slots a minute; a plain reader read ${load.readsPerMinute.toFixed(1)} feeds a minute`,
    ...stages.map(
      ({ stage, plans, seconds }) => `  ${stage.padEnd(10)} ${formatDuration(seconds)} in the median of ${plans} plans`
    ),
    '',
    `While all of it was hosted, for ${formatDuration(steady.seconds)}`,
    '',
    ...used,
    `  ${steady.hostersPerCore.toFixed(0)} hosters a core, ${steady.hostersPerGiB.toFixed(0)} hosters a GiB of memory`,
    '',
    'Checks',
    '',
    ...checks.map(({ name, held, found }) => `  ${held ? 'ok  ' : 'FAIL'}  ${name}: ${found}`)
  ].join('\n')
}
