// A Hypercore peer as anybody would write it, with nothing of DatDot: the yardstick of scripts/bench, which starts it as a
// child process and asks it by messages to publish a hypercore, or to read one of which it knows the key.
//
//   plain-peer.mjs FOLDER DHT_PORT

import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import Corestore from 'corestore'
import HyperDHT from 'hyperdht'
import Hyperswarm from 'hyperswarm'
import { Channel } from '../service/dist/bench/channel.js'
import { chunkMaker } from '../service/dist/bench/data.js'

const APPEND_TOGETHER = 64

const [folder, port] = process.argv.slice(2)
const bootstrap = [{ host: '127.0.0.1', port: Number(port) }]

async function open() {
  const path = await mkdtemp(join(folder, 'plain-'))
  const store = new Corestore(path)
  const swarm = new Hyperswarm({ dht: new HyperDHT({ bootstrap, host: '127.0.0.1' }) })
  swarm.on('connection', (connection) => store.replicate(connection))
  const close = async () => {
    await swarm.destroy()
    await store.close()
    await rm(path, { recursive: true, force: true })
  }
  return { store, swarm, close }
}

async function publish(kind, chunks, chunkBytes) {
  const { store, swarm } = await open()
  const core = store.get({ name: 'feed' })
  await core.ready()
  const make = chunkMaker(kind, chunkBytes)
  for (let left = chunks; left > 0; left -= APPEND_TOGETHER) {
    await core.append(Array.from({ length: Math.min(left, APPEND_TOGETHER) }, make))
  }
  await swarm.join(core.discoveryKey, { server: true, client: false }).flushed()
  return core.key
}

// The clock runs while chunks come, from the second on: not while a peer is looked for.
async function read(key) {
  const { store, swarm, close } = await open()
  const core = store.get({ key: Buffer.from(key) })
  await core.ready()
  swarm.join(core.discoveryKey, { server: false, client: true })
  const first = await core.get(0)
  const started = performance.now()
  await core.download({ start: 0, end: core.length }).done()
  const seconds = (performance.now() - started) / 1000
  const bytes = core.byteLength
  await close()
  return { bytes, timed: bytes - first.length, seconds }
}

new Channel(process, (name, args) => (name === 'publish' ? publish(...args) : read(...args)))
process.once('disconnect', () => process.exit())
