/** Where each chunk of a replica is in its pages: 12 bytes a chunk, in a file and in memory. */

import type { RecordLocation } from '../../replica/index.js'

const PLACE_BYTES = 12

/** Of the chunks from `first` on, one after the other. */
export class ChunkPlaces {
  readonly first: number
  readonly #bytes: Buffer

  constructor(first: number, bytes: Uint8Array) {
    this.first = first
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  }

  get count(): number {
    return Math.floor(this.#bytes.length / PLACE_BYTES)
  }

  get(index: number): RecordLocation | undefined {
    const at = (index - this.first) * PLACE_BYTES
    if (at < 0 || at + PLACE_BYTES > this.#bytes.length) return undefined
    return {
      offset: this.#bytes.readUInt32LE(at),
      storedBytes: this.#bytes.readUInt32LE(at + 4),
      plainBytes: this.#bytes.readUInt32LE(at + 8)
    }
  }

  /** The chunks that have bytes in `[start, end)` of the unsealed replica. */
  *between(start: number, end: number): Generator<number, void, void> {
    for (let index = this.first; index < this.first + this.count; index++) {
      const { offset, storedBytes } = this.get(index) ?? { offset: 0, storedBytes: 0 }
      if (offset < end && offset + storedBytes > start) yield index
    }
  }
}

/** Packs the places of chunks that come one after the other. */
export class PlacesBuilder {
  readonly #packed: Buffer[] = []

  add({ offset, storedBytes, plainBytes }: RecordLocation): void {
    const place = Buffer.allocUnsafe(PLACE_BYTES)
    place.writeUInt32LE(offset, 0)
    place.writeUInt32LE(storedBytes, 4)
    place.writeUInt32LE(plainBytes, 8)
    this.#packed.push(place)
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.#packed)
  }
}
