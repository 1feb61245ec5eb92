/**
 * A gateway as a process of its own, with a drive in its store, and a plain server of the same file: the yardstick.
 *
 *   node gateway-main.js FOLDER
 */

import { createReadStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fastify } from 'fastify'
import { openGateway } from '../gateway/index.js'
import { formatFeedKey, HypercorePeer, randomBytes } from '../hyper/index.js'
import { Channel } from './channel.js'
import { chunkMaker } from './data.js'

const FILE = 'file.bin'
const MIB = 2 ** 20

/** Where the same bytes are, by both servers. */
export interface Places {
  readonly gatewayPort: number
  /** What a browser would say as Host. */
  readonly host: string
  readonly staticPort: number
  readonly path: string
}

const [, , folder = ''] = process.argv

async function serve(mib: number): Promise<Places> {
  const drive = join(folder, 'drive')
  await mkdir(drive, { recursive: true })
  const make = chunkMaker('random', MIB)
  const file = join(drive, FILE)
  await writeFile(file, Buffer.concat(Array.from({ length: mib }, make)))
  const alone = { bootstrap: [], host: '127.0.0.1', listen: false }
  const peer = await HypercorePeer.open({ ...alone, folder: join(folder, 'store'), seed: randomBytes(32) })
  const { key } = await peer.publish(drive)
  const sites = fastify()
  await sites.register(openGateway({ peer }).sites)
  await sites.ready()
  const gatewayPort = await listen((request, response) => sites.routing(request, response))
  const staticPort = await listen((_, response) => void createReadStream(file).pipe(response))
  return { gatewayPort, staticPort, host: `${formatFeedKey(key)}.localhost:${gatewayPort}`, path: `/${FILE}` }
}

async function listen(listener: RequestListener): Promise<number> {
  const server = createServer(listener)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return (server.address() as AddressInfo).port
}

new Channel(process, (_name, args) => serve(args[0] as number))
process.once('disconnect', () => process.exit())
