/** Cuts a stream of bytes into pages; the last one is padded with zeros to a whole leaf. */

import { LEAF_BYTES, PAGE_BYTES } from './format.js'

export class PageCutter {
  readonly #page = new Uint8Array(PAGE_BYTES)
  #filled = 0

  /** The last page, unless the stream ended with a full one. */
  finish(): Uint8Array | undefined {
    if (this.#filled === 0) return undefined
    const length = Math.ceil(this.#filled / LEAF_BYTES) * LEAF_BYTES
    return this.#page.fill(0, this.#filled, length).subarray(0, length)
  }

  /** The pages that `bytes` completes; each is valid until the next one is asked for. */
  *push(bytes: Uint8Array): Generator<Uint8Array, void, void> {
    let at = 0
    while (at < bytes.length) {
      const part = bytes.subarray(at, at + PAGE_BYTES - this.#filled)
      this.#page.set(part, this.#filled)
      this.#filled += part.length
      at += part.length
      if (this.#filled < PAGE_BYTES) return
      yield this.#page
      this.#filled = 0
    }
  }
}
