/** Whether everything that was to survive the kills did: the chain after one finalised block, the disks, a reader. */

import type { MoneyAudit } from '../chain/audit.js'
import type { ContractReport, PlanReport, PriceList } from '../chain/types.js'
import { formatMoney } from '../cli/quantities.js'
import { type Check, check, moneyChecks } from '../devnet/checks.js'
import type { ReadBack } from '../devnet/readback.js'
import type { Findings } from './disk.js'
import type { Journal } from './journal.js'
import type { Ending } from './supervised.js'

const GIB = 1n << 30n

export interface Evidence {
  readonly plans: readonly PlanReport[]
  readonly prices: PriceList
  readonly audit: MoneyAudit
  readonly journal: Journal
  /** What was found right after each kill. */
  readonly afterKills: Findings
  /** What was found on all disks in the end. */
  readonly inTheEnd: Findings
  readonly read: ReadBack
  readonly endings: readonly Ending[]
  /** Times that the node came back without its last blocks. */
  readonly rewinds: number
}

export function checksOf(evidence: Evidence): Check[] {
  return [...dutyChecks(evidence), ...payChecks(evidence), ...storeChecks(evidence)]
}

function dutyChecks({ plans, journal, endings, rewinds }: Evidence): Check[] {
  const contracts = plans.flatMap((plan) => plan.contracts)
  const slots = contracts.flatMap((contract) => contract.slots)
  const vacant = slots.filter(({ hoster }) => hoster === undefined).length
  const unstarted = plans.reduce((sum, { plan }) => sum + plan.contracts - plan.started, 0)
  const unexplained = endings.filter(({ words }) => !/remedy|Error:|Start the node/.test(words))
  return [
    check(
      'no contract lacks a hoster',
      contracts.length > 0 && vacant === 0 && unstarted === 0,
      `${slots.length} slots of ${contracts.length} contracts of ${plans.length} plans, ${vacant} vacant, ${journal.retries} setups were begun again`
    ),
    check(
      'every challenge was answered',
      journal.answered > 0 && journal.late === 0,
      `${journal.answered} answered, ${journal.answeredLater} of them when asked again, ${journal.late} late, ${journal.open.size} just asked`
    ),
    check('nobody was punished', journal.blame.length === 0, journal.blame[0] ?? 'no fault, loss, slash or suspension'),
    check(
      'committed reports were revealed',
      journal.unrevealed === 0,
      `${journal.committed} committed, ${journal.unrevealed} never revealed`
    ),
    check(
      'whoever ended without being killed said why',
      unexplained.length === 0,
      unexplained[0]?.words ??
        `${endings.length} ended by themselves and were started again; the node lost its last blocks ${rewinds} times`
    )
  ]
}

function payChecks({ plans, prices, audit, journal }: Evidence): Check[] {
  const slots = plans.flatMap(({ contracts }) => contracts.flatMap((contract) => contract.slots))
  const paid = slots.reduce((sum, slot) => sum + slot.paid, 0n)
  const said = journal.tally.slots().reduce((sum, slot) => sum + slot.paid, 0n)
  const booked = plans.reduce((sum, { plan }) => sum + plan.ledger.hosting, 0n)
  const setups = journal.unevenSetups()
  const tooMuch = plans.flatMap(({ plan, contracts }) => {
    const blocks = BigInt(Math.max(audit.block - plan.from, 0))
    return contracts.filter((contract) =>
      contract.slots.some((slot) => slot.paid > mostOf(contract, plan.price.hosting, blocks, prices))
    )
  })
  const leaks = plans.filter(({ plan: { ledger } }, index) => {
    const escrow = journal.tally.plans.get(journal.plans[index] ?? 0n)?.escrow
    return escrow !== ledger.escrow + ledger.hosting + ledger.setup + ledger.delivery
  })
  return [
    ...moneyChecks(audit),
    check('what sponsors put in is spent or still held', leaks.length === 0, `${plans.length} plans`),
    check(
      'pay by events, slots and plans is one sum',
      paid === said && paid === booked,
      `${formatMoney(paid)}, ${formatMoney(said)}, ${formatMoney(booked)}`
    ),
    check('no slot was paid for more than its time', tooMuch.length === 0, `${slots.length} slots`),
    check(
      'nothing was paid twice',
      setups.length === 0 && journal.doubles.length === 0,
      journal.doubles[0] ?? setups[0] ?? 'setups, measurements, challenges: each once'
    )
  ]
}

/** What a slot of a contract can have earned in so many blocks. */
function mostOf({ plainBytes = 0n }: ContractReport, price: bigint, blocks: bigint, prices: PriceList): bigint {
  const billed = plainBytes > prices.leastBilledBytes ? plainBytes : prices.leastBilledBytes
  return (billed * price * blocks) / (GIB * BigInt(prices.blocksPerHour))
}

function storeChecks({ afterKills, inTheEnd, read }: Evidence): Check[] {
  return [
    check(
      'whatever a killed provider had signed was on its disk',
      afterKills.wrong.length === 0 && afterKills.replicas + afterKills.records > 0,
      afterKills.wrong[0] ?? describeFindings(afterKills)
    ),
    check(
      'every replica is whole, page by page',
      inTheEnd.wrong.length === 0 && inTheEnd.pages > 0,
      inTheEnd.wrong[0] ?? describeFindings(inTheEnd)
    ),
    check(
      'a plain reader got everything back from the hosters',
      read.differences.length === 0 && read.files > 0 && read.onlyHosters,
      read.differences[0] ?? `${read.bytes} bytes equal, from ${read.peers} peers`
    )
  ]
}

export function describeFindings({ replicas, pages, records }: Findings): string {
  return `${replicas} replicas with ${pages} pages, ${records} signed roots and reports`
}
