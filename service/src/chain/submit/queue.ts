/**
 * The calls of one account, sent one after the other with nonces of the queue's own. Several may wait for their blocks
 * at once, in order. After any failure the queue asks the chain where it stands, and sends what is lost again with the
 * same nonce, so that no call gets into a block twice.
 */

import { abortable } from '../../abort.js'
import { isDatdotError } from '../../errors.js'
import type { Logger } from '../../log.js'
import type { MarketCall } from '../calls/call.js'
import { chainError } from '../errors.js'
import type { Address, SubmitOptions } from '../types.js'
import type { Accepted, AccountTransactions, Included, SignedCall } from './ports.js'
import { Turns } from './turns.js'

/** Calls that may wait for their blocks at once. */
const WINDOW = 16
/** Times that a call is given to the node. */
const MAX_ATTEMPTS = 8

interface Job {
  readonly call: MarketCall
  /** All with one nonce. */
  signed: readonly SignedCall[]
  attempts: number
  /** Ends it as long as it was not sent. */
  readonly signal: AbortSignal | undefined
}

export class SubmitQueue {
  readonly #address: Address
  readonly #transactions: AccountTransactions
  readonly #log: Logger
  readonly #sending = new Turns(1)
  readonly #waiting = new Turns(WINDOW)
  /** The next nonce while calls wait for their blocks; nothing when the chain is to be asked. */
  #nonce: number | undefined
  #jobs = 0

  constructor(address: Address, transactions: AccountTransactions, log: Logger) {
    this.#address = address
    this.#transactions = transactions
    this.#log = log
  }

  /**
   * Sends the call and resolves when it is in a block, or final. An abort ends the waiting; a call that was sent by then is
   * followed to its end all the same, because those behind it have the nonces after it.
   * @throws the pallet's refusal, CHAIN_FEES_UNPAYABLE, CHAIN_NONCE_CONFLICT, CHAIN_CALL_LOST, CHAIN_CALL_REFUSED
   */
  async submit(call: MarketCall, options: SubmitOptions = {}, signal?: AbortSignal): Promise<Included> {
    signal?.throwIfAborted()
    this.#jobs++
    const done = this.#waiting.take(() => this.#complete({ call, signed: [], attempts: 0, signal }, options))
    return abortable(
      done.finally(() => {
        // Other programs may use the account while this one has nothing to do.
        if (--this.#jobs === 0) this.#nonce = undefined
      }),
      signal
    )
  }

  async #complete(job: Job, { until = 'inBlock' }: SubmitOptions): Promise<Included> {
    for (;;) {
      const included = await this.#include(job)
      if (included.failure) throw included.failure
      if (until === 'inBlock' || (await this.#transactions.finalised(included))) return included
      this.#log.warn({ call: job.call.type, block: included.block }, 'the block of a call was replaced')
    }
  }

  /** Until the call is in a block. Once it was sent, a node that does not answer is waited for. */
  async #include(job: Job): Promise<Included> {
    for (;;) {
      try {
        const sent = await this.#sending.take(() => this.#send(job))
        if (sent.type === 'included') return sent.included
        const fate = await sent.fate
        if (fate.type === 'included') return fate.included
        this.#log.warn({ call: job.call.type, attempt: job.attempts }, `a call was lost: ${fate.why}`)
      } catch (error) {
        this.#nonce = undefined
        const silent = isDatdotError(error, 'CHAIN_TIMEOUT') || isDatdotError(error, 'CHAIN_CONNECTION_LOST')
        if (job.signed.length === 0 || !silent) throw error
      }
      await this.#transactions.nextBlock()
    }
  }

  /** Until the node has accepted the call, unless it is in a block already. */
  async #send(job: Job): Promise<Accepted | { type: 'included'; included: Included }> {
    for (;;) {
      if (job.signed.length === 0) job.signal?.throwIfAborted()
      const included = await this.#recover(job)
      if (included !== undefined) return { type: 'included', included }
      if (job.attempts++ >= MAX_ATTEMPTS) throw this.#exhausted(job)
      const first = job.signed.length === 0
      const signed = await this.#signed(job)
      const answer = await this.#transactions.send(signed)
      if (answer.type === 'accepted') {
        if (first) this.#nonce = signed.nonce + 1
        return answer
      }
      if (first) this.#nonce = undefined
      if (answer.why === 'fatal') throw answer.error
      if (first && answer.why === 'nonce') job.signed = []
      if (answer.why === 'stale') job.signed = job.signed.map((old) => ({ ...old, diesAt: 0 }))
      // The node has it, or an earlier one with its nonce: that is waiting, not trying.
      if (answer.why === 'known' || (answer.why === 'nonce' && !first)) job.attempts--
      const line = { call: job.call.type, nonce: signed.nonce, why: answer.why }
      if (answer.why === 'busy') this.#log.warn(line, 'the node does not take a call now: it is sent again')
      else this.#log.debug(line, 'a call was not accepted')
      await this.#transactions.nextBlock()
    }
  }

  /** The call's block, if an earlier attempt got into one. If another transaction used the nonce, none of them can. */
  async #recover(job: Job): Promise<Included | undefined> {
    const nonce = job.signed[0]?.nonce
    if (nonce === undefined || (await this.#transactions.usedNonces()) <= nonce) return undefined
    const included = await this.#transactions.find(job.signed)
    if (included === undefined) {
      job.signed = []
      this.#nonce = undefined
    }
    return included
  }

  /** The transaction to send: the last one while it lives, else a new one with the same nonce. */
  async #signed(job: Job): Promise<SignedCall> {
    const last = job.signed.at(-1)
    if (last !== undefined && (await this.#transactions.best()) < last.diesAt) return last
    const nonce = last?.nonce ?? this.#nonce ?? (await this.#transactions.nextNonce())
    const signed = await this.#transactions.sign(job.call, nonce)
    job.signed = [...job.signed, signed]
    return signed
  }

  #exhausted(job: Job): Error {
    if (job.signed.length === 0) return chainError('CHAIN_NONCE_CONFLICT', { address: this.#address })
    return chainError('CHAIN_CALL_LOST', { call: job.call.type, attempts: job.attempts })
  }
}
