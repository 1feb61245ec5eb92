/** Uploads that are under way: each a hyperdrive in the sponsor's store that is still being written. */

import { randomUUID } from 'node:crypto'
import type { DriveWriter, FilePart, Published } from '../hyper/index.js'
import { uploadError } from './web/upload-errors.js'

/** What is said of an upload before its files come. */
export interface Announced {
  readonly bytes: number
  readonly files: number
}

export interface UploadPorts {
  writeDrive(signal?: AbortSignal): Promise<DriveWriter>
  /** Bytes that there is room for on the disk. */
  room(): Promise<bigint>
}

interface Upload {
  readonly drive: DriveWriter
  readonly announced: Announced
  idle: NodeJS.Timeout
}

const MOST_OPEN = 4
const MOST_FILES = 10_000
/** Milliseconds without a part after which an upload is forgotten. */
const IDLE_MS = 10 * 60_000

export class Uploads {
  readonly #ports: UploadPorts
  readonly #idleMs: number
  readonly #open = new Map<string, Upload>()
  #opening = 0

  constructor(ports: UploadPorts, idleMs = IDLE_MS) {
    this.#ports = ports
    this.#idleMs = idleMs
  }

  /** @throws DAEMON_UPLOADS_FULL, DAEMON_UPLOAD_TOO_LARGE */
  async begin(announced: Announced, signal?: AbortSignal): Promise<string> {
    if (this.#open.size + this.#opening >= MOST_OPEN) throw uploadError('DAEMON_UPLOADS_FULL', { most: MOST_OPEN })
    this.#opening += 1
    try {
      const room = await this.#ports.room()
      const { bytes, files } = announced
      const pending = [...this.#open.values()].reduce(
        (sum, upload) => sum + BigInt(upload.announced.bytes - upload.drive.written.bytes),
        0n
      )
      if (BigInt(bytes) + pending > room || files > MOST_FILES) {
        throw uploadError('DAEMON_UPLOAD_TOO_LARGE', { bytes, files, room: room - pending, most: MOST_FILES })
      }
      const drive = await this.#ports.writeDrive(signal)
      const id = randomUUID()
      this.#open.set(id, { drive, announced, idle: this.#forgetLater(id) })
      return id
    } finally {
      this.#opening -= 1
    }
  }

  /** @throws DAEMON_UPLOAD_UNKNOWN, DAEMON_UPLOAD_LONGER, HYPER_NAME_UNSAFE, HYPER_PART_UNEXPECTED */
  async write(id: string, part: FilePart, source: AsyncIterable<Uint8Array>): Promise<void> {
    const upload = this.#find(id)
    const { drive, announced } = upload
    const { files, bytes } = drive.written
    const begun = part.offset === 0 ? 1 : 0
    if (files + begun > announced.files || bytes + part.size - part.offset > announced.bytes) {
      throw uploadError('DAEMON_UPLOAD_LONGER', { ...announced })
    }
    clearTimeout(upload.idle)
    try {
      await drive.write(part, source)
    } finally {
      upload.idle = this.#forgetLater(id)
    }
  }

  /** @throws DAEMON_UPLOAD_UNKNOWN, HYPER_PART_UNEXPECTED, HYPER_FOLDER_EMPTY */
  async finish(id: string): Promise<{ readonly published: Published; readonly files: number; readonly bytes: number }> {
    const { drive } = this.#find(id)
    const published = await drive.finish()
    this.#drop(id)
    return { published, ...drive.written }
  }

  /** Gives back what was written. */
  async stop(id: string): Promise<void> {
    const { drive } = this.#find(id)
    this.#drop(id)
    await drive.discard()
  }

  async close(): Promise<void> {
    for (const id of [...this.#open.keys()]) await this.stop(id)
  }

  #find(id: string): Upload {
    const upload = this.#open.get(id)
    if (upload === undefined) throw uploadError('DAEMON_UPLOAD_UNKNOWN', { id: id.slice(0, 40) })
    return upload
  }

  #drop(id: string): void {
    clearTimeout(this.#open.get(id)?.idle)
    this.#open.delete(id)
  }

  #forgetLater(id: string): NodeJS.Timeout {
    return setTimeout(() => void this.stop(id).catch(() => {}), this.#idleMs).unref()
  }
}
