/** A file of a drive, or a plain hypercore as one file, as the answer to a request: whole, a range, or "not changed". */

import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import mime from 'mime-types'
import type { ByteRange, Found } from '../hyper/index.js'
import { gatewayError } from './errors.js'
import { FileStream } from './file-stream.js'
import type { GatewayLimits } from './limits.js'
import type { Memory } from './memory.js'
import { rangeOf } from './range.js'
import { formatVersion } from './version.js'
import type { Pinned, Visit } from './visit.js'

export type FoundFile = Extract<Found, { type: 'file' }>

export interface FileRules {
  readonly memory: Memory
  readonly limits: GatewayLimits
}

/** A file that is addressed by version never changes; any other may, so browsers ask each time. */
const FOR_EVER = 'public, max-age=31536000, immutable'
const ASK_AGAIN = 'no-cache'

/** Sets what says which state this is, and says whether who asked has it already. */
export function isUnchanged({ request, reply }: Visit, { version, pinned }: Pinned, tag: string): boolean {
  reply.header('etag', tag)
  reply.header('datdot-version', formatVersion(version))
  reply.header('cache-control', pinned ? FOR_EVER : ASK_AGAIN)
  const known = request.headers['if-none-match']
  return known?.split(',').some((one) => ['*', tag].includes(one.trim().replace(/^W\//, ''))) === true
}

/** As long as it stays the same, so do the bytes: a file is written once for each change of it. */
export function tagOf(id: string, { version: { fork } }: Pinned, kind: string, written: number): string {
  return `"${id.slice(0, 16)}-${kind}-${fork}.${written}"`
}

export async function answerFile(
  visit: Visit,
  pinned: Pinned,
  file: FoundFile,
  name: string,
  rules: FileRules
): Promise<FastifyReply> {
  const { request, reply, id } = visit
  const tag = tagOf(id, pinned, 'file', file.written)
  if (isUnchanged(visit, pinned, tag)) return reply.code(304).send()
  reply.type(mime.contentType(name.slice(name.lastIndexOf('/') + 1)) || 'application/octet-stream')
  reply.header('accept-ranges', 'bytes')
  const size = file.byteLength
  const ifRange = request.headers['if-range']
  const wanted = rangeOf(ifRange === undefined || ifRange === tag ? request.headers.range : undefined, size)
  if (wanted.type === 'beyond') {
    reply.header('content-range', `bytes */${size}`)
    throw gatewayError('GATEWAY_RANGE_UNSATISFIABLE', { size })
  }
  const range = wanted.type === 'part' ? wanted : { start: 0, end: size }
  if (wanted.type === 'part') reply.code(206).header('content-range', `bytes ${range.start}-${range.end - 1}/${size}`)
  reply.header('content-length', range.end - range.start)
  if (request.method === 'HEAD') return reply.send()
  return reply.send(await streamOf(visit, file, range, rules))
}

/** A stream whose first bytes are there, so that what goes wrong before them can still be said. */
async function streamOf(visit: Visit, file: FoundFile, range: ByteRange, rules: FileRules): Promise<Readable> {
  const { lease, reply, signal, end } = visit
  const { chunkMs } = rules.limits
  const options = { chunkMs, reserve: rules.memory.reserve, keeps: lease.keeps }
  const bytes = lease.reader.read(file.extent, range, options, signal)
  const first = await bytes.next()
  visit.begun()
  return new FileStream(first, bytes, { patienceMs: chunkMs, onSlow: () => reply.raw.destroy(), end })
}
