/** `datdot follow`: tells the chain of what is appended to the hypercores that the account's plans follow. */

import type { Command } from 'commander'
import { plansOf } from '../../chain/queries/plans-of.js'
import type { PlanId } from '../../chain/types.js'
import { cliError } from '../errors.js'
import { followPlans } from '../following.js'
import { parsePlan } from '../plan-id.js'
import type { Run } from '../run.js'
import type { Session } from '../session.js'
import { openStore } from '../store.js'

export function followCommand(program: Command, run: Run): void {
  program
    .command('follow')
    .description(
      'watch the growing hypercores of plans, and tell the chain when a contract is full or chunks waited for long'
    )
    .argument('[id]', 'number of a plan (default: all of the account that follow)')
    .addHelpText(
      'after',
      '\nNothing is sent for an append. Each plan ends with a line that says why; what it has stays hosted.'
    )
    .action(run(follow))
}

async function follow(session: Session, _options: unknown, text = ''): Promise<void> {
  const plans = text === '' ? await followingPlans(session) : [parsePlan(text)]
  await followPlans(session, await openStore(session), plans)
}

/** The account's plans that still follow a hypercore. @throws CLI_NOT_FOLLOWING */
async function followingPlans(session: Session): Promise<PlanId[]> {
  const { signal } = session
  const chain = await session.openChain()
  const following: PlanId[] = []
  for (const { id, plan } of await plansOf(chain.client, chain.address, signal)) {
    if (plan.status === 'ended') continue
    const report = await chain.planStatus(id, plan.contracts, signal)
    if (report?.following !== undefined && report.following.stopped === undefined) following.push(id)
  }
  if (following.length === 0) throw cliError('CLI_NOT_FOLLOWING')
  return following
}
