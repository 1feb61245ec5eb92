/**
 * The window in which a person consents to what a page of another origin asks for: files of the daemon's own origin, built
 * with the dashboard. It takes the dashboard's token from a tab that has it; what it sends goes by the RPC, as from there.
 */

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyPluginAsync } from 'fastify'
import mime from 'mime-types'

/** Pages of any origin open it; it keeps the page that did, to answer it. */
const OPEN = { config: { access: 'open', origins: 'any' } } as const
const HEADERS = { 'cross-origin-opener-policy': 'unsafe-none', 'x-content-type-options': 'nosniff' } as const

/** @param folder with the built page and its files */
export function consentPages(folder: string): FastifyPluginAsync {
  return async (app) => {
    const names = await readdir(folder).catch(() => [])
    for (const name of names) {
      const content = await readFile(join(folder, name))
      const page = name === 'index.html'
      const headers = {
        ...HEADERS,
        'content-type': mime.contentType(name) || 'application/octet-stream',
        'cache-control': page ? 'no-cache' : 'public, max-age=31536000, immutable'
      }
      app.get(page ? '/consent' : `/consent/${name}`, OPEN, (_, reply) => reply.headers(headers).send(content))
    }
  }
}
