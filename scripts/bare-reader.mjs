// Reads a hypercore or a hyperdrive as any Hypercore program does: with its key, and nothing of DatDot.
//
//   node scripts/bare-reader.mjs KEY TARGET [HOST:PORT,…]
//
// TARGET must not exist. The third argument names the nodes of a DHT other than the public one. Prints one JSON object:
// what was read, and the Noise keys of the peers that sent chunks.

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

const [keyText, target, nodes] = process.argv.slice(2)
const key = decode(keyText)
const bootstrap = nodes?.split(',').map((node) => ({ host: node.split(':')[0], port: Number(node.split(':')[1]) }))
const folder = await mkdtemp(join(tmpdir(), 'bare-reader-'))
const store = new Corestore(folder)
const swarm = new Hyperswarm(bootstrap && { dht: new HyperDHT({ bootstrap }) })
const peers = new Set()
swarm.on('connection', (connection) => store.replicate(connection))

function follow(core) {
  core.on('download', (_index, _bytes, peer) => peers.add(peer.remotePublicKey.toString('hex')))
  swarm.join(core.discoveryKey, { server: false, client: true })
}

async function readCore(core) {
  await core.get(0)
  await pipeline(Readable.from(core.createReadStream()), createWriteStream(target, { flags: 'wx' }))
  return { kind: 'file', files: 1, bytes: core.byteLength }
}

async function readDrive() {
  const drive = new Hyperdrive(store, key)
  await drive.ready()
  const blobs = await drive.getBlobs()
  follow(blobs.core)
  const read = { kind: 'folder', files: 0, bytes: 0 }
  for await (const { key: name, value } of drive.list('/')) {
    const path = join(target, name)
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

const core = store.get({ key })
await core.ready()
follow(core)
await core.get(0)
const read = (await Hyperbee.isHyperbee(core)) ? await readDrive() : await readCore(core)
console.log(JSON.stringify({ ...read, peers: [...peers] }))
await swarm.destroy()
await store.close()
await rm(folder, { recursive: true, force: true })
