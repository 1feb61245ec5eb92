/**
 * Makes hypercores of what people have: a file or a stream becomes one hypercore of 64 KiB chunks, a folder a Hyperdrive,
 * which is two, one of names and one of contents. Any Hypercore program can read both; nothing in them is DatDot's.
 */

import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type Corestore from 'corestore'
import type Hypercore from 'hypercore'
import Hyperdrive from 'hyperdrive'
import { hyperError } from '../errors.js'
import { ensureApart } from './apart.js'
import { rechunk } from './rechunk.js'
import { type FolderFile, statPath, walkFolder } from './walk.js'

/** Bytes of a chunk, as Hyperdrive has them too. */
export const CHUNK_BYTES = 64 * 1024
/** Chunks that are appended, and so signed and written, at once. */
const BATCH = 32

export interface PublishedCore {
  readonly key: Uint8Array
  /** `content` of a file or of a folder's files; `names` of a folder. */
  readonly part: 'content' | 'names'
  readonly length: number
  readonly byteLength: number
}

export interface Published {
  readonly kind: 'file' | 'folder'
  /** The key to give to readers: the file's core, or the drive's. */
  readonly key: Uint8Array
  /** Every core that has to be hosted, with its size; the readers' key is the first one's. */
  readonly cores: readonly PublishedCore[]
}

export interface PublishProgress {
  readonly files: number
  readonly totalFiles: number
  readonly bytes: number
  /** Unknown for a stream. */
  readonly totalBytes?: number
}

export interface PublishOptions {
  /** Of a folder, only these files, by their paths inside it. */
  readonly files?: readonly string[]
  /** A folder of which nothing is published, nor anything that it is in. */
  readonly apart?: string
  readonly onProgress?: (progress: PublishProgress) => void
}

/** What a path holds: the files of a folder, or the bytes of a file. */
export type PathContent =
  | { readonly kind: 'folder'; readonly files: readonly FolderFile[] }
  | { readonly kind: 'file'; readonly bytes: number }

/**
 * Looks at a path without reading it: that there is something to publish.
 * @throws HYPER_PATH_*, HYPER_FILE_EMPTY, HYPER_FOLDER_EMPTY
 */
export async function inspectPath(path: string, files?: readonly string[], signal?: AbortSignal): Promise<PathContent> {
  const stats = await statPath(path)
  if (stats.isDirectory()) return { kind: 'folder', files: await walkFolder(path, files, signal) }
  if (!stats.isFile()) throw hyperError('HYPER_PATH_UNSUPPORTED', { path })
  if (files !== undefined) throw hyperError('HYPER_PATH_NO_FOLDER', { path })
  if (stats.size === 0) throw hyperError('HYPER_FILE_EMPTY', { path })
  return { kind: 'file', bytes: stats.size }
}

/** `store` is a fresh name space: the keys are derived from it. */
export async function publishPath(
  store: Corestore,
  path: string,
  options: PublishOptions,
  signal?: AbortSignal
): Promise<Published> {
  if (options.apart !== undefined) await ensureApart(path, options.files, options.apart)
  const content = await inspectPath(path, options.files, signal)
  if (content.kind === 'folder') return publishFolder(store, content.files, options, signal)
  const source = bytesOf(path, content.bytes)
  return publishStream(store, source, { ...options, totalBytes: content.bytes }, signal)
}

/** @throws HYPER_STREAM_EMPTY */
export async function publishStream(
  store: Corestore,
  source: AsyncIterable<Uint8Array>,
  { onProgress, totalBytes }: PublishOptions & { readonly totalBytes?: number },
  signal?: AbortSignal
): Promise<Published> {
  const core = store.get({ name: 'content' })
  try {
    let bytes = 0
    const report = (files: number) =>
      onProgress?.({ files, totalFiles: 1, bytes, ...(totalBytes !== undefined && { totalBytes }) })
    const append = async (chunks: Uint8Array[]): Promise<void> => {
      signal?.throwIfAborted()
      await core.append(chunks)
      bytes += chunks.reduce((sum, chunk) => sum + chunk.length, 0)
      report(0)
    }
    let batch: Uint8Array[] = []
    for await (const chunk of rechunk(source, CHUNK_BYTES)) {
      batch.push(chunk)
      if (batch.length < BATCH) continue
      await append(batch)
      batch = []
    }
    if (batch.length > 0) await append(batch)
    if (core.length === 0) throw hyperError('HYPER_STREAM_EMPTY')
    report(1)
    const content = describeCore(core, 'content')
    return { kind: 'file', key: content.key, cores: [content] }
  } finally {
    await core.close()
  }
}

async function publishFolder(
  store: Corestore,
  files: readonly FolderFile[],
  { onProgress }: PublishOptions,
  signal?: AbortSignal
): Promise<Published> {
  const drive = new Hyperdrive(store)
  try {
    await drive.ready()
    const totalBytes = files.reduce((sum, file) => sum + file.bytes, 0)
    const progress = { files: 0, totalFiles: files.length, bytes: 0, totalBytes }
    for (const file of files) {
      signal?.throwIfAborted()
      await putFile(
        drive,
        file,
        (bytes) => {
          progress.bytes += bytes
          onProgress?.({ ...progress })
        },
        signal
      )
      progress.files++
      onProgress?.({ ...progress })
    }
    const blobs = await drive.getBlobs()
    const cores = [describeCore(drive.core, 'names')]
    if (blobs !== null && blobs.core.length > 0) cores.push(describeCore(blobs.core, 'content'))
    return { kind: 'folder', key: new Uint8Array(drive.key), cores }
  } finally {
    await drive.close()
  }
}

async function putFile(
  drive: Hyperdrive,
  { name, path, bytes, executable, link }: FolderFile,
  onBytes: (bytes: number) => void,
  signal?: AbortSignal
): Promise<void> {
  if (link !== undefined) {
    await drive.symlink(`/${name}`, link)
    return
  }
  const source = bytesOf(path, bytes)
  source.on('data', (bytes) => onBytes(bytes.length))
  await pipeline(source, drive.createWriteStream(`/${name}`, { executable }), { ...(signal && { signal }) })
}

/** As many as were there when it was looked at: some files grow while they are read, or have no size and no end. */
function bytesOf(path: string, bytes: number): Readable {
  if (bytes === 0) return Readable.from([])
  return createReadStream(path, { highWaterMark: CHUNK_BYTES, end: bytes - 1 })
}

export function describeCore(core: Hypercore, part: PublishedCore['part']): PublishedCore {
  return { key: new Uint8Array(core.key), part, length: core.length, byteLength: core.byteLength }
}
