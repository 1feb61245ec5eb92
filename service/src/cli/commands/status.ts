/** `datdot status`: what the account promised, does, earns, and pays for. */

import type { Command } from 'commander'
import type { ChainAPI } from '../../chain/index.js'
import { plansOf } from '../../chain/queries/plans-of.js'
import type { Plan, PlanId, PlanReport, Provider } from '../../chain/types.js'
import { formatFeedKey } from '../../hyper/index.js'
import { countHours, formatBytes, formatMoney } from '../quantities.js'
import type { Run } from '../run.js'
import type { Session } from '../session.js'

interface StatusOptions {
  readonly plan?: string
}

export function statusCommand(program: Command, run: Run): void {
  program
    .command('status')
    .description('show the account, its offer, duties and earnings, and its plans with their contracts')
    .option('--plan <id>', 'only this plan, whoever pays for it')
    .action(run(status))
}

async function status(session: Session, options: StatusOptions): Promise<void> {
  const chain = await session.openChain()
  const { output, signal } = session
  if (options.plan !== undefined) {
    const report = await wholePlan(chain, BigInt(options.plan), signal)
    output.result(
      { plan: options.plan, ...report },
      report ? describePlan(BigInt(options.plan), report) : 'no such plan'
    )
    return
  }
  const block = await chain.getBlockNumber(signal)
  const balance = await chain.getBalance(chain.address, signal)
  const duties = await chain.myDuties(signal)
  const provider = duties && (await chain.getProviderByID(duties.user, signal))
  const plans = await ownPlans(chain, signal)
  const lines = [
    `${chain.address}, ${duties ? `user ${duties.user}` : 'not registered'}, block ${block}`,
    `  free ${formatMoney(balance.free)}, held ${formatMoney(balance.held)}`,
    ...(provider ? describeProvider(provider) : ['  no offer; `datdot provide` makes one']),
    ...(duties
      ? [
          `  hosting ${duties.hosted.length} slots, setting up ${duties.setups.length} contracts, measuring ${duties.measurements.length} hosters`
        ]
      : []),
    ...plans.map(({ id, report }) => describePlan(id, report))
  ]
  output.result({ address: chain.address, block, ...balance, provider, duties, plans }, lines.join('\n'))
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
  return { plan: first.plan, contracts, next: undefined }
}

function describeProvider({ offer, usedBytes }: Provider): string[] {
  const roles = (['encoder', 'attestor', 'hoster'] as const).filter((role) => offer[role] !== undefined)
  const bytes = offer.hoster ? `, ${formatBytes(usedBytes)} of ${formatBytes(offer.hoster.bytes)} taken` : ''
  return [
    `  offers ${roles.join(', ')} in ${offer.region}, ${countHours(offer.hours)} hours a week, blocks ${offer.from} to ${offer.until}${bytes}`
  ]
}

function describePlan(id: PlanId, { plan, contracts }: PlanReport): string {
  return [
    `  plan ${id}, ${plan.status}: ${plan.started} of ${plan.contracts} contracts started, blocks ${plan.from} to ${plan.until}`,
    `    ${describeLedger(plan)}`,
    ...contracts.flatMap((contract) => [
      `    contract ${contract.id}: chunks ${contract.from} to ${contract.to} of ${formatFeedKey(contract.feedKey)}`,
      ...contract.slots.map(({ hoster, provenUntil, paid }, slot) =>
        hoster === undefined
          ? `      slot ${slot}: not staffed`
          : `      slot ${slot}: ${hoster}, proven until ${provenUntil ?? 'never'}, paid ${formatMoney(paid)}`
      )
    ])
  ].join('\n')
}

function describeLedger({ ledger: { escrow, hosting, setup, delivery } }: Plan): string {
  return `escrow ${formatMoney(escrow)}; paid ${formatMoney(hosting)} to hosters, ${formatMoney(setup)} for setup, ${formatMoney(delivery)} for measurements`
}
