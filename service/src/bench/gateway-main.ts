/**
 * A gateway as a process of its own, with a drive in its store, and a plain server of the same files: the yardstick.
 *
 *   node gateway-main.js FOLDER
 */

import { createReadStream } from 'node:fs'
import { mkdir, stat, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fastify } from 'fastify'
import { openGateway } from '../gateway/index.js'
import { formatFeedKey, HypercorePeer, randomBytes } from '../hyper/index.js'
import { Channel } from './channel.js'
import { chunkMaker } from './data.js'

const FILE = 'file.bin'
const SMALL_BYTES = 4_096
const SMALL_FILES = 64
const MIB = 2 ** 20

/** Where the same bytes are, by both servers. */
export interface Places {
  readonly gatewayPort: number
  /** What a browser would say as Host. */
  readonly host: string
  readonly staticPort: number
  readonly path: string
  /** Of small files. */
  readonly small: readonly string[]
  readonly smallBytes: number
}

const [, , folder = ''] = process.argv

async function serve(mib: number): Promise<Places> {
  const drive = join(folder, 'drive')
  await mkdir(drive, { recursive: true })
  const make = chunkMaker('random', MIB)
  await writeFile(join(drive, FILE), Buffer.concat(Array.from({ length: mib }, make)))
  const makeSmall = chunkMaker('random', SMALL_BYTES)
  const small = Array.from({ length: SMALL_FILES }, (_, at) => `/small-${at}.bin`)
  for (const name of small) await writeFile(join(drive, name), makeSmall())
  const alone = { bootstrap: [], host: '127.0.0.1', listen: false }
  const peer = await HypercorePeer.open({ ...alone, folder: join(folder, 'store'), seed: randomBytes(32) })
  const { key } = await peer.publish(drive)
  const sites = fastify()
  await sites.register(openGateway({ peer }).sites)
  await sites.ready()
  const gatewayPort = await listen((request, response) => sites.routing(request, response))
  const staticPort = await listen((request, response) => void answerPlain(join(drive, request.url ?? ''), response))
  const host = `${formatFeedKey(key)}.localhost:${gatewayPort}`
  return { gatewayPort, staticPort, host, path: `/${FILE}`, small, smallBytes: SMALL_BYTES }
}

/** As servers of files do: its size, then its bytes. */
async function answerPlain(file: string, response: ServerResponse): Promise<void> {
  const { size } = await stat(file)
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': size })
  createReadStream(file).pipe(response)
}

async function listen(listener: RequestListener): Promise<number> {
  const server = createServer(listener)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return (server.address() as AddressInfo).port
}

new Channel(process, (_name, args) => serve(args[0] as number))
process.once('disconnect', () => process.exit())
