/** `datdot host KEY`: a plan, priced, confirmed and published, then watched until every contract is hosted. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { type Hosting, type HostingQuote, hostingRequest } from '../../api/index.js'
import { isDatdotError } from '../../errors.js'
import { formatFeedKey, type HypercorePeer, parseFeedKey } from '../../hyper/index.js'
import { confirmPrice } from '../price.js'
import { formatBytes, formatDuration, parseCount, parseDuration, parseMoney } from '../quantities.js'
import type { Run } from '../run.js'
import { hasAll, seed } from '../seeding.js'
import type { Session } from '../session.js'

interface HostOptions {
  readonly until: number
  readonly replicas?: number
  readonly chunks?: number
  readonly regions?: string
  readonly hours?: number
  readonly rate?: number
  readonly latency?: number
  readonly price?: bigint
  readonly setupPrice?: bigint
  readonly budget?: bigint
  readonly yes?: boolean
  readonly once?: boolean
}

export function hostCommand(program: Command, run: Run): void {
  program
    .command('host')
    .description('have a hypercore or hyperdrive hosted: says what it costs, asks, and publishes the plan')
    .argument('<key>', 'the key that readers were given')
    .requiredOption('--until <time>', 'how long from now, such as 30d', parseDuration)
    .option('--replicas <count>', "copies of every chunk (default: the chain's)", parseCount(1, 255))
    .option(
      '--chunks <count>',
      "most chunks in one contract (default: the chain's most, fewer if chunks are large)",
      parseCount(1, 2 ** 31)
    )
    .option('--regions <list>', 'geohash prefixes of two characters, such as u3,u4 (default: anywhere)')
    .option('--hours <count>', 'least hours a week that hosters offer', parseCount(0, 168))
    .option('--rate <kib>', 'least upload rate of hosters, KiB/s', parseCount(0, 2 ** 31))
    .option('--latency <ms>', 'most latency of hosters', parseCount(1, 2 ** 31))
    .option('--price <dat>', 'paid per GiB and hour for each replica (default: the usual price)', parseMoney)
    .option('--setup-price <dat>', 'paid per GiB to encoder and attestor each (default: the usual price)', parseMoney)
    .option('--budget <dat>', 'most that may be held (default: what it costs)', parseMoney)
    .option('--yes', 'do not ask')
    .option('--once', 'end when the plan is published, without waiting for the hosters')
    .action(run(host))
}

async function host(session: Session, options: HostOptions, text = ''): Promise<void> {
  const key = parseFeedKey(text)
  const chain = await session.openChain()
  const peer = await openStore(session)
  const list = await chain.priceList(session.signal)
  session.output.note('looking for the hypercore in this store, then among peers')
  const price = {
    hosting: options.price ?? list.price.hosting,
    setup: options.setupPrice ?? list.price.setup
  }
  const { replicas, hours, rate, latency, budget, chunks } = options
  const hosting = await hostingRequest(
    { chain, peer },
    {
      source: { type: 'key', key },
      blocks: Math.max(1, Math.round((options.until * list.blocksPerHour) / 3_600)),
      ...(replicas !== undefined && { replicas }),
      ...(chunks !== undefined && { contractChunks: chunks }),
      ...(options.regions !== undefined && { regions: options.regions.split(',').map((region) => region.trim()) }),
      ...(hours !== undefined && { hours }),
      ...(rate !== undefined && { rate }),
      ...(latency !== undefined && { latency }),
      ...(budget !== undefined && { budget }),
      price
    },
    { confirm: (quote) => confirmQuote(session, quote, options.yes === true) },
    session.signal
  )
  report(session, hosting)
  if (!options.once) await watch(session, peer, hosting)
}

/** The store of `publish`, or an empty one if that is running: then it is the one that seeds. */
async function openStore(session: Session): Promise<HypercorePeer> {
  try {
    return await session.openPeer('store')
  } catch (error) {
    if (!isDatdotError(error, 'HYPER_STORE_UNUSABLE')) throw error
    session.log.info({ err: error }, 'another process uses the store')
    const folder = await mkdtemp(join(tmpdir(), 'datdot-host-'))
    session.defer(folder, () => rm(folder, { recursive: true, force: true }))
    return session.openPeerIn(folder)
  }
}

function confirmQuote(session: Session, quote: HostingQuote, yes: boolean): Promise<boolean> {
  const { cost, feeds, replicas, request } = quote
  const bytes = feeds.reduce((sum, feed) => sum + feed.byteLength, 0n)
  const contracts = `${cost.contracts} contract${cost.contracts === 1 ? '' : 's'}`
  const bought = `${formatBytes(bytes)} in ${contracts}, ${replicas} replicas, blocks ${request.from} to ${request.until}`
  return confirmPrice(session, { bought, cost, question: 'Hold this and publish the plan?', yes })
}

function report({ output }: Session, { plan, submitted, cost, published, request }: Hosting): void {
  output.result(
    { plan, block: submitted.block, key: formatFeedKey(published.key), until: request.until, cost },
    `plan ${plan}, published in block ${submitted.block}`
  )
}

/** Seeds, if this store can, until every contract has started. */
async function watch(session: Session, peer: HypercorePeer, { plan, published }: Hosting): Promise<void> {
  const chain = await session.openChain()
  if (await hasAll(peer, published)) {
    await seed(session, peer, published)
    session.output.note('seeding until every contract is hosted')
  } else session.output.note('this store lacks the data: somebody else has to seed until every contract is hosted')
  for (;;) {
    const report = await chain.planStatus(plan, 0, session.signal)
    const { started = 0, contracts = 0 } = report?.plan ?? {}
    session.log.info({ plan, started, contracts }, 'contracts hosted')
    if (report !== undefined && started === contracts) break
    await chain.nextBlock(session.signal)
  }
  session.output.note(`plan ${plan}: every contract is hosted (${formatDuration(performance.now() / 1_000)})`)
}
