/** `datdot status`: what the account promised, does, earns, and pays for. */

import type { Command } from 'commander'
import type { ChainAPI } from '../../chain/index.js'
import { plansOf } from '../../chain/queries/plans-of.js'
import type {
  ContractReport,
  HostedSlot,
  Plan,
  PlanId,
  PlanReport,
  Provider,
  ProviderStatus
} from '../../chain/types.js'
import { formatFeedKey } from '../../hyper/index.js'
import { cliError } from '../errors.js'
import { describeFollowing } from '../following.js'
import { countHours, formatBytes, formatMoney, parseCount } from '../quantities.js'
import type { Run } from '../run.js'
import type { Session } from '../session.js'

interface StatusOptions {
  readonly plan?: number
}

/** A replica that the account hosts, with what it was paid for it so far, planck. */
interface PaidSlot extends HostedSlot {
  readonly paid: bigint
}

export function statusCommand(program: Command, run: Run): void {
  program
    .command('status')
    .summary('what the account pays for, stores and earns')
    .description('show the account, its offer, duties and earnings, and its plans with their contracts')
    .option('--plan <id>', 'only this plan, whoever pays for it', parseCount(0, Number.MAX_SAFE_INTEGER))
    .action(run(status))
}

async function status(session: Session, options: StatusOptions): Promise<void> {
  const chain = await session.openChain()
  const { output, signal } = session
  if (options.plan !== undefined) {
    const id = BigInt(options.plan)
    const report = await wholePlan(chain, id, signal)
    if (report === undefined) throw cliError('CLI_PLAN_UNKNOWN', { id })
    output.result({ id, report }, describePlan(id, report))
    return
  }
  const block = await chain.getBlockNumber(signal)
  const balance = await chain.getBalance(chain.address, signal)
  const duties = await chain.myDuties(signal)
  const provider = duties && (await chain.getProviderByID(duties.user, signal))
  const hosted = await Promise.all((duties?.hosted ?? []).map((slot) => withPay(chain, slot, signal)))
  const plans = await ownPlans(chain, signal)
  const lines = [
    `${chain.address}, ${duties ? `user ${duties.user}` : 'not registered'}, block ${block}`,
    `  free ${formatMoney(balance.free)}, held ${formatMoney(balance.held)}`,
    ...(provider
      ? describeProvider(provider)
      : ['  no offer; `datdot dashboard` makes one under Provide, or else `datdot provide`']),
    ...(duties
      ? [`  setting up ${duties.setups.length} contracts, measuring ${duties.measurements.length} hosters`]
      : []),
    ...hosted.map(describeHosted),
    ...plans.map(({ id, report }) => describePlan(id, report))
  ]
  output.result(
    { address: chain.address, block, ...balance, provider, duties: duties && { ...duties, hosted }, plans },
    lines.join('\n')
  )
}

async function ownPlans(chain: ChainAPI, signal: AbortSignal): Promise<{ id: PlanId; report: PlanReport }[]> {
  const own: { id: PlanId; report: PlanReport }[] = []
  for (const { id } of await plansOf(chain.client, chain.address, signal)) {
    const report = await wholePlan(chain, id, signal)
    if (report !== undefined) own.push({ id, report })
  }
  return own
}

/** All pages of a plan's report. */
async function wholePlan(chain: ChainAPI, id: PlanId, signal: AbortSignal): Promise<PlanReport | undefined> {
  const first = await chain.planStatus(id, 0, signal)
  if (first === undefined) return undefined
  const contracts = [...first.contracts]
  for (let next = first.next; next !== undefined; ) {
    const page = await chain.planStatus(id, next, signal)
    contracts.push(...(page?.contracts ?? []))
    next = page?.next
  }
  return { ...first, contracts, next: undefined }
}

async function withPay(chain: ChainAPI, hosted: HostedSlot, signal: AbortSignal): Promise<PaidSlot> {
  const contract = await chain.getContractByID(hosted.slot.contract, signal)
  const slot = contract?.slots[hosted.slot.slot]
  return { ...hosted, paid: slot?.type === 'active' ? slot.paid : 0n }
}

function describeHosted({ slot, plan, from, to, feedKey, until, paid }: PaidSlot): string {
  return `  hosts contract ${slot.contract} of plan ${plan}: chunks ${from} to ${to} of ${formatFeedKey(feedKey)}, until block ${until}, paid ${formatMoney(paid)}`
}

function describeProvider({ offer, usedBytes, status }: Provider): string[] {
  const roles = (['encoder', 'attestor', 'hoster'] as const).filter((role) => offer[role] !== undefined)
  const bytes = offer.hoster ? `, ${formatBytes(usedBytes)} of ${formatBytes(offer.hoster.bytes)} taken` : ''
  return [
    `  offers ${roles.join(', ')} in ${offer.region}, ${countHours(offer.hours)} hours a week, blocks ${offer.from} to ${offer.until}${bytes}`,
    ...describeStanding(status)
  ]
}

function describeStanding(status: ProviderStatus): string[] {
  switch (status.type) {
    case 'drawable':
      return []
    case 'registered':
      return [`  is drawn from tick ${status.drawableAt} on`]
    case 'paused':
      return [`  paused until tick ${status.until}; \`datdot offer unpause\` ends it`]
    case 'leaving':
      return [`  leaving since tick ${status.since}: slots are being handed over`]
    case 'suspended':
      return [`  suspended since tick ${status.since}, for a failed duty; \`datdot offer unpause\` ends it`]
  }
}

function describeTrouble({ staffing, trouble }: ContractReport): string[] {
  const wanting = staffing.flatMap(({ slots, attempts, lack }) =>
    lack === undefined
      ? []
      : [`      no ${lack.role} for slots ${slots.join(', ')} after ${attempts} draws; next at block ${lack.retryAt}`]
  )
  if (trouble?.void) return [...wanting, '      nobody hosts it: it has more bytes than were stated']
  const { last, failures = 0 } = trouble ?? {}
  if (last === undefined) return wanting
  return [
    ...wanting,
    `      ${failures} setups failed, the last: ${last.reason.type}; drawn again from tick ${last.retryAt} on`
  ]
}

function describePlan(id: PlanId, { plan, contracts, following }: PlanReport): string {
  return [
    `  plan ${id}, ${plan.status}: ${plan.started} of ${plan.contracts} contracts started, blocks ${plan.from} to ${plan.until}`,
    `    ${describeLedger(plan)}`,
    ...(following === undefined ? [] : [`    ${describeFollowing(following)}`]),
    ...contracts.flatMap((contract) => [
      `    contract ${contract.id}: chunks ${contract.from} to ${contract.to} of ${formatFeedKey(contract.feedKey)}`,
      ...contract.slots.map(({ hoster, provenUntil, paid }, slot) =>
        hoster === undefined
          ? `      slot ${slot}: not staffed`
          : `      slot ${slot}: ${hoster}, proven until ${provenUntil ?? 'never'}, paid ${formatMoney(paid)}`
      ),
      ...describeTrouble(contract)
    ])
  ].join('\n')
}

function describeLedger({ ledger: { escrow, hosting, setup, delivery } }: Plan): string {
  return `escrow ${formatMoney(escrow)}; paid ${formatMoney(hosting)} to hosters, ${formatMoney(setup)} for setup, ${formatMoney(delivery)} for measurements`
}
