/**
 * A process with many providers: each account has a peer, a folder and a role of its own; they share the connection to
 * the node. Prints one JSON object for each that works, and runs until it is told to stop. Argument: a `CrowdConfig`.
 */

import { EventEmitter, setMaxListeners } from 'node:events'
import { connectChain } from '../../chain/index.js'
import { createLogger } from '../../log.js'
import { someAtOnce } from './at-once.js'
import { type CrowdConfig, readConfig } from './config.js'
import { startMemberHere } from './provider.js'

/** Members that start at the same time. */
const AT_ONCE = 16

const config = readConfig<CrowdConfig>(process.argv[2])
const log = createLogger({ level: config.logLevel })
const stopping = new AbortController()
const stops: (() => Promise<void>)[] = []
// Every member waits for the same signal, and for the same connection.
EventEmitter.defaultMaxListeners = 0
setMaxListeners(0, stopping.signal)
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopping.abort(new Error('stopped')))

try {
  const client = await connectChain({ url: config.rpc, log })
  stopping.signal.addEventListener('abort', () => void stop(client))
  await someAtOnce(config.members, AT_ONCE, async (member) => {
    const own = log.child({ member: member.name })
    stops.push(await startMemberHere(member, { config, client, log: own, onFailed: fail }, stopping.signal))
    process.stdout.write(`${JSON.stringify({ providing: member.name })}\n`)
  })
} catch (error) {
  if (!stopping.signal.aborted) fail(error)
}

async function stop(client: { close(): Promise<void> }): Promise<void> {
  await Promise.all(stops.map((end) => end()))
  await client.close()
}

/** Whoever started the crowd looks at this process: one that lost a member is not what was asked for. */
function fail(error: unknown): void {
  log.fatal({ err: error }, 'a member of the crowd failed')
  process.exitCode = 1
  stopping.abort(error)
}
