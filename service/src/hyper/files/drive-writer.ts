/**
 * A new Hyperdrive that is written file by file, each in parts that come one after the other, as from a page that sends
 * them. Until it is finished nobody is told of it.
 */

import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type Corestore from 'corestore'
import Hyperdrive from 'hyperdrive'
import { hyperError } from '../errors.js'
import { describeCore, type Published } from './publish.js'

/** Bytes of a path inside a drive, and of each of its names. */
const MAX_PATH = 1_024
const MAX_NAME = 255

/** A part of a file. */
export interface FilePart {
  /** Path inside the drive, with `/`. */
  readonly path: string
  /** Bytes of the whole file. */
  readonly size: number
  /** Bytes of it that came before. */
  readonly offset: number
}

/** The file that is being written. */
interface OpenFile {
  readonly path: string
  readonly size: number
  readonly input: PassThrough
  readonly written: Promise<void>
  offset: number
}

export class DriveWriter {
  readonly #drive: Hyperdrive
  #file: OpenFile | undefined
  #files = 0
  #bytes = 0
  #busy = false
  #closed = false

  private constructor(drive: Hyperdrive) {
    this.#drive = drive
  }

  /**
   * @param store a fresh name space: the drive's key is derived from it
   * @internal
   */
  static async open(store: Corestore): Promise<DriveWriter> {
    const drive = new Hyperdrive(store)
    await drive.ready()
    return new DriveWriter(drive)
  }

  /** Whole files, and bytes, that are in it. */
  get written(): { readonly files: number; readonly bytes: number } {
    return { files: this.#files, bytes: this.#bytes }
  }

  /**
   * Appends a part to the file that is being written, or begins the next file. After a failure only `discard` is left.
   * @throws HYPER_NAME_UNSAFE, HYPER_PART_UNEXPECTED
   */
  async write(part: FilePart, source: AsyncIterable<Uint8Array>): Promise<void> {
    if (this.#busy || this.#closed) throw unexpected(part, 'another part is being written, or the drive is closed')
    this.#busy = true
    try {
      const file = this.#fileOf(part)
      for await (const bytes of source) {
        if (file.offset + bytes.length > file.size) throw unexpected(part, 'the file is longer than was said')
        const drained = file.input.write(bytes) || once(file.input, 'drain')
        await Promise.race([drained, file.written])
        file.offset += bytes.length
        this.#bytes += bytes.length
      }
      if (file.offset === file.size) await this.#endFile(file)
    } finally {
      this.#busy = false
    }
  }

  /**
   * Closes the drive: it is complete, and has a key to give away.
   * @throws HYPER_PART_UNEXPECTED if a file is not whole, HYPER_FOLDER_EMPTY
   */
  async finish(): Promise<Published> {
    const open = this.#file
    if (open !== undefined) throw unexpected(open, 'the file is not whole yet')
    if (this.#files === 0) throw hyperError('HYPER_FOLDER_EMPTY', { path: 'the upload' })
    const blobs = await this.#drive.getBlobs()
    const cores = [describeCore(this.#drive.core, 'names')]
    if (blobs !== null && blobs.core.length > 0) cores.push(describeCore(blobs.core, 'content'))
    const key = new Uint8Array(this.#drive.key)
    this.#closed = true
    await this.#drive.close()
    return { kind: 'folder', key, cores }
  }

  /** Gives back the room that its files take. May be called again, and after `finish`, when it does nothing. */
  async discard(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    this.#file?.input.destroy()
    await this.#file?.written.catch(() => {})
    const blobs = await this.#drive.getBlobs()
    if (blobs !== null && blobs.core.length > 0) await blobs.core.clear(0, blobs.core.length)
    await this.#drive.close()
  }

  #fileOf(part: FilePart): OpenFile {
    const open = this.#file
    if (open !== undefined) {
      const follows = open.path === part.path && open.size === part.size && open.offset === part.offset
      if (!follows) throw unexpected(part, 'it does not follow the part before it')
      return open
    }
    if (part.offset !== 0) throw unexpected(part, 'the file has not begun')
    checkPath(part.path)
    const input = new PassThrough()
    const written = pipeline(input, this.#drive.createWriteStream(`/${part.path}`))
    written.catch(() => {})
    this.#file = { path: part.path, size: part.size, input, written, offset: 0 }
    return this.#file
  }

  async #endFile(file: OpenFile): Promise<void> {
    file.input.end()
    await file.written
    this.#file = undefined
    this.#files += 1
  }
}

function unexpected({ path }: Pick<FilePart, 'path'>, why: string): Error {
  return hyperError('HYPER_PART_UNEXPECTED', { path: path.slice(0, 200), why })
}

/** @throws HYPER_NAME_UNSAFE */
function checkPath(path: string): void {
  const names = path.split('/')
  const bad = (name: string) => ['', '.', '..'].includes(name) || Buffer.byteLength(name) > MAX_NAME
  if (Buffer.byteLength(path) > MAX_PATH || names.some(bad) || /[\p{Cc}\\]/u.test(path)) {
    throw hyperError('HYPER_NAME_UNSAFE', { name: JSON.stringify(path.slice(0, 200)) })
  }
}
