/** A DHT of the devnet's own: prints its nodes as one JSON object and runs until it is told to stop. */

import { startLocalDht } from '../hyper/index.js'

const port = Number(process.argv[2] ?? 0)
const dht = await startLocalDht({ port })
process.stdout.write(`${JSON.stringify({ bootstrap: dht.bootstrap })}\n`)
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => void dht.close())
