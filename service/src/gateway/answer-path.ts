/** What is under a path of a key: a file, a folder's index page, or the names in it. */

import type { FastifyReply } from 'fastify'
import { type DrivePath, drivePathOf, pathOf, portOf } from './address.js'
import { answerFile, type FileRules, isUnchanged, tagOf } from './answer-file.js'
import { gatewayError } from './errors.js'
import { type OriginPolicy, pageHeaders, siteHeaders } from './headers.js'
import { listingPage } from './pages/listing-page.js'
import { formatVersion } from './version.js'
import { type Pinned, pinnedOf, type Visit } from './visit.js'

export interface PathRules extends FileRules {
  readonly policy: OriginPolicy
}

/** Shown in place of a folder's names. */
const INDEX = 'index.html'

/** @throws GATEWAY_NOT_FOUND, GATEWAY_PATH_INVALID, GATEWAY_VERSION_UNKNOWN, GATEWAY_RANGE_UNSATISFIABLE, HYPER_* */
export async function answerPath(visit: Visit, rules: PathRules): Promise<FastifyReply> {
  const { request, reply, path, lease, signal } = visit
  siteHeaders(request, reply, rules.policy)
  const pinned = pinnedOf(visit)
  const asked = drivePathOf(path, rules.limits.pathLength)
  const { reader } = lease
  const found = await reader.find(asked.name, pinned.version.length, signal)
  if (found?.type === 'file') {
    // Under a hypercore of plain chunks every name is its file, and says what kind of file it is.
    if (asked.folder && asked.name !== '/') throw missing(asked)
    return answerFile(visit, pinned, found, reader.kind === 'file' ? asked.name : found.path, rules)
  }
  if (found === undefined) throw missing(asked)
  if (!asked.folder) return redirect(visit)
  const index = await reader.find(`${asked.name === '/' ? '' : asked.name}/${INDEX}`, pinned.version.length, signal)
  if (index?.type === 'file') return answerFile(visit, pinned, index, INDEX, rules)
  return answerListing(visit, pinned, asked.name, rules)
}

async function answerListing(visit: Visit, pinned: Pinned, folder: string, rules: PathRules): Promise<FastifyReply> {
  const { request, reply, lease, signal, id, query } = visit
  pageHeaders(request, reply, rules.policy)
  const { version } = pinned
  if (isUnchanged(visit, pinned, tagOf(id, pinned, 'names', version.length))) return reply.code(304).send()
  const { names, more } = await lease.reader.list(folder, version.length, rules.limits.listed, signal)
  const listing = {
    folder,
    names,
    more,
    version: formatVersion(version),
    keyPage: keyPageOf(request.headers.host ?? '', id)
  }
  const v = query.get('v')
  return reply.send(listingPage({ ...listing, query: v === null ? '' : `?v=${encodeURIComponent(v)}` }))
}

/** A folder's address ends with a slash, so that the names in its pages are found below it. */
function redirect({ request, reply, path, query }: Visit): FastifyReply {
  const { name } = drivePathOf(path, path.length)
  const rest = query.size > 0 ? `?${query}` : ''
  return reply
    .header('cache-control', 'no-cache')
    .redirect(`http://${request.headers.host}${pathOf(name)}/${rest}`, 307)
}

/** The names of a folder as JSON, for programs. */
export async function answerList(visit: Visit, rules: PathRules): Promise<FastifyReply> {
  const { request, reply, lease, signal, id, query } = visit
  siteHeaders(request, reply, rules.policy)
  const pinned = pinnedOf(visit)
  const path = query.get('path') ?? '/'
  const { name } = drivePathOf(pathOf(path), rules.limits.pathLength)
  const { version } = pinned
  if (isUnchanged(visit, pinned, tagOf(id, pinned, 'list', version.length))) return reply.code(304).send()
  const found = await lease.reader.find(name, version.length, signal)
  if (found?.type !== 'folder') throw missing({ name, folder: true })
  const { names, more } = await lease.reader.list(found.path, version.length, rules.limits.listed, signal)
  return reply.send({ path: found.path, version: formatVersion(version), names, more })
}

/** Where who hosts a key is shown: not on the key's own origin, where its author could show anything. */
export function keyPageOf(host: string, id: string): string {
  return `http://127.0.0.1${portOf(host)}/key/${id}`
}

function missing({ name, folder }: DrivePath): Error {
  return gatewayError('GATEWAY_NOT_FOUND', { path: (folder && name !== '/' ? `${name}/` : name).slice(0, 200) })
}
