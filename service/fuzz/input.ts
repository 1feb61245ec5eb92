/**
 * Reads what a target needs off the front of an input. Nothing is ever missing: bytes that are not there are zeros, so
 * that every input means something. `chain/fuzz/src/input.rs` reads the same.
 */

import type { Node } from '../src/hyper/proof/index.js'

export class Input {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** `length` bytes. */
  array(length: number): Uint8Array {
    const array = new Uint8Array(length)
    array.set(this.bytes(length))
    return array
  }

  u8(): number {
    return this.#view(1).getUint8(0)
  }

  u16(): number {
    return this.#view(2).getUint16(0, true)
  }

  u32(): number {
    return this.#view(4).getUint32(0, true)
  }

  u64(): bigint {
    return this.#view(8).getBigUint64(0, true)
  }

  /** The next `count` bytes, or as many as there are. */
  bytes(count: number): Uint8Array {
    const taken = this.#bytes.subarray(this.#at, this.#at + count)
    this.#at += taken.length
    return taken
  }

  /** A length of two bytes, and as many bytes, or as many as there are. */
  buffer(): Uint8Array {
    return this.bytes(this.u16())
  }

  /** A count of one byte, and as many hashes with sizes. */
  nodes(): Node[] {
    return Array.from({ length: this.u8() }, () => ({ hash: this.array(32), size: this.u64() }))
  }

  /** Everything that is left. */
  rest(): Uint8Array {
    return this.bytes(this.#bytes.length)
  }

  #view(width: number): DataView {
    return new DataView(this.array(width).buffer)
  }
}

/** Writes what `Input` reads. */
export class Output {
  readonly #parts: Uint8Array[] = []

  raw(bytes: Uint8Array): this {
    this.#parts.push(bytes)
    return this
  }

  u8(value: number): this {
    return this.raw(Uint8Array.of(value))
  }

  u16(value: number): this {
    return this.#unsigned(BigInt(value), 2)
  }

  u32(value: number): this {
    return this.#unsigned(BigInt(value), 4)
  }

  u64(value: bigint): this {
    return this.#unsigned(value, 8)
  }

  buffer(bytes: Uint8Array): this {
    return this.u16(bytes.length).raw(bytes)
  }

  nodes(nodes: readonly Node[]): this {
    this.u8(nodes.length)
    for (const { hash, size } of nodes) this.raw(hash).u64(size)
    return this
  }

  finish(): Uint8Array {
    return new Uint8Array(Buffer.concat(this.#parts))
  }

  #unsigned(value: bigint, width: number): this {
    const bytes = new Uint8Array(8)
    new DataView(bytes.buffer).setBigUint64(0, value, true)
    return this.raw(bytes.subarray(0, width))
  }
}
