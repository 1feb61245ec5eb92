/** Which files of HOME an account consists of, and how they stand in a backup: a line of JSON, then the bytes. */

import { createReadStream } from 'node:fs'
import { lstat, mkdir, open, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { backupError } from './errors.js'
import type { Bytes } from './sealed-stream.js'

/**
 * Of the files of HOME, what a backup leaves out: what only the running daemon has, what is made again, and copies of data
 * that come from other peers.
 */
const LEFT_OUT: readonly RegExp[] = [
  /^(daemon\.(sock|json|token)|metrics\.token|dashboard\.html)$/,
  /^(moved|restored)\.json$/,
  /^\.restoring/,
  // It says on which disk the store was made; a store without it makes a new one, one with another's does not open.
  /(^|\/)store\/CORESTORE$/,
  /^provider\/encoder\/spool(\/|$)/,
  /^provider\/replicas\/[^/]+\/draft\.json$/,
  /\.next$/
]
/** Large, and only wanted if asked for: replicas, the provider's Merkle nodes, published hypercores. */
const REPLICAS = /^provider\/(store|replicas\/(?!store\.json$)[^/]+)(\/|$)/
const FEEDS = /^store(\/|$)/

export interface BackupParts {
  /** The sealed replicas, and the hoster's Merkle nodes. */
  readonly replicas: boolean
  /** Hypercores that were published from HOME, with the keys to append to them. */
  readonly feeds: boolean
}

export interface BackupFile {
  /** Below HOME, with `/`. */
  readonly path: string
  readonly size: number
  readonly mode: number
}

/** What a restored path may look like: nothing that leads out of HOME. */
const safePath = z
  .string()
  .max(4_096)
  .regex(/^[^/\\\0]+(\/[^/\\\0]+)*$/)
  .refine((path) => !path.split('/').some((name) => name === '.' || name === '..'), 'it leads out of HOME')

const fileLine = z.strictObject({
  path: safePath,
  size: z.int().min(0),
  mode: z.int().min(0).max(0o777)
})
const endLine = z.strictObject({ files: z.int().min(0) })
const MAX_LINE = 16 * 1024

/** Everything in HOME that belongs to a backup, in order. Links are not followed. */
export async function filesOf(home: string, parts: BackupParts): Promise<BackupFile[]> {
  const found: BackupFile[] = []
  const walk = async (folder: string): Promise<void> => {
    for (const name of (await readdir(join(home, folder))).sort()) {
      const path = folder === '' ? name : `${folder}/${name}`
      if (!isWanted(path, parts)) continue
      const stats = await lstat(join(home, path))
      if (stats.isDirectory()) await walk(path)
      else if (stats.isFile()) found.push({ path, size: stats.size, mode: stats.mode & 0o777 })
    }
  }
  await walk('')
  return found
}

function isWanted(path: string, { replicas, feeds }: BackupParts): boolean {
  if (LEFT_OUT.some((pattern) => pattern.test(path))) return false
  return (replicas || !REPLICAS.test(path)) && (feeds || !FEEDS.test(path))
}

/** @throws if a file changes meanwhile */
export async function* packFiles(home: string, files: readonly BackupFile[]): AsyncGenerator<Uint8Array, void, void> {
  for (const file of files) {
    yield Buffer.from(`${JSON.stringify(file)}\n`)
    let left = file.size
    const bytes = left === 0 ? [] : createReadStream(join(home, file.path), { end: file.size - 1 })
    for await (const chunk of bytes as AsyncIterable<Uint8Array>) {
      left -= chunk.length
      yield chunk
    }
    if (left !== 0) throw backupError('BACKUP_HOME_IN_USE', { home, why: `${file.path} changed meanwhile` })
  }
  yield Buffer.from(`${JSON.stringify({ files: files.length })}\n`)
}

/**
 * Writes all files below a folder, each synced. What no backup has is left out here as well: who made the file would
 * know a token of a daemon that is to run here.
 * @returns how many
 * @throws BACKUP_INVALID
 */
export async function unpackFiles(bytes: Bytes, folder: string, path: string): Promise<number> {
  for (let count = 0; ; count++) {
    const line = parseLine(await bytes.line(MAX_LINE))
    const end = endLine.safeParse(line)
    if (end.success && end.data.files === count && (await bytes.upTo(1)) === undefined) return count
    const file = fileLine.safeParse(line)
    if (!file.success) throw backupError('BACKUP_INVALID', { path, why: 'a file of it is not described' })
    if (LEFT_OUT.some((pattern) => pattern.test(file.data.path))) await skip(bytes, file.data.size, path)
    else await writeFile(bytes, join(folder, file.data.path), file.data, path)
  }
}

async function writeFile(bytes: Bytes, target: string, { size, mode }: BackupFile, path: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  const file = await open(target, 'wx', mode & 0o700)
  try {
    for await (const chunk of partsOf(bytes, size, path)) await file.writeFile(chunk)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function skip(bytes: Bytes, size: number, path: string): Promise<void> {
  for await (const _ of partsOf(bytes, size, path)) {
  }
}

/** The next bytes, so many, in parts. @throws BACKUP_INVALID */
async function* partsOf(bytes: Bytes, size: number, path: string): AsyncGenerator<Buffer> {
  for (let left = size; left > 0; ) {
    const part = await bytes.upTo(Math.min(left, 1024 * 1024))
    if (part === undefined) throw backupError('BACKUP_INVALID', { path, why: 'it was cut off' })
    yield part
    left -= part.length
  }
}

function parseLine(line: Buffer | undefined): unknown {
  try {
    return JSON.parse(line?.toString('utf8') ?? '')
  } catch {
    return undefined
  }
}
