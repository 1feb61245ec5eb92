/** `datdot plan`: hosts longer or more, pauses, resumes or cancels a plan of the account. */

import type { Command } from 'commander'
import { type ChangeQuote, hostingCancel, hostingPause, hostingResume, hostingUpdate } from '../../api/index.js'
import type { ChainAPI } from '../../chain/index.js'
import type { PlanId } from '../../chain/types.js'
import { cliError } from '../errors.js'
import { type FollowOptions, followOption, MAX_BYTES, MAX_CONTRACTS } from '../following.js'
import { findPlan, PLAN_HELP, parsePlan } from '../plan-id.js'
import { confirmPrice } from '../price.js'
import { formatMoney, parseDuration, parseMoney } from '../quantities.js'
import { confirmed } from '../question.js'
import type { Run } from '../run.js'
import type { Session } from '../session.js'
import { keyOf } from '../source.js'

interface UpdateOptions extends FollowOptions {
  readonly longer?: number
  readonly grown?: string
  readonly follow?: string
  readonly budget?: bigint
  readonly yes?: boolean
}

export function planCommand(program: Command, run: Run): void {
  const plan = program
    .command('plan')
    .summary('host longer or more, pause, resume or cancel')
    .description('change, pause, resume or cancel a plan that the account pays for')
  plan
    .command('update')
    .description('host longer, or host what was appended: says what it costs, and asks')
    .argument('<plan>', PLAN_HELP)
    .option('--longer <time>', 'how much longer, such as 30d', parseDuration)
    .option('--grown <key>', 'a hypercore of the plan whose new chunks are to be hosted, too')
    .option('--follow <key>', 'a hypercore of the plan that is to be followed from there on, up to --max-bytes')
    .addOption(MAX_BYTES())
    .addOption(MAX_CONTRACTS())
    .option('--budget <dat>', 'most that may be held for it (default: what it costs)', parseMoney)
    .option('--yes', 'do not ask')
    .action(run(update))
  plan
    .command('pause')
    .description('pause it from the next block on: hosters are neither paid nor asked to prove')
    .argument('<plan>', PLAN_HELP)
    .action(run(pause))
  plan
    .command('resume')
    .description('let a paused plan go on; slots that were given back are staffed again')
    .argument('<plan>', PLAN_HELP)
    .action(run(resume))
  plan
    .command('cancel')
    .description('end it at the next block; what is not spent comes back')
    .argument('<plan>', PLAN_HELP)
    .option('--yes', 'do not ask')
    .action(run(cancel))
}

async function update(session: Session, options: UpdateOptions, text = ''): Promise<void> {
  // All that was written is judged before anybody is asked, what it is about first.
  const name = parsePlan(text)
  const { longer, grown, budget } = options
  const named = options.follow ?? grown
  const key = named === undefined ? undefined : keyOf(named)
  const follow = followOption(options.follow !== undefined, options)
  if (longer === undefined && key === undefined) {
    throw cliError('CLI_OPTIONS_CLASH', { why: 'nothing would change: give --longer, --grown or --follow' })
  }
  if (grown !== undefined && follow !== undefined) {
    throw cliError('CLI_OPTIONS_CLASH', { why: '--follow hosts what was appended, too: leave --grown out' })
  }
  const chain = await session.openChain()
  const { blocksPerHour } = await chain.priceList(session.signal)
  const peer = await session.openPeer('store')
  const { plan, until, ranges, cost, submitted } = await hostingUpdate(
    { chain, peer },
    {
      plan: await findPlan(chain, name, session.signal),
      ...(longer !== undefined && { blocks: Math.max(1, Math.round((longer * blocksPerHour) / 3_600)) }),
      ...(key !== undefined && { key }),
      ...(follow !== undefined && { follow }),
      ...(budget !== undefined && { budget })
    },
    { confirm: (quote) => confirmChange(session, quote, options.yes === true) },
    session.signal
  )
  session.output.result(
    { plan, until, ranges: ranges.length, cost, block: submitted.block },
    `plan ${plan} lasts until block ${until}, changed in block ${submitted.block}`
  )
}

function confirmChange(session: Session, { cost, until }: ChangeQuote, yes: boolean): Promise<boolean> {
  const more = `${cost.contracts} more contract${cost.contracts === 1 ? '' : 's'}`
  const bought = `${cost.contracts === 0 ? 'the same contracts' : more}, all until block ${until}`
  return confirmPrice(session, { bought, cost, question: 'Hold this and change the plan?', yes })
}

async function pause(session: Session, _options: unknown, text = ''): Promise<void> {
  const { chain, plan } = await planNamed(session, text)
  const { from, block } = await hostingPause(chain, { plan }, session.signal)
  session.output.result({ plan, from, block }, `plan ${plan} is paused from block ${from} on`)
}

async function resume(session: Session, _options: unknown, text = ''): Promise<void> {
  const { chain, plan } = await planNamed(session, text)
  const { from, setups, block } = await hostingResume(chain, { plan }, session.signal)
  session.output.result(
    { plan, from, setups, block },
    `plan ${plan} goes on from block ${from}; ${formatMoney(setups)} held for slots that were given back`
  )
}

async function cancel(session: Session, options: { readonly yes?: boolean }, text = ''): Promise<void> {
  const { chain, plan } = await planNamed(session, text)
  const sure = options.yes || (await confirmed(`End plan ${plan} for good?`, session.signal))
  if (!sure) throw cliError('CLI_NOT_CONFIRMED', { why: 'the end of the plan was not confirmed' })
  const { until, block } = await hostingCancel(chain, { plan }, session.signal)
  session.output.result({ plan, until, block }, `plan ${plan} ends at block ${until}`)
}

/** The plan that was named, on the chain of the account. */
async function planNamed(session: Session, text: string): Promise<{ chain: ChainAPI; plan: PlanId }> {
  const name = parsePlan(text)
  const chain = await session.openChain()
  return { chain, plan: await findPlan(chain, name, session.signal) }
}
