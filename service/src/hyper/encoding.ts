/**
 * Hypercore's compact encoding. The reader is strict: never past the end, integers in their shortest form only, so that
 * no two byte strings mean the same.
 */

/** Bytes that are not what they should be. Turned into an error with a code by whoever knows what they should be. */
export class Malformed extends Error {}

export class Reader {
  #offset = 0
  readonly #bytes: Uint8Array
  readonly #view: DataView

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  }

  get left(): number {
    return this.#bytes.length - this.#offset
  }

  /** The next `length` bytes; a view, not a copy. */
  take(length: number): Uint8Array {
    const at = this.#skip(length)
    return this.#bytes.subarray(at, at + length)
  }

  /** `uint`: up to 0xfc one byte, otherwise 0xfd, 0xfe or 0xff and 2, 4 or 8 bytes, little endian. */
  uint(): bigint {
    const first = this.#view.getUint8(this.#skip(1))
    if (first <= 0xfc) return BigInt(first)
    const width = first === 0xfd ? 2 : first === 0xfe ? 4 : 8
    const at = this.#skip(width)
    if (width === 8) return shortest(this.#view.getBigUint64(at, true), 1n << 32n)
    if (width === 4) return shortest(BigInt(this.#view.getUint32(at, true)), 1n << 16n)
    return shortest(BigInt(this.#view.getUint16(at, true)), 0xfdn)
  }

  /** A `uint` that may be at most `most`. */
  count(most: number, what: string): number {
    return Number(bounded(this.uint(), most, what))
  }

  /** `uint` length and as many bytes, at most `most`. */
  buffer(most: number, what: string): Uint8Array {
    return this.take(this.count(most, `length of ${what}`))
  }

  /** `uint` count and as many items, at most `most`. */
  list<T>(most: number, what: string, item: () => T): T[] {
    return Array.from({ length: this.count(most, `number of ${what}`) }, item)
  }

  end(): void {
    if (this.left > 0) throw new Malformed(`${this.left} bytes too many`)
  }

  /** Where the next `length` bytes begin. */
  #skip(length: number): number {
    const at = this.#offset
    if (length > this.left) throw new Malformed(`${length} bytes wanted, ${this.left} left`)
    this.#offset += length
    return at
  }
}

function bounded(value: bigint, most: number, what: string): bigint {
  if (value > BigInt(most)) throw new Malformed(`${what} is ${value}, at most ${most} are allowed`)
  return value
}

function shortest(value: bigint, least: bigint): bigint {
  if (value < least) throw new Malformed('integer not in its shortest form')
  return value
}

export class Writer {
  readonly #parts: Uint8Array[] = []

  raw(bytes: Uint8Array): this {
    this.#parts.push(bytes)
    return this
  }

  uint(value: bigint | number): this {
    const wide = BigInt(value)
    if (wide < 0n || wide >= 1n << 64n) throw new Malformed(`${wide} is not an unsigned 64-bit integer`)
    if (wide <= 0xfcn) return this.raw(Uint8Array.of(Number(wide)))
    const width = wide <= 0xffffn ? 2 : wide <= 0xffff_ffffn ? 4 : 8
    const bytes = new Uint8Array(1 + width)
    bytes[0] = width === 2 ? 0xfd : width === 4 ? 0xfe : 0xff
    for (let i = 0; i < width; i++) bytes[1 + i] = Number((wide >> BigInt(8 * i)) & 0xffn)
    return this.raw(bytes)
  }

  /** A `uint` that may be at most `most`. */
  count(value: number, most: number, what: string): this {
    return this.uint(bounded(BigInt(value), most, what))
  }

  /** `uint` length and the bytes, at most `most`. */
  buffer(bytes: Uint8Array, most = Number.MAX_SAFE_INTEGER, what = 'bytes'): this {
    return this.count(bytes.length, most, `length of ${what}`).raw(bytes)
  }

  list<T>(items: readonly T[], item: (value: T) => void): this {
    this.uint(items.length)
    items.forEach(item)
    return this
  }

  finish(): Uint8Array {
    return Buffer.concat(this.#parts)
  }

  /** The same in parts, which are not copied. */
  finishParts(): readonly Uint8Array[] {
    return this.#parts
  }
}
