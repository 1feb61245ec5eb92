/** `datdot host KEY`: a plan, priced, confirmed and published, then watched until every contract is hosted. */

import { type Command, Option } from 'commander'
import { type FollowParams, type Hosting, type HostingQuote, hostingRequest } from '../../api/index.js'
import { formatFeedKey, type HypercorePeer } from '../../hyper/index.js'
import { cliError } from '../errors.js'
import { type FollowOptions, followOption, followPlans, MAX_BYTES, MAX_CONTRACTS } from '../following.js'
import { confirmPrice } from '../price.js'
import { formatBytes, formatDuration, parseCount, parseDuration, parseMoney } from '../quantities.js'
import { parseRegion } from '../region.js'
import type { Run } from '../run.js'
import { hasAll, seed } from '../seeding.js'
import type { Session } from '../session.js'
import { keyOf } from '../source.js'
import { openStore } from '../store.js'

interface HostOptions extends FollowOptions {
  readonly follow?: boolean
  readonly until?: number
  readonly replicas?: number
  readonly chunks?: number
  readonly regions?: string[]
  readonly hours?: number
  readonly rate?: number
  readonly latency?: number
  readonly price?: bigint
  readonly setupPrice?: bigint
  readonly budget?: bigint
  readonly yes?: boolean
  readonly once?: boolean
  readonly wait: number
}

export function hostCommand(program: Command, run: Run): void {
  program
    .command('host')
    .summary('have it hosted: says the price, asks, and pays')
    .description('have a hypercore or hyperdrive hosted: says what it costs, asks, and publishes the plan')
    .argument('<key>', 'the key that readers were given')
    .option('--until <time>', 'how long from now, such as 30d; it has to be said', parseDuration)
    .option('--replicas <count>', "copies of every chunk (default: the chain's)", parseCount(1, 255))
    .option('--yes', 'do not ask')
    .option('--once', 'end when the plan is published, without waiting for the hosters')
    .addOption(
      new Option('--wait <time>', 'longest time to look for the hypercore among peers')
        .argParser(parseDuration)
        .default(parseDuration('20s'), '20s')
    )
    .optionsGroup('A hypercore that grows:')
    .option(
      '--follow',
      'host what is appended, too, up to --max-bytes: stays and tells the chain when a contract is full'
    )
    .addOption(MAX_BYTES())
    .addOption(MAX_CONTRACTS())
    .optionsGroup('Which hosters may be drawn:')
    .option('--regions <list>', 'geohash prefixes of two characters, such as u3,u4 (default: anywhere)', (text) =>
      text.split(',').map(parseRegion)
    )
    .option('--hours <count>', 'least hours a week that hosters offer', parseCount(0, 168))
    .option('--rate <kib>', 'least upload rate of hosters, KiB/s', parseCount(0, 2 ** 31))
    .option('--latency <ms>', 'most latency of hosters', parseCount(1, 2 ** 31))
    .optionsGroup('What is paid, and how it is cut:')
    .option('--price <dat>', 'paid per GiB and hour for each replica (default: the usual price)', parseMoney)
    .option('--setup-price <dat>', 'paid per GiB to encoder and attestor each (default: the usual price)', parseMoney)
    .option('--budget <dat>', 'most that may be held (default: what it costs)', parseMoney)
    .option(
      '--chunks <count>',
      "most chunks in one contract (default: the chain's most, fewer if chunks are large)",
      parseCount(1, 2 ** 31)
    )
    .addHelpText(
      'after',
      '\nA plan that follows pays for --max-bytes at most; all of it is held at once, and comes back as far as it is not used.\n' +
        'Nobody sends anything for an append. `datdot follow` takes the watch up again after a restart.'
    )
    .action(run(host))
}

async function host(session: Session, options: HostOptions, text = ''): Promise<void> {
  // All that was written is judged before anybody is asked, the key first.
  const key = keyOf(text)
  const { until } = options
  if (until === undefined)
    throw cliError('CLI_OPTION_MISSING', { what: 'for how long', option: '--until, such as --until 30d' })
  const follow = followOption(options.follow === true, options)
  const chain = await session.openChain()
  const peer = await openStore(session)
  const list = await chain.priceList(session.signal)
  session.output.note(
    `looking for the hypercore in this store, then for up to ${formatDuration(options.wait)} among peers (--wait)`
  )
  const price = {
    hosting: options.price ?? list.price.hosting,
    setup: options.setupPrice ?? list.price.setup
  }
  const { replicas, regions, hours, rate, latency, budget, chunks } = options
  const hosting = await hostingRequest(
    { chain, peer },
    {
      source: { type: 'key', key },
      blocks: Math.max(1, Math.round((until * list.blocksPerHour) / 3_600)),
      ...(replicas !== undefined && { replicas }),
      ...(chunks !== undefined && { contractChunks: chunks }),
      ...(regions !== undefined && { regions }),
      ...(hours !== undefined && { hours }),
      ...(rate !== undefined && { rate }),
      ...(latency !== undefined && { latency }),
      ...(budget !== undefined && { budget }),
      ...(follow !== undefined && { follow }),
      price
    },
    {
      confirm: (quote) => confirmQuote(session, quote, follow, options.yes === true),
      findMs: options.wait * 1_000
    },
    session.signal
  )
  report(session, hosting, follow)
  if (options.once) return
  const seeds = await seedIfComplete(session, peer, hosting)
  if (follow !== undefined) await followPlans(session, peer, [hosting.plan])
  if (!session.signal.aborted) await watch(session, hosting, seeds)
}

function confirmQuote(
  session: Session,
  quote: HostingQuote,
  follow: FollowParams | undefined,
  yes: boolean
): Promise<boolean> {
  const { cost, feeds, replicas, request } = quote
  const bytes = feeds.reduce((sum, feed) => sum + feed.byteLength, 0n)
  const contracts = `${cost.contracts} contract${cost.contracts === 1 ? '' : 's'}`
  const size =
    follow === undefined
      ? `${formatBytes(bytes)} in ${contracts}`
      : `${formatBytes(bytes)} now, ${formatBytes(follow.maxBytes)} in ${contracts} at most`
  const bought = `${size}, ${replicas} replicas, blocks ${request.from} to ${request.until}`
  return confirmPrice(session, { bought, cost, question: 'Hold this and publish the plan?', yes })
}

function report(
  { output }: Session,
  { plan, submitted, cost, published, request }: Hosting,
  follow: FollowParams | undefined
): void {
  const key = formatFeedKey(published.key)
  output.result(
    { plan, block: submitted.block, key, until: request.until, cost, ...(follow && { maxBytes: follow.maxBytes }) },
    `plan ${plan}, published in block ${submitted.block}`
  )
}

async function seedIfComplete(session: Session, peer: HypercorePeer, { published }: Hosting): Promise<boolean> {
  const seeds = await hasAll(peer, published)
  if (seeds) await seed(session, peer, published)
  return seeds
}

/** Stays until every contract has started. */
async function watch(session: Session, { plan }: Hosting, seeds: boolean): Promise<void> {
  const chain = await session.openChain()
  session.output.note(
    seeds
      ? 'seeding until every contract is hosted'
      : 'this store lacks the data: somebody else has to seed until every contract is hosted'
  )
  for (;;) {
    const report = await chain.planStatus(plan, 0, session.signal)
    const { started = 0 } = report?.plan ?? {}
    // Contracts that nothing was left for are not made.
    const contracts = (report?.plan.contracts ?? 0) - (report?.following?.contractsLeft ?? 0)
    session.log.info({ plan, started, contracts }, 'contracts hosted')
    if (report !== undefined && started === contracts) break
    await chain.nextBlock(session.signal)
  }
  session.output.note(`plan ${plan}: every contract is hosted (${formatDuration(performance.now() / 1_000)})`)
}
