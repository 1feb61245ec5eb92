/** Feeds and plans as a sponsor has them. */

import * as calls from './calls/index.js'
import { type Result, Submitting } from './submitting.js'
import type * as types from './types.js'

export class PlanCalls extends Submitting {
  async publishFeed(
    feed: types.NewFeed,
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<Result<'feedPublished', 'feed'>> {
    return this.sendFor(calls.publishFeed(feed), 'feedPublished', ['feed'], options, signal)
  }

  async updateFeed(
    feed: types.FeedId,
    update: types.FeedUpdate,
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<types.Submitted> {
    return this.send(calls.updateFeed(feed, update), options, signal)
  }

  /** Removes a feed that no plan names any more; its deposit comes back. */
  async removeFeed(feed: types.FeedId, options?: types.SubmitOptions, signal?: AbortSignal): Promise<types.Submitted> {
    return this.send(calls.removeFeed(feed), options, signal)
  }

  /** Shows two signed heads that contradict each other: the feed is frozen, and its plans end. */
  async reportEquivocation(
    feed: types.FeedId,
    evidence: types.Equivocation,
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<Result<'feedFrozen', 'bounty'>> {
    return this.sendFor(calls.reportEquivocation(feed, evidence), 'feedFrozen', ['bounty'], options, signal)
  }

  /** Requests hosting; `newFeeds` are those that the request's ranges name as new. */
  async publishPlan(
    newFeeds: readonly types.NewFeed[],
    request: types.PlanRequest,
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<Result<'planPublished', 'plan' | 'contracts' | 'escrow' | 'deposit'>> {
    const call = calls.publishPlan(newFeeds, request)
    return this.sendFor(call, 'planPublished', ['plan', 'contracts', 'escrow', 'deposit'], options, signal)
  }

  /** Adds ranges or moves the end; `budget` is the most that may be held for it, planck. */
  async planUpdate(
    plan: types.PlanId,
    change: types.PlanChange,
    budget: types.Balance,
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<Result<'planUpdated', 'until' | 'contracts' | 'escrow' | 'deposit'>> {
    const call = calls.planUpdate(plan, change, budget)
    return this.sendFor(call, 'planUpdated', ['until', 'contracts', 'escrow', 'deposit'], options, signal)
  }

  /** Pauses a plan; `from` is the first block in which it is not active. */
  async planPause(
    plan: types.PlanId,
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<Result<'planPaused', 'from'>> {
    return this.sendFor(calls.planPause(plan), 'planPaused', ['from'], options, signal)
  }

  /** Lets a paused plan go on; `setups` is what is held for slots that were given back. */
  async planResume(
    plan: types.PlanId,
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<Result<'planResumed', 'from' | 'setups'>> {
    return this.sendFor(calls.planResume(plan), 'planResumed', ['from', 'setups'], options, signal)
  }

  /** Ends a plan; `until` is the first block in which it is not active. */
  async planCancel(
    plan: types.PlanId,
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<Result<'planCancelled', 'until'>> {
    return this.sendFor(calls.planCancel(plan), 'planCancelled', ['until'], options, signal)
  }
}
