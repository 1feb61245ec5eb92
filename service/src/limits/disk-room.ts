/** Room on the disk of a folder, of which a reserve is kept free for whatever else the machine does. */

import { statfs } from 'node:fs/promises'
import { limitsError } from './errors.js'

/** Bytes that the disk of a folder has left for this user. */
export type FreeBytes = (folder: string) => Promise<number>

export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

export class DiskRoom {
  readonly #folder: string
  readonly #free: FreeBytes
  /** Bytes that are kept free. */
  reserve: number
  /** Of work that has begun: some of it is on the disk already, which counts twice until it is over. */
  #promised = 0

  constructor(folder: string, reserve: number, free: FreeBytes = freeBytes) {
    this.#folder = folder
    this.reserve = reserve
    this.#free = free
  }

  /** Bytes that new work may take; negative when the reserve is touched. */
  async left(): Promise<number> {
    return (await this.#free(this.#folder)) - this.reserve - this.#promised
  }

  /**
   * Keeps room for work until the function that it returns is called.
   * @throws LIMITS_DISK_RESERVED
   */
  async take(bytes: number): Promise<() => void> {
    // Counted before the disk is asked: two that ask at once must not both get the last room.
    this.#promised += bytes
    let kept = true
    const release = (): void => {
      if (kept) this.#promised -= bytes
      kept = false
    }
    try {
      const left = await this.left()
      if (left >= 0) return release
      throw limitsError('LIMITS_DISK_RESERVED', { bytes, left: left + bytes, reserve: this.reserve })
    } catch (error) {
      release()
      throw error
    }
  }
}
