/** `ChainAPI`: the chain as one account sees it, with the names that the pallet's README lists. */

import { CallPrinter } from './api-fields.js'
import { ChainQueries } from './api-queries.js'
import * as calls from './calls/index.js'
import type { ChainClient } from './client.js'
import { type EventHandler, type Listening, type ListenOptions, listenToEvents } from './cursor.js'
import { chainError } from './errors.js'
import { marketOf } from './market.js'
import type { Signer } from './signer.js'
import type { Included } from './submit/ports.js'
import { SubmitQueue } from './submit/queue.js'
import { NodeTransactions } from './submit/transactions.js'
import type * as types from './types.js'

/** What a submitted call resolves to: where it is, and what its event says. */
type Result<Event extends types.MarketEventType, Field extends string> = types.Submitted &
  Pick<
    Extract<types.MarketEvent, { readonly type: Event }>,
    Field & keyof Extract<types.MarketEvent, { readonly type: Event }>
  >

/**
 * Calls resolve when they are in a block, or with `{ until: 'finalised' }` when they are there for ever. They fail with
 * the pallet's refusal (`CHAIN_<PALLET_ERROR>`) or with one of `CHAIN_ERRORS`. Queries answer by the best block.
 */
export class ChainAPI extends ChainQueries {
  /** The calls' fields for polkadot.js Apps, instead of sending them. */
  readonly fields: CallPrinter
  readonly #signer: Signer | undefined
  readonly #queue: SubmitQueue | undefined

  /** Without a signer it only reads. */
  constructor(client: ChainClient, signer?: Signer) {
    super(client)
    this.fields = new CallPrinter(client)
    this.#signer = signer
    const { log } = client
    this.#queue = signer && new SubmitQueue(signer.address, new NodeTransactions(client, signer), log)
  }

  /** The account that signs; CHAIN_NO_SIGNER without one. */
  get address(): types.Address {
    if (this.#signer === undefined) throw chainError('CHAIN_NO_SIGNER')
    return this.#signer.address
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
    const done = await this.#submit(calls.accountCreate(noiseKey, signingKey, proofs), options, signal)
    const { user } = eventOf(done, 'accountCreated')
    return { ...submitted(done, options), user }
  }

  /** Changes the account's keys (`account_update`); `at` is the tick from which the new ones act. */
  async updateUser(
    change: types.AccountChange,
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<Result<'keysRotating', 'at'>> {
    const done = await this.#submit(calls.accountUpdate(change), options, signal)
    const { at } = eventOf(done, 'keysRotating')
    return { ...submitted(done, options), at }
  }

  /** Offers work (`offer_create`). */
  async registerForWork(
    offer: types.Offer,
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<Result<'offerCreated', 'user' | 'stake' | 'drawableAt'>> {
    const done = await this.#submit(calls.offerCreate(offer), options, signal)
    const { user, stake, drawableAt } = eventOf(done, 'offerCreated')
    return { ...submitted(done, options), user, stake, drawableAt }
  }

  async publishFeed(
    feed: types.NewFeed,
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<Result<'feedPublished', 'feed'>> {
    const done = await this.#submit(calls.publishFeed(feed), options, signal)
    return { ...submitted(done, options), feed: eventOf(done, 'feedPublished').feed }
  }

  async updateFeed(
    feed: types.FeedId,
    update: types.FeedUpdate,
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<types.Submitted> {
    return submitted(await this.#submit(calls.updateFeed(feed, update), options, signal), options)
  }

  /** Requests hosting; `newFeeds` are those that the request's ranges name as new. */
  async publishPlan(
    newFeeds: readonly types.NewFeed[],
    request: types.PlanRequest,
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<Result<'planPublished', 'plan' | 'contracts' | 'escrow' | 'deposit'>> {
    const done = await this.#submit(calls.publishPlan(newFeeds, request), options, signal)
    const { plan, contracts, escrow, deposit } = eventOf(done, 'planPublished')
    return { ...submitted(done, options), plan, contracts, escrow, deposit }
  }

  /** States how the setup of a slot ended (`submit_statement`). */
  async amendmentReport(
    amendment: types.AmendmentId,
    slot: types.SlotIndex,
    outcome: types.SetupOutcome,
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<types.Submitted> {
    return submitted(await this.#submit(calls.submitStatement(amendment, slot, outcome), options, signal), options)
  }

  /** `proofs` in the order of the challenge's samples. */
  async submitStorageChallenge(
    challenge: types.ChallengeId,
    proofs: readonly types.LeafProof[],
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<types.Submitted> {
    return submitted(await this.#submit(calls.submitStorageChallenge(challenge, proofs), options, signal), options)
  }

  async submitPerformanceChallenge(
    report: types.PerformanceReport,
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<types.Submitted> {
    return submitted(await this.#submit(calls.submitPerformanceChallenge(report), options, signal), options)
  }

  /** Pays hosters for what they proved; at most 64 slots. */
  async settle(
    slots: readonly types.SlotId[],
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<types.Submitted> {
    return submitted(await this.#submit(calls.settle(slots), options, signal), options)
  }

  /** Sends money to another account. */
  async transfer(
    to: types.Address,
    amount: types.Balance,
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<types.Submitted> {
    return submitted(await this.#submit(calls.transfer(to, amount), options, signal), options)
  }

  /** All that the account has to do; nothing if it is not registered. */
  async myDuties(signal?: AbortSignal): Promise<types.Duties | undefined> {
    return this.getDuties(this.address, signal)
  }

  async myOpenChallenges(signal?: AbortSignal): Promise<readonly types.OpenChallenge[]> {
    return this.getOpenChallenges(this.address, signal)
  }

  /** See `cursor.ts`: every finalised block in order, also those that were missed. */
  listenToEvents(handler: EventHandler, options?: ListenOptions, signal?: AbortSignal): Promise<Listening> {
    return listenToEvents(this.client, handler, options, signal)
  }

  async #submit(call: calls.MarketCall, options?: types.SubmitOptions, signal?: AbortSignal): Promise<Included> {
    if (this.#queue === undefined) throw chainError('CHAIN_NO_SIGNER')
    return this.#queue.submit(call, options, signal)
  }
}

function submitted({ block, blockHash, hash }: Included, options: types.SubmitOptions = {}): types.Submitted {
  return { block, blockHash, hash, finalised: options.until === 'finalised' }
}

function eventOf<Type extends types.MarketEventType>(
  { events }: Included,
  type: Type
): Extract<types.MarketEvent, { readonly type: Type }> {
  const event = events.find((one): one is Extract<types.MarketEvent, { readonly type: Type }> => one.type === type)
  if (event === undefined)
    throw chainError('CHAIN_REQUEST_FAILED', { why: `the call was made without the event ${type}` })
  return event
}
