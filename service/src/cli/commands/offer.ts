/** `datdot offer`: changes the account's offer, is away for a while, comes back, or leaves. */

import type { Command } from 'commander'
import { changedOffer, MOST_SLOTS, type OfferChange, secondsOf, tickIn } from '../../api/index.js'
import type { ChainAPI } from '../../chain/index.js'
import type { Provider, UserId } from '../../chain/types.js'
import { cliError } from '../errors.js'
import {
  formatDuration,
  formatMoney,
  parseBytes,
  parseCount,
  parseDuration,
  parseHours,
  parseList,
  parseMoney
} from '../quantities.js'
import { parseRegion } from '../region.js'
import type { Run } from '../run.js'
import type { Session } from '../session.js'

const ROLES = ['encoder', 'attestor', 'hoster'] as const

export function offerCommand(program: Command, run: Run): void {
  const offer = program
    .command('offer')
    .summary('change, pause or withdraw the offer')
    .description("change, pause, unpause or withdraw the account's offer")
  offer
    .command('update')
    .description('change what is named and leave the rest; duties that are held stay covered')
    .option('--roles <list>', `instead of those that it has, any of ${ROLES.join(',')}`, (text) =>
      parseList(text, ROLES)
    )
    .option(
      '--region <geohash>',
      'where it is: the first two characters of a geohash; it stays while there are slots',
      parseRegion
    )
    .option('--storage <bytes>', 'plain bytes that a hoster offers, such as 10GiB', parseBytes)
    .option('--hours <hours>', 'when it is there, in UTC: all, or such as mon-fri:8-18,sat:0-24', parseHours)
    .option('--price <dat>', 'least price of a hoster per GiB and hour', parseMoney)
    .option('--setup-price <dat>', 'least price of encoder and attestor per GiB', parseMoney)
    .option('--rate <kib>', 'upload rate, KiB/s', parseCount(1, 2 ** 31))
    .option('--latency <ms>', 'latency', parseCount(1, 60_000))
    .option('--capacity <count>', 'duties of each role at the same time; each needs stake', parseCount(1, 64))
    .option(
      '--slots <count>',
      'slots that a hoster holds at the same time, one for each contract',
      parseCount(1, MOST_SLOTS)
    )
    .option('--until <time>', 'how long from now the offer stands, such as 365d', parseDuration)
    .action(run(update))
  offer
    .command('pause')
    .description('be away for a while: slots are kept, unpaid, and nothing is asked')
    .requiredOption('--for <time>', 'how long, such as 2d', parseDuration)
    .action(run(pause))
  offer
    .command('unpause')
    .description('end a pause or a suspension; what was slashed is staked again')
    .action(run(unpause))
  offer
    .command('withdraw')
    .description('stop providing: slots are handed over, then everything held comes back; keep providing until then')
    .action(run(withdraw))
}

async function update(session: Session, options: OfferChange): Promise<void> {
  const chain = await session.openChain()
  const { provider } = await ownOffer(chain, session)
  if (options.roles?.includes('hoster') && !provider.offer.hoster && options.storage === undefined) {
    throw cliError('CLI_OPTIONS_CLASH', { why: 'a hoster has to say how much it stores: add --storage' })
  }
  const offer = await changedOffer(chain, provider.offer, options, session.signal)
  const { stake, block } = await chain.offerUpdate(offer, {}, session.signal)
  session.output.result({ offer, stake, block }, `offer changed in block ${block}; stake ${formatMoney(stake)}`)
}

async function pause(session: Session, options: { readonly for: number }): Promise<void> {
  const { output, signal } = session
  const chain = await session.openChain()
  await ownOffer(chain, session)
  const duties = await chain.myDuties(signal)
  const until = await tickIn(chain, duties?.tick, options.for, signal)
  const { left, block } = await chain.pause(until, {}, signal)
  output.result(
    { until, left, block },
    `paused in block ${block}, until tick ${until}; ${formatDuration(await secondsOf(chain, left, signal))} are left for pauses`
  )
}

async function unpause(session: Session): Promise<void> {
  const chain = await session.openChain()
  await ownOffer(chain, session)
  const { drawableAt, block } = await chain.unpause({}, session.signal)
  session.output.result({ drawableAt, block }, `back in block ${block}; drawn again from tick ${drawableAt} on`)
}

async function withdraw(session: Session): Promise<void> {
  const { output, signal } = session
  const chain = await session.openChain()
  const { user } = await ownOffer(chain, session)
  const { block } = await chain.offerWithdraw({}, signal)
  const left = (await chain.getProviderByID(user, signal)) === undefined
  output.result(
    { user, block, left },
    left
      ? `withdrawn in block ${block}; everything that was held for the offer is back`
      : `leaving since block ${block}: keep \`datdot provide\` running until \`datdot status\` shows no offer`
  )
}

async function ownOffer(chain: ChainAPI, { signal }: Session): Promise<{ user: UserId; provider: Provider }> {
  const user = await chain.getUserIDByAddress(chain.address, signal)
  const provider = user === undefined ? undefined : await chain.getProviderByID(user, signal)
  if (user === undefined || provider === undefined) throw cliError('CLI_NO_OFFER', { address: chain.address })
  return { user, provider }
}
