/** The dashboard's files, as its build left them, from memory: they are few and small. Open: what they show needs the token. */

import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml'
}
const PAGE = 'index.html'

interface Asset {
  readonly name: string
  readonly type: string
  readonly plain: Buffer
  readonly zipped: Buffer
}

/** Where the build puts the page: beside the compiled service. */
export const dashboardFolder = (): string => fileURLToPath(new URL('../../dashboard/', import.meta.url))

/** @param folder of the built page; without it there is none, and `/` says that there is nothing */
export function dashboardRoutes(folder = dashboardFolder()): FastifyPluginAsync {
  return async (app) => {
    for (const asset of await assetsIn(folder)) {
      const serve = async (request: FastifyRequest, reply: FastifyReply) => send(asset, request, reply)
      const options = { config: { access: 'open' as const } }
      app.get(`/${asset.name}`, options, serve)
      if (asset.name === PAGE) app.get('/', options, serve)
    }
  }
}

async function assetsIn(folder: string): Promise<Asset[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const known = names.flatMap((name) => {
    const type = TYPES[extname(name)]
    return type === undefined ? [] : [{ name, type }]
  })
  return Promise.all(
    known.map(async ({ name, type }) => {
      const plain = await readFile(join(folder, name))
      return { name, type, plain, zipped: gzipSync(plain, { level: 9 }) }
    })
  )
}

/** What has its content in its name never changes; the page is asked for again each time. */
function send({ name, type, plain, zipped }: Asset, { headers }: FastifyRequest, reply: FastifyReply) {
  const named = /-[A-Z0-9]{8}\.\w+$/.test(name)
  reply.type(type).header('vary', 'accept-encoding')
  reply.header('cache-control', named ? 'public, max-age=31536000, immutable' : 'no-cache')
  const gzip = /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''))
  return gzip ? reply.header('content-encoding', 'gzip').send(zipped) : reply.send(plain)
}
