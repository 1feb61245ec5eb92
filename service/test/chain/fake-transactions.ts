/** A chain of one account in memory: its pool and blocks do what a test tells them. */

import type { MarketCall } from '../../src/chain/calls/index.js'
import { chainError } from '../../src/chain/errors.js'
import type {
  Accepted,
  AccountTransactions,
  Fate,
  Included,
  Refusal,
  SignedCall
} from '../../src/chain/submit/ports.js'

interface Waiting {
  readonly signed: SignedCall
  readonly settle: (fate: Fate) => void
}

/** A call with a name, so that tests can tell them apart. */
export function callNamed(name: string): MarketCall {
  return { type: 'settle', name } as unknown as MarketCall
}

export class FakeTransactions implements AccountTransactions {
  block = 1
  /** How the next sends are refused; then they are accepted. */
  readonly answers: Refusal[] = []
  /** Questions that the node leaves without an answer. */
  silences = 0
  /** Names of the calls that got into blocks. */
  readonly made: string[] = []
  readonly sent: SignedCall[] = []
  /** Failures of calls by their names. */
  readonly failures = new Map<string, Error>()
  /** Whether the next finality checks find the block on the chain; then they do. */
  readonly kept: boolean[] = []
  #used = 0
  #signatures = 0
  readonly #pool = new Map<number, Waiting>()
  readonly #included = new Map<string, Included>()
  readonly #names = new Map<string, string>()

  async nextNonce(): Promise<number> {
    this.#listen()
    let nonce = this.#used
    while (this.#pool.has(nonce)) nonce++
    return nonce
  }

  async usedNonces(): Promise<number> {
    this.#listen()
    return this.#used
  }

  async sign(call: MarketCall, nonce: number): Promise<SignedCall> {
    const hash = Uint8Array.of(nonce, this.#signatures++)
    this.#names.set(key(hash), (call as unknown as { name: string }).name)
    return { nonce, hash, bytes: hash, after: this.block, diesAt: this.block + 64 }
  }

  async send(signed: SignedCall): Promise<Accepted | Refusal> {
    this.sent.push(signed)
    const answer = this.answers.shift()
    if (answer !== undefined) return answer
    if (signed.nonce < this.#used) return { type: 'refused', why: 'nonce' }
    let settle = (_: Fate): void => {}
    const fate = new Promise<Fate>((resolve) => {
      settle = resolve
    })
    this.#pool.set(signed.nonce, { signed, settle })
    return { type: 'accepted', fate }
  }

  async find(signed: readonly SignedCall[]): Promise<Included | undefined> {
    return signed.map(({ hash }) => this.#included.get(key(hash))).find((included) => included !== undefined)
  }

  async finalised(): Promise<boolean> {
    return this.kept.shift() ?? true
  }

  async best(): Promise<number> {
    return this.block
  }

  #listen(): void {
    if (this.silences === 0) return
    this.silences--
    throw chainError('CHAIN_TIMEOUT', { seconds: 1 })
  }

  /** A block with everything in the pool that follows on each other. */
  async nextBlock(): Promise<void> {
    this.block++
    for (let next = this.#pool.get(this.#used); next !== undefined; next = this.#pool.get(this.#used)) {
      this.include(next.signed)
      next.settle({ type: 'included', included: this.#included.get(key(next.signed.hash)) as Included })
    }
  }

  /** The transaction gets into a block, whoever hears of it. */
  include({ hash, nonce }: SignedCall): void {
    const name = this.#names.get(key(hash)) ?? ''
    this.made.push(name)
    this.#used = nonce + 1
    this.#pool.delete(nonce)
    const failure = this.failures.get(name)
    this.#included.set(key(hash), { block: this.block, blockHash: hash, hash, events: [], failure })
  }

  /** Another program's transaction takes the next nonce. */
  foreign(): void {
    this.#pool.delete(this.#used)
    this.#used++
  }

  /** The node drops the transaction with that nonce and says so. */
  lose(nonce: number, why: string): void {
    const waiting = this.#pool.get(nonce)
    this.#pool.delete(nonce)
    waiting?.settle({ type: 'lost', why })
  }

  /** The node says that it dropped it, but it is in a block. */
  loseIncluded(nonce: number, why: string): void {
    const waiting = this.#pool.get(nonce)
    if (waiting === undefined) throw new Error(`no transaction ${nonce}`)
    this.include(waiting.signed)
    waiting.settle({ type: 'lost', why })
  }
}

const key = (hash: Uint8Array) => hash.join()
