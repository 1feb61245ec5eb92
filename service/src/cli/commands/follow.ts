/** `datdot follow`: tells the chain of what is appended to the hypercores that the account's plans follow. */

import type { Command } from 'commander'
import type { PlanId } from '../../chain/types.js'
import { followingPlans } from '../../daemon/sponsor.js'
import { cliError } from '../errors.js'
import { followPlans } from '../following.js'
import { findPlan, PLAN_HELP, parsePlan } from '../plan-id.js'
import type { Run } from '../run.js'
import type { Session } from '../session.js'
import { openStore } from '../store.js'

export function followCommand(program: Command, run: Run): void {
  program
    .command('follow')
    .summary('tell the chain of what is appended to a hypercore')
    .description(
      'watch the growing hypercores of plans, and tell the chain when a contract is full or chunks waited for long'
    )
    .argument('[plan]', `${PLAN_HELP} (default: all of the account that follow)`)
    .addHelpText(
      'after',
      '\nNothing is sent for an append. Each plan ends with a line that says why; what it has stays hosted.'
    )
    .action(run(follow))
}

async function follow(session: Session, _options: unknown, text = ''): Promise<void> {
  const name = text === '' ? undefined : parsePlan(text)
  const chain = await session.openChain()
  const plans = name === undefined ? await ownFollowing(session) : [await findPlan(chain, name, session.signal)]
  await followPlans(session, await openStore(session), plans)
}

/** @throws CLI_NOT_FOLLOWING */
async function ownFollowing(session: Session): Promise<PlanId[]> {
  const following = await followingPlans(await session.openChain(), session.signal)
  if (following.length === 0) throw cliError('CLI_NOT_FOLLOWING')
  return following
}
