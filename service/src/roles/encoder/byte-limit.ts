/**
 * How much an encoder fetches for one contract. A contract names chunks, not bytes: nobody knows how large they are before
 * they come, and the chain learns it from the statement, which comes last.
 */

import { rolesError } from '../errors.js'
import { MAX_CONTRACT_BYTES } from '../slot-setup.js'

export class ByteLimit {
  readonly #contract: bigint
  readonly #over = new AbortController()
  #fetched = 0
  #used = 0

  constructor(contract: bigint) {
    this.#contract = contract
  }

  /** Fires with ROLES_CONTRACT_TOO_LARGE when there are more bytes than a contract may have. */
  get signal(): AbortSignal {
    return this.#over.signal
  }

  /** Counts a chunk that came from a peer. */
  fetched(bytes: number): void {
    this.#fetched += bytes
    this.#check(this.#fetched)
  }

  /** Counts a chunk that is used, whether it was fetched now or before. @throws ROLES_CONTRACT_TOO_LARGE */
  used(bytes: number): void {
    this.#used += bytes
    this.#check(this.#used)
    this.signal.throwIfAborted()
  }

  #check(bytes: number): void {
    const details = { contract: this.#contract, most: MAX_CONTRACT_BYTES }
    if (bytes > MAX_CONTRACT_BYTES) this.#over.abort(rolesError('ROLES_CONTRACT_TOO_LARGE', details))
  }
}
