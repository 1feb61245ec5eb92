/** Seals: what makes the replicas of one contract differ. */

import { createCipheriv } from 'node:crypto'
import { replicaError } from './errors.js'
import { type Blake2b, HASH_BYTES, LEAF_BYTES, PAGE_BYTES } from './format.js'

/** What a replica is made for; no two slots of any amendment share it. */
export interface SealContext {
  /** Genesis hash of the chain. */
  readonly genesis: Uint8Array
  readonly amendment: bigint
  readonly slot: number
  /** User id of the encoder. */
  readonly encoder: bigint
}

const DOMAIN = new TextEncoder().encode('datdot/seal')
const GENESIS_BYTES = 32
const KEY_INPUT_BYTES = DOMAIN.length + GENESIS_BYTES + 8 + 4 + 8 + 4
/** OpenSSL's: the counter in 4 bytes, then the nonce of 12. */
const COUNTER_AND_NONCE = new Uint8Array(16)

/** Seals and unseals the pages of one replica: the key stream of `Seal::Mark` undoes itself. */
export class PageSeal {
  readonly #hash: Blake2b
  readonly #input = new Uint8Array(KEY_INPUT_BYTES)
  readonly #view = new DataView(this.#input.buffer)

  /** REPLICA_FIELD if a part of the context is out of bounds. */
  constructor(hash: Blake2b, { genesis, amendment, slot, encoder }: SealContext) {
    checkContext({ genesis, amendment, slot, encoder })
    this.#hash = hash
    this.#input.set(DOMAIN)
    this.#input.set(genesis, DOMAIN.length)
    let at = DOMAIN.length + GENESIS_BYTES
    this.#view.setBigUint64(at, amendment, true)
    at += 8
    this.#view.setUint32(at, slot, true)
    at += 4
    this.#view.setBigUint64(at, encoder, true)
  }

  seal(index: number, page: Uint8Array): Uint8Array {
    return this.#mark(index, page)
  }

  unseal(index: number, page: Uint8Array): Uint8Array {
    return this.#mark(index, page)
  }

  #mark(index: number, page: Uint8Array): Uint8Array {
    if (page.length === 0 || page.length > PAGE_BYTES || page.length % LEAF_BYTES !== 0) {
      throw replicaError('REPLICA_PAGE', { index, why: `it has ${page.length} bytes` })
    }
    this.#view.setUint32(KEY_INPUT_BYTES - 4, index, true)
    const key = new Uint8Array(HASH_BYTES)
    this.#hash(key, this.#input)
    return createCipheriv('chacha20', key, COUNTER_AND_NONCE).update(page)
  }
}

function checkContext({ genesis, amendment, slot, encoder }: SealContext): void {
  if (genesis.length !== GENESIS_BYTES) {
    throw replicaError('REPLICA_FIELD', { field: 'genesis', why: `it has ${genesis.length} bytes` })
  }
  const outOfBounds = (field: string, id: bigint | number) =>
    replicaError('REPLICA_FIELD', { field, why: `it is ${id}` })
  if (amendment !== BigInt.asUintN(64, amendment)) throw outOfBounds('amendment', amendment)
  if (slot !== slot >>> 0) throw outOfBounds('slot', slot)
  if (encoder !== BigInt.asUintN(64, encoder)) throw outOfBounds('encoder', encoder)
}
