/** A DHT of the devnet's own, `dht-main.js [PORT] [HOST]`: prints its nodes as one JSON object and runs until it is told to stop. */

import { startLocalDht } from '../hyper/index.js'

const [, , port = '0', host = '127.0.0.1'] = process.argv
const dht = await startLocalDht({ port: Number(port), host })
process.stdout.write(`${JSON.stringify({ bootstrap: dht.bootstrap })}\n`)
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => void dht.close())
