/** Takes records out of unsealed pages, as they come. Holds the head or the bytes of one record, never more. */

import { replicaError } from './errors.js'
import { LEAF_BYTES } from './format.js'
import { decodeHead, MAX_HEAD_BYTES, type RecordHead, type Stored } from './record.js'

/** A record and where its stored bytes begin in the unsealed replica. */
export interface LocatedRecord extends Stored {
  readonly offset: number
}

interface OpenRecord extends RecordHead {
  readonly offset: number
  readonly stored: Uint8Array
  filled: number
}

export class RecordParser {
  /** Bytes of unsealed pages that were taken. */
  #position = 0
  #last: number | undefined
  #head = new Uint8Array(MAX_HEAD_BYTES)
  #headBytes = 0
  #open: OpenRecord | undefined
  #padding = 0

  /** To be called after the last page: refuses a replica that is empty or ends inside a record. */
  finish(): void {
    if (this.#open !== undefined || this.#headBytes > 0) throw replicaError('REPLICA_TRUNCATED')
    if (this.#last === undefined) throw replicaError('REPLICA_EMPTY')
  }

  /** The records that end in the next page. What they store may be a view of it. */
  *push(page: Uint8Array): Generator<LocatedRecord> {
    let at = 0
    while (at < page.length) {
      if (this.#open !== undefined) at += this.#fill(this.#open, page.subarray(at))
      else if (this.#inPadding(page[at])) at += this.#pad(page.subarray(at))
      else at += this.#begin(page, at)
      const done = this.#open
      if (done === undefined || done.filled < done.storedBytes) continue
      this.#open = undefined
      const { index, plainBytes, stored, offset } = done
      yield { index, plainBytes, stored, offset }
    }
    this.#position += page.length
  }

  /** A record starts with a zero only for index 0, which follows no other: this is how padding is known. */
  #inPadding(next: number | undefined): boolean {
    return this.#padding > 0 || (next === 0 && this.#headBytes === 0 && this.#last !== undefined)
  }

  #pad(rest: Uint8Array): number {
    this.#padding += rest.length
    if (this.#padding >= LEAF_BYTES || rest.some((byte) => byte !== 0)) throw replicaError('REPLICA_PADDING')
    return rest.length
  }

  /** Reads the head of the next record; returns how many bytes of the page that took. */
  #begin(page: Uint8Array, at: number): number {
    const before = this.#headBytes
    const taken = page.subarray(at, at + MAX_HEAD_BYTES - before)
    this.#head.set(taken, before)
    this.#headBytes = before + taken.length
    const decoded = decodeHead(this.#head.subarray(0, this.#headBytes))
    if (decoded === undefined) return taken.length
    const { head } = decoded
    if (this.#last !== undefined && head.index <= this.#last) throw replicaError('REPLICA_INDEX', { index: head.index })
    this.#last = head.index
    this.#headBytes = 0
    const length = decoded.length - before
    this.#start(head, page, at + length)
    return length + (this.#open?.filled ?? 0)
  }

  #start(head: RecordHead, page: Uint8Array, at: number): void {
    const offset = this.#position + at
    const whole = page.subarray(at, at + head.storedBytes)
    if (whole.length === head.storedBytes) {
      this.#open = { ...head, offset, stored: whole, filled: whole.length }
      return
    }
    // Given out when all of it is filled.
    const stored = Buffer.allocUnsafeSlow(head.storedBytes)
    stored.set(whole)
    this.#open = { ...head, offset, stored, filled: whole.length }
  }

  #fill(open: OpenRecord, rest: Uint8Array): number {
    const part = rest.subarray(0, open.storedBytes - open.filled)
    open.stored.set(part, open.filled)
    open.filled += part.length
    return part.length
  }
}
