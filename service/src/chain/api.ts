/** `ChainAPI`: the chain as one account sees it, with the names that the pallet's README lists. */

import { CallPrinter } from './api-fields.js'
import { WorkCalls } from './api-work.js'
import * as calls from './calls/index.js'
import type { ChainClient } from './client.js'
import { type EventHandler, type Listening, type ListenOptions, listenToEvents } from './cursor.js'
import { marketOf } from './market.js'
import { DutiesReader } from './queries/index.js'
import type { Signer } from './signer.js'
import type { Result } from './submitting.js'
import type * as types from './types.js'

/**
 * Calls resolve when they are in a block, or with `{ until: 'finalised' }` when they are there for ever. They fail with
 * the pallet's refusal (`CHAIN_<PALLET_ERROR>`) or with one of `CHAIN_ERRORS`. Queries answer by the best block.
 */
export class ChainAPI extends WorkCalls {
  /** The calls' fields for polkadot.js Apps, instead of sending them. */
  readonly fields: CallPrinter
  readonly #duties = new DutiesReader()

  /** Without a signer it only reads. */
  constructor(client: ChainClient, signer?: Signer) {
    super(client, signer)
    this.fields = new CallPrinter(client)
  }

  /** The port for roles. */
  get market(): types.Market {
    return marketOf(this)
  }

  /** Registers the account (`account_create`); the proofs sign `possessionMessage`. */
  async newUser(
    noiseKey: types.Key,
    signingKey: types.Key,
    proofs: types.PossessionProofs,
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<Result<'accountCreated', 'user'>> {
    return this.sendFor(calls.accountCreate(noiseKey, signingKey, proofs), 'accountCreated', ['user'], options, signal)
  }

  /**
   * Changes the account's keys (`account_update`); `at` is the tick from which the new ones act, and missing if they act
   * at once.
   */
  async updateUser(
    change: types.AccountChange,
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<types.Submitted & { readonly at?: types.Tick }> {
    const call = calls.accountUpdate(change)
    if (change.type === 'revoke') return this.send(call, options, signal)
    return this.sendFor(call, 'keysRotating', ['at'], options, signal)
  }

  /** Closes the account (`account_delete`): its offer ends, and every deposit comes back. */
  async accountDelete(options?: types.SubmitOptions, signal?: AbortSignal): Promise<types.Submitted> {
    return this.send(calls.accountDelete(), options, signal)
  }

  /** Sends money to another account. */
  async transfer(
    to: types.Address,
    amount: types.Balance,
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<types.Submitted> {
    return this.send(calls.transfer(to, amount), options, signal)
  }

  /** Sends as much to each of several accounts: to all, or to none. */
  async transferToAll(
    to: readonly types.Address[],
    amount: types.Balance,
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<types.Submitted> {
    return this.send(calls.transferToAll(to, amount), options, signal)
  }

  /** All that the account has to do; nothing if it is not registered. `hostedAge` as `Market.duties` has it. */
  async myDuties(signal?: AbortSignal, hostedAge?: types.Tick): Promise<types.Duties | undefined> {
    return this.#duties.read(this.client, this.address, signal, hostedAge)
  }

  async myOpenChallenges(signal?: AbortSignal): Promise<readonly types.OpenChallenge[]> {
    return this.getOpenChallenges(this.address, signal)
  }

  /** See `cursor.ts`: every finalised block in order, also those that were missed. */
  listenToEvents(handler: EventHandler, options?: ListenOptions, signal?: AbortSignal): Promise<Listening> {
    return listenToEvents(this.client, handler, options, signal)
  }
}
