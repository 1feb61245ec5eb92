/**
 * The process of author and sponsor: makes files of random bytes, publishes each as a hypercore and has it hosted by a
 * plan of its own, then seeds until it is told to stop. Prints one JSON object for each plan. Argument: a `SponsorConfig`.
 */

import { setMaxListeners } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hostingRequest } from '../../api/index.js'
import { ChainAPI, connectChain, Signer } from '../../chain/index.js'
import { formatFeedKey, HypercorePeer, randomBytes } from '../../hyper/index.js'
import { createLogger } from '../../log.js'
import { someAtOnce } from './at-once.js'
import { networkOf, readConfig, type SponsorConfig } from './config.js'

/** Plans on their way to a block: as many as one account may have there. */
const AT_ONCE = 16

const config = readConfig<SponsorConfig>(process.argv[2])
const log = createLogger({ level: config.logLevel })
const stopping = new AbortController()
const { signal } = stopping
// Many plans wait for it.
setMaxListeners(0, signal)
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopping.abort(new Error('stopped')))

const client = await connectChain({ url: config.rpc, log })
const chain = new ChainAPI(client, await Signer.fromSecret(config.secret))
const store = join(config.home, 'sponsor', 'store')
const files = join(config.home, 'feeds')
for (const folder of [store, files]) mkdirSync(folder, { recursive: true })
const peer = await HypercorePeer.open({ ...networkOf(config), folder: store, seed: randomBytes(32), log })
signal.addEventListener('abort', () => void peer.close().then(() => client.close()))

try {
  const { blocksPerHour } = await chain.priceList(signal)
  const blocks = Math.ceil((config.until * blocksPerHour) / 3_600)
  const numbers = Array.from({ length: config.feeds }, (_, number) => number + 1)
  await someAtOnce(numbers, AT_ONCE, (number) => host(number, blocks))
} catch (error) {
  if (!signal.aborted) {
    log.fatal({ err: error }, 'a plan could not be published')
    process.exitCode = 1
    stopping.abort(error)
  }
}

async function host(number: number, blocks: number): Promise<void> {
  const path = join(files, `${number}`)
  writeFileSync(path, randomBytes(config.feedBytes))
  const { plan, published } = await hostingRequest(
    { chain, peer },
    { source: { type: 'path', path }, blocks },
    {},
    signal
  )
  await Promise.all(published.cores.map(({ key }) => peer.announce(key)))
  process.stdout.write(`${JSON.stringify({ plan: `${plan}`, key: formatFeedKey(published.key), path })}\n`)
}
