/**
 * A DHT of the devnet's own: prints its nodes as one JSON object and runs until it is told to stop. Arguments: the UDP
 * port of its first node (0 or none: any), and the IPv4 address by which peers reach it (none: 127.0.0.1).
 */

import { startLocalDht } from '../hyper/index.js'

const [port = '0', host = '127.0.0.1'] = process.argv.slice(2)
const dht = await startLocalDht({ port: Number(port), host })
process.stdout.write(`${JSON.stringify({ bootstrap: dht.bootstrap })}\n`)
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => void dht.close())
