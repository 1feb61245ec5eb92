/** Work as a provider has it: its offer, its statements, answers and reports. */

import { PlanCalls } from './api-plans.js'
import * as calls from './calls/index.js'
import type { Result } from './submitting.js'
import type * as types from './types.js'

export class WorkCalls extends PlanCalls {
  /** Offers work (`offer_create`). */
  async registerForWork(
    offer: types.Offer,
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<Result<'offerCreated', 'user' | 'stake' | 'drawableAt'>> {
    return this.sendFor(calls.offerCreate(offer), 'offerCreated', ['user', 'stake', 'drawableAt'], options, signal)
  }

  /** Changes the offer; `offer` is the whole new one. */
  async offerUpdate(
    offer: types.Offer,
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<Result<'offerUpdated', 'stake'>> {
    return this.sendFor(calls.offerUpdate(offer), 'offerUpdated', ['stake'], options, signal)
  }

  /**
   * Stops providing: slots are handed over, then everything held comes back. Called again after `ExitDelay`, slots that
   * nobody took over are given up.
   */
  async offerWithdraw(options?: types.SubmitOptions, signal?: AbortSignal): Promise<types.Submitted> {
    return this.send(calls.offerWithdraw(), options, signal)
  }

  /** Is away until a tick: slots are kept, unpaid; `left` ticks remain for pauses. */
  async pause(
    until: types.Tick,
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<Result<'providerPaused', 'left'>> {
    return this.sendFor(calls.pause(until), 'providerPaused', ['left'], options, signal)
  }

  /** Ends a pause or a suspension; it may be drawn from the tick `drawableAt` on. */
  async unpause(
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<Result<'providerUnpaused', 'drawableAt'>> {
    return this.sendFor(calls.unpause(), 'providerUnpaused', ['drawableAt'], options, signal)
  }

  /** Says that replicas are lost, before a challenge finds out; at most 64 slots. */
  async reportLoss(
    slots: readonly types.SlotId[],
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<types.Submitted> {
    return this.send(calls.reportLoss(slots), options, signal)
  }

  /** Gives back slots whose plan is paused, or was made longer than the offer; at most 64. */
  async giveBack(
    slots: readonly types.SlotId[],
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<types.Submitted> {
    return this.send(calls.giveBack(slots), options, signal)
  }

  /** States how the setup of a slot ended (`submit_statement`). */
  async amendmentReport(
    amendment: types.AmendmentId,
    slot: types.SlotIndex,
    outcome: types.SetupOutcome,
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<types.Submitted> {
    return this.send(calls.submitStatement(amendment, slot, outcome), options, signal)
  }

  /** `proofs` in the order of the challenge's samples. */
  async submitStorageChallenge(
    challenge: types.ChallengeId,
    proofs: readonly types.LeafProof[],
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<types.Submitted> {
    return this.send(calls.submitStorageChallenge(challenge, proofs), options, signal)
  }

  async submitPerformanceChallenge(
    report: types.PerformanceReport,
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<types.Submitted> {
    return this.send(calls.submitPerformanceChallenge(report), options, signal)
  }

  /** Pays hosters for what they proved; at most 64 slots. */
  async settle(
    slots: readonly types.SlotId[],
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<types.Submitted> {
    return this.send(calls.settle(slots), options, signal)
  }
}
