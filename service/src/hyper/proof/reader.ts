/**
 * Strict reader of Hypercore's compact encoding: never past the end, integers in their shortest form only, so that
 * no two byte strings mean the same.
 */

export class Malformed extends Error {}

export class Reader {
  #offset = 0
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get left(): number {
    return this.#bytes.length - this.#offset
  }

  /** The next `length` bytes; a view, not a copy. */
  take(length: number): Uint8Array {
    if (length > this.left) throw new Malformed(`${length} bytes wanted, ${this.left} left`)
    const bytes = this.#bytes.subarray(this.#offset, this.#offset + length)
    this.#offset += length
    return bytes
  }

  /** `uint`: up to 0xfc one byte, otherwise 0xfd, 0xfe or 0xff and 2, 4 or 8 bytes, little endian. */
  uint(): bigint {
    const first = this.take(1)[0] ?? 0
    if (first <= 0xfc) return BigInt(first)
    const width = first === 0xfd ? 2 : first === 0xfe ? 4 : 8
    const value = this.take(width).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
    const least = width === 2 ? 0xfdn : 1n << BigInt(width * 4)
    if (value < least) throw new Malformed('integer not in its shortest form')
    return value
  }

  /** A `uint` that may be at most `most`. */
  count(most: number, what: string): number {
    const value = this.uint()
    if (value > BigInt(most)) throw new Malformed(`${what} is ${value}, at most ${most} are allowed`)
    return Number(value)
  }

  end(): void {
    if (this.left > 0) throw new Malformed(`${this.left} bytes too many`)
  }
}
