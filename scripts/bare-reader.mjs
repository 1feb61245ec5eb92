// Reads hypercores or hyperdrives as any Hypercore program does: with their keys, and nothing of DatDot.
//
//   node scripts/bare-reader.mjs KEY[,KEY…] TARGET [HOST:PORT,…]
//
// TARGET must not exist; of several keys, each is read into TARGET/KEY. The third argument names the nodes of a DHT other
// than the public one. Prints one JSON object a key: what was read, and the Noise keys of the peers that sent chunks.

import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import Corestore from 'corestore'
import Hyperbee from 'hyperbee'
import { decode } from 'hypercore-id-encoding'
import HyperDHT from 'hyperdht'
import Hyperdrive from 'hyperdrive'
import Hyperswarm from 'hyperswarm'

const AT_ONCE = 4

const [keyTexts, target, nodes] = process.argv.slice(2)
const keys = keyTexts.split(',')
const bootstrap = nodes?.split(',').map((node) => ({ host: node.split(':')[0], port: Number(node.split(':')[1]) }))
const folder = await mkdtemp(join(tmpdir(), 'bare-reader-'))
const store = new Corestore(folder)
const swarm = new Hyperswarm(bootstrap && { dht: new HyperDHT({ bootstrap }) })
swarm.on('connection', (connection) => store.replicate(connection))

// Looks for whoever has a core, and notes who sends chunks of it.
function follow(core, peers) {
  core.on('download', (_index, _bytes, peer) => peers.add(peer.remotePublicKey.toString('hex')))
  return swarm.join(core.discoveryKey, { server: false, client: true })
}

async function readCore(core, to) {
  await core.get(0)
  await pipeline(Readable.from(core.createReadStream()), createWriteStream(to, { flags: 'wx' }))
  return { kind: 'file', files: 1, bytes: core.byteLength }
}

async function readDrive(key, to, peers) {
  const drive = new Hyperdrive(store, key)
  await drive.ready()
  const blobs = await drive.getBlobs()
  follow(blobs.core, peers)
  const read = { kind: 'folder', files: 0, bytes: 0 }
  for await (const { key: name, value } of drive.list('/')) {
    const path = join(to, name)
    await mkdir(dirname(path), { recursive: true })
    if (value.linkname) await symlink(value.linkname, path)
    else {
      const mode = value.executable ? 0o755 : 0o644
      await pipeline(drive.createReadStream(name), createWriteStream(path, { flags: 'wx', mode }))
    }
    read.files++
    read.bytes += value.blob?.byteLength ?? 0
  }
  return read
}

async function readKey(text, to) {
  const key = decode(text)
  const peers = new Set()
  const core = store.get({ key })
  await core.ready()
  const search = follow(core, peers)
  await core.get(0)
  const read = (await Hyperbee.isHyperbee(core)) ? await readDrive(key, to, peers) : await readCore(core, to)
  console.log(JSON.stringify({ key: text, ...read, peers: [...peers] }))
  await search.destroy()
}

if (keys.length > 1) await mkdir(target, { recursive: true })
const rest = keys.values()
const readers = Array.from({ length: AT_ONCE }, async () => {
  for (const key of rest) await readKey(key, keys.length > 1 ? join(target, key) : target)
})
await Promise.all(readers)
await swarm.destroy()
await store.close()
await rm(folder, { recursive: true, force: true })
