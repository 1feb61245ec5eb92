/**
 * The sponsor's part in following: watches the growing hypercores of plans, and sends the chain their heads when a contract
 * is full or chunks have waited for long. Every watch is taken up again where the chain and its file stand.
 */

import type { Block, Market, PlanId } from '../../chain/types.js'
import { Running } from '../running.js'
import { PlanWatch, type WatchContext, type WatchEnd } from './plan-watch.js'

export interface FollowerOptions extends WatchContext {
  readonly market: WatchContext['market'] & Pick<Market, 'onBlock'>
  readonly plans: readonly PlanId[]
  /** Told of each plan that need not be watched any more. */
  readonly onEnd?: (end: WatchEnd) => void
  /** Milliseconds until what failed is tried again, doubling up to a minute; default 3 s. */
  readonly retryMs?: number
}

export interface Follower {
  /** Resolves when no plan is left to watch, or when it was stopped. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

/** Watches the plans until each of them follows no further, or is over. */
export async function startFollower(options: FollowerOptions): Promise<Follower> {
  const { market, log, retryMs, onEnd = () => {} } = options
  const running = new Running(log, retryMs)
  const watches = new Map<PlanId, PlanWatch>()
  for (const plan of new Set(options.plans)) watches.set(plan, await PlanWatch.open(options, plan))
  let finish = (): void => {}
  const ended = new Promise<void>((resolve) => {
    finish = resolve
  })
  const look = async (plan: PlanId, watch: PlanWatch, block: number, signal: AbortSignal): Promise<void> => {
    const end = await watch.look(block, signal)
    if (end === undefined) return
    watches.delete(plan)
    await watch.close()
    onEnd(end)
    if (watches.size === 0) finish()
  }
  const onBlock = (block: Block): void => {
    for (const [plan, watch] of watches)
      running.start(`follow plan ${plan}`, (signal) => look(plan, watch, block, signal))
  }
  const stopBlocks = market.onBlock(onBlock)
  if (watches.size === 0) finish()
  const stop = async (): Promise<void> => {
    await stopBlocks()
    await running.stop()
    await Promise.all([...watches.values()].map((watch) => watch.close()))
    finish()
  }
  return { ended, stop }
}
