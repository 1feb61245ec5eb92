/**
 * Reads as any Hypercore program does: with nothing but the key. What comes back is written where the caller says and
 * nowhere else, whatever names a drive contains.
 */

import { createWriteStream } from 'node:fs'
import { lstat, mkdir, open, symlink } from 'node:fs/promises'
import { dirname, isAbsolute, normalize, resolve, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type Corestore from 'corestore'
import Hyperbee from 'hyperbee'
import type Hypercore from 'hypercore'
import type Hyperdrive from 'hyperdrive'
import type { DriveEntry } from 'hyperdrive'
import { abortable } from '../../abort.js'
import { hyperError } from '../errors.js'
import type { Received } from '../received.js'
import { driveInvalid, entriesOf, nameUnsafe } from './entries.js'
import { openDrive } from './open-drive.js'

export interface ReadProgress {
  readonly files: number
  readonly bytes: number
  /** Bytes of everything; known once the content's head has arrived. */
  readonly totalBytes?: number
}

export interface ReadResult {
  readonly kind: 'file' | 'folder'
  readonly files: number
  readonly bytes: number
}

export interface ReadTarget {
  /** The file or folder to write; it must not be there yet. */
  readonly to: string
  readonly onProgress?: (progress: ReadProgress) => void
  /** Told of each peer as soon as something comes from it, by its Noise key. */
  readonly onPeer?: (peer: Uint8Array) => void
  /** Told what came from whom when all is there; the connections stay until it is through. */
  readonly onReceived?: (received: Received, signal: AbortSignal) => Promise<void>
}

/** Whether a core whose chunk 0 can be had is the first core of a drive. */
export function isDrive(core: Hypercore, signal?: AbortSignal): Promise<boolean> {
  return abortable(Hyperbee.isHyperbee(core), signal)
}

/** A core of plain chunks, in order, into a file; what is appended meanwhile is left out, so that it comes to an end. */
export async function readFile(
  core: Hypercore,
  { to, onProgress }: ReadTarget,
  signal?: AbortSignal
): Promise<ReadResult> {
  const file = await createNew(to)
  const { length, byteLength: totalBytes } = core
  let bytes = 0
  try {
    for (let index = 0; index < length; index++) {
      const chunk = await abortable(core.get(index), signal)
      if (chunk === null) throw hyperError('HYPER_CHUNK_MISSING', { index })
      await file.write(chunk)
      bytes += chunk.length
      onProgress?.({ files: 0, bytes, totalBytes })
    }
    return { kind: 'file', files: 1, bytes }
  } finally {
    await file.close()
  }
}

/** Chunks of a core, from the first to before the last. */
export interface ChunkSpan {
  readonly start: number
  readonly end: number
}

/** Fetches the chunks that a drive's files are in; the core is the content's. */
export type FetchContent = (core: Hypercore, spans: readonly ChunkSpan[]) => Promise<void>

/** All files of a drive, into a new folder. */
export async function readFolder(
  store: Corestore,
  key: Uint8Array,
  { to, onProgress, content }: ReadTarget & { readonly content?: FetchContent },
  signal?: AbortSignal
): Promise<ReadResult> {
  await makeFolder(to)
  const drive = openDrive(store, key)
  try {
    await abortable(drive.ready(), signal)
    const blobs = await abortable(drive.getBlobs(), signal)
    if (blobs !== null && content !== undefined) {
      await content(blobs.core, await chunksOf(drive, signal))
    }
    const progress = { files: 0, bytes: 0 }
    const report = () => onProgress?.({ ...progress, ...(blobs && { totalBytes: blobs.core.byteLength }) })
    const links: DriveEntry[] = []
    for await (const entry of entriesOf(drive, signal)) {
      if (typeof entry.value.linkname === 'string') links.push(entry)
      else {
        const onBytes = (bytes: number): void => {
          progress.bytes += bytes
          report()
        }
        await writing(entry, () => writeEntry(drive, entry, to, onBytes, signal))
      }
      progress.files++
      report()
    }
    // Links come last, so that no file is ever written through one.
    for (const link of links) await writing(link, () => writeLink(link, to))
    return { kind: 'folder', ...progress }
  } finally {
    await drive.close()
  }
}

/** The chunks that the files of a drive are in. Its author may have written any numbers. */
async function chunksOf(drive: Hyperdrive, signal?: AbortSignal): Promise<ChunkSpan[]> {
  const spans: ChunkSpan[] = []
  for await (const { value } of entriesOf(drive, signal)) {
    const { blockOffset: start = 0, blockLength = 0 } = value.blob ?? {}
    if (blockLength > 0) spans.push({ start, end: start + blockLength })
  }
  return spans
}

/** What the file system says of a name that cannot be one, or is one already: that is the drive's fault. */
const NAME_FAULTS: Readonly<Record<string, string>> = {
  EEXIST: 'another name is the same',
  EISDIR: 'it is a folder, too',
  ENOTDIR: 'what it lies in is a file, too',
  ENAMETOOLONG: 'it is too long',
  EILSEQ: 'it is no name here',
  EINVAL: 'it is no name here',
  ELOOP: 'its links go round in circles'
}

async function writing({ key }: DriveEntry, write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (cause) {
    const why = NAME_FAULTS[(cause as NodeJS.ErrnoException).code ?? '']
    throw why === undefined ? cause : driveInvalid(key, why, cause)
  }
}

async function writeEntry(
  drive: Hyperdrive,
  entry: DriveEntry,
  folder: string,
  onBytes: (bytes: number) => void,
  signal?: AbortSignal
): Promise<void> {
  const path = pathInside(folder, entry.key)
  await mkdir(dirname(path), { recursive: true })
  const source = drive.createReadStream(entry.key)
  source.on('data', (bytes: Uint8Array) => onBytes(bytes.length))
  const target = createWriteStream(path, { flags: 'wx', mode: entry.value.executable ? 0o755 : 0o644 })
  await pipeline(source, target, { ...(signal && { signal }) })
}

/** A link is made only where its folder is a real one, and only to something below the folder that is read to. */
async function writeLink({ key, value }: DriveEntry, folder: string): Promise<void> {
  const path = pathInside(folder, key)
  const target = value.linkname ?? ''
  const unsafe = nameUnsafe(target)
  const root = resolve(folder)
  if (isAbsolute(target) || normalize(target) !== target.replace(/^\.\//, '')) throw unsafe
  if (!resolve(dirname(path), target).startsWith(root + sep)) throw unsafe
  for (let parent = dirname(path); parent !== root; parent = dirname(parent)) {
    const stats = await lstat(parent).catch(() => undefined)
    if (stats?.isSymbolicLink()) throw unsafe
  }
  await mkdir(dirname(path), { recursive: true })
  await symlink(target, path)
}

/** Where `name` of a drive is written: always below `folder`. @throws HYPER_NAME_UNSAFE */
export function pathInside(folder: string, name: string): string {
  const root = resolve(folder)
  const path = resolve(root, `.${sep}${name}`)
  if (!path.startsWith(root + sep) || name.includes('\0')) throw nameUnsafe(name)
  return path
}

/** That nothing is there yet, before anything is fetched for it. @throws HYPER_TARGET_EXISTS */
export async function ensureNew(to: string): Promise<void> {
  const taken = await lstat(to).then(
    () => true,
    () => false
  )
  if (taken) throw hyperError('HYPER_TARGET_EXISTS', { path: to })
}

async function createNew(to: string) {
  try {
    await mkdir(dirname(resolve(to)), { recursive: true })
    return await open(to, 'wx')
  } catch (cause) {
    throw targetError(to, cause)
  }
}

async function makeFolder(to: string): Promise<void> {
  try {
    await mkdir(dirname(resolve(to)), { recursive: true })
    await mkdir(to)
  } catch (cause) {
    throw targetError(to, cause)
  }
}

function targetError(to: string, cause: unknown): unknown {
  const taken = (cause as NodeJS.ErrnoException).code === 'EEXIST'
  return taken
    ? hyperError('HYPER_TARGET_EXISTS', { path: to }, cause)
    : hyperError('HYPER_TARGET_UNUSABLE', { path: to }, cause)
}
