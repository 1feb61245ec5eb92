/** The report: what the chain says in the end, and whether all that was to be shown held. */

import type { MoneyAudit } from '../chain/audit.js'
import type { Figures, PlanReport, UserId } from '../chain/types.js'
import { formatBytes, formatMoney } from '../cli/quantities.js'
import { formatFeedKey } from '../hyper/index.js'
import { toHex } from '../json.js'
import { type Check, check, moneyChecks, readerChecks, uniqueReplicas } from './checks.js'
import type { ReadBack } from './readback.js'
import type { Tally } from './tally.js'

/** What happened, apart from what the chain says. */
export interface Observed {
  readonly key: string
  readonly read: ReadBack
  readonly authorOffline: boolean
}

export interface Report {
  readonly held: boolean
  readonly checks: readonly Check[]
  readonly key: string
  readonly plan: Record<string, unknown>
  readonly contracts: readonly Record<string, unknown>[]
  readonly deliveries: readonly Record<string, unknown>[]
  readonly accounts: readonly Record<string, unknown>[]
  readonly money: MoneyAudit
  readonly read: Observed['read']
  readonly times: readonly { readonly stage: string; readonly seconds: number }[]
}

export interface Evidence {
  readonly plan: PlanReport
  readonly tally: Tally
  readonly audit: MoneyAudit
  readonly observed: Observed
  /** Names of the accounts that have a user. */
  readonly names: ReadonlyMap<UserId, string>
  readonly times: Report['times']
}

export function makeReport(evidence: Evidence): Report {
  const checks = checksOf(evidence)
  const { tally, names, observed, audit } = evidence
  const { plan, contracts } = evidence.plan
  return {
    held: checks.every(({ held }) => held),
    checks,
    key: observed.key,
    plan: { contracts: plan.contracts, started: plan.started, from: plan.from, until: plan.until, ...plan.ledger },
    contracts: contracts.map(({ id, feedKey, from, to, plainBytes, slots }) => ({
      id,
      feedKey: formatFeedKey(feedKey),
      from,
      to,
      plainBytes,
      slots: slots.map((slot) => ({ ...slot, replicaRoot: slot.replicaRoot && toHex(slot.replicaRoot) }))
    })),
    deliveries: tally.deliveries.map(({ epoch, hoster, delivery }) => ({
      ...delivery,
      epoch,
      hoster: names.get(hoster)
    })),
    accounts: [...names].map(([user, name]) => ({
      name,
      user,
      proofs: tally.proofs.get(user) ?? 0,
      ...tally.paidTo(user)
    })),
    money: audit,
    read: observed.read,
    times: evidence.times
  }
}

function checksOf({ plan: { plan, contracts }, tally, audit, observed }: Evidence): Check[] {
  const slots = contracts.flatMap((contract) => contract.slots)
  const hosters = tally.hosters()
  const delivered = tally.deliveries.filter(({ delivery }) => delivery.delivered && delivery.median !== undefined)
  const paid = slots.reduce((sum, slot) => sum + slot.paid, 0n)
  const { ledger } = plan
  const held = tally.plans.values().next().value
  const spent = ledger.escrow + ledger.hosting + ledger.setup + ledger.delivery
  const { differences, files, bytes } = observed.read
  const found = differences[0] ?? `${files} files, ${formatBytes(bytes)}, equal byte by byte`
  return [
    check('every contract is hosted', plan.started === plan.contracts, `${plan.started} of ${plan.contracts}`),
    uniqueReplicas(slots),
    check(
      'every hoster proved storage',
      hosters.length > 0 && hosters.every((user) => (tally.proofs.get(user) ?? 0) > 0),
      `${[...tally.proofs.values()].reduce((sum, count) => sum + count, 0)} proofs of ${hosters.length} hosters, ${tally.missed} missed`
    ),
    check(
      'every hoster was measured and delivered',
      hosters.every((user) => delivered.some(({ hoster }) => hoster === user)),
      `${delivered.length} of ${tally.deliveries.length} counted deliveries`
    ),
    check(
      'every slot was paid',
      slots.length > 0 && slots.every((slot) => slot.paid > 0n),
      `${formatMoney(paid)} for ${slots.length} slots`
    ),
    check(
      'every attestor was paid for measuring',
      tally.measurers.size > 0 && [...tally.measurers].every((user) => tally.paidTo(user).measuring > 0n),
      `${tally.measurers.size} attestors`
    ),
    check(
      'hosters got what the plan says it paid them',
      paid === ledger.hosting,
      `${formatMoney(paid)} and ${formatMoney(ledger.hosting)}`
    ),
    check(
      'what the sponsor put in is spent or still held',
      held !== undefined && spent === held.escrow,
      `${formatMoney(spent)} of ${formatMoney(held?.escrow ?? 0n)}`
    ),
    ...moneyChecks(audit),
    ...readerChecks(observed.authorOffline, { held: differences.length === 0 && files > 0, found }, observed.read)
  ]
}

interface SlotLine {
  readonly replicaRoot?: string
  readonly provenUntil?: number
  readonly paid: bigint
}

/** The report for people. */
export function describeReport(report: Report): string {
  return [
    '',
    'What the chain says',
    '',
    ...report.contracts.flatMap(describeContract),
    '',
    ...report.deliveries.map(describeDelivery),
    '',
    ...report.accounts.map(describeAccount),
    '',
    'Checks',
    '',
    ...report.checks.map(({ name, held, found }) => `  ${held ? 'ok  ' : 'FAIL'}  ${name}: ${found}`)
  ].join('\n')
}

function describeContract({ id, from, to, feedKey, plainBytes, slots }: Record<string, unknown>): string[] {
  const size = plainBytes === undefined ? 'not set up' : formatBytes(plainBytes as bigint)
  return [
    `  contract ${id}: chunks ${from} to ${to} of ${feedKey}, ${size}`,
    ...(slots as SlotLine[]).map(
      ({ replicaRoot, provenUntil, paid }, slot) =>
        `    slot ${slot}: replica ${replicaRoot ?? 'missing'}, ${provenUntil === undefined ? 'never proven' : `proven until block ${provenUntil}`}, paid ${formatMoney(paid)}`
    )
  ]
}

function describeDelivery({ epoch, hoster, delivered, revealed, drawn, median }: Record<string, unknown>): string {
  const figures = median as Figures | undefined
  const seen = figures
    ? `: ${figures.chunks} chunks, ${figures.rate} KiB/s, connected in ${figures.connect} ms, first byte after ${figures.firstByte} ms`
    : ''
  return `  epoch ${epoch}: ${hoster} ${delivered ? 'delivered' : 'did not deliver'}, measured by ${revealed} of ${drawn}${seen}`
}

function describeAccount({ name, proofs, setup, measuring, hosting }: Record<string, unknown>): string {
  const parts = { setup, measuring, hosting } as Record<string, bigint>
  const paid = Object.values(parts).reduce((sum, amount) => sum + amount, 0n)
  const work = Object.entries(parts).flatMap(([what, amount]) =>
    amount > 0n ? [`${what} ${formatMoney(amount)}`] : []
  )
  const proven = Number(proofs) > 0 ? [`${proofs} storage proof${proofs === 1 ? '' : 's'}`] : []
  return `  ${String(name).padEnd(12)} paid ${formatMoney(paid).padStart(18)}  (${[...work, ...proven].join(', ') || 'was not drawn'})`
}
