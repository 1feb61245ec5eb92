/** Chunks of a contract's feed from whoever has them: those who announce the feed, and the contract's hosters. */

import type { SetupDuty } from '../chain/types.js'
import type { FeedCore } from '../hyper/index.js'
import type { RoleContext } from './context.js'

let looks = 0

/** Milliseconds after which peers of a growing feed are looked for anew: its author may come and go. */
const FIND_AGAIN_MS = 120_000

/** Looks for peers of a feed again and again, until the function it returns is called. */
export function keepFinding(peer: Pick<RoleContext['peer'], 'find'>, feedKey: Uint8Array): () => Promise<void> {
  let stop = peer.find(feedKey)
  let changing: Promise<unknown> = Promise.resolve()
  const again = (): void => {
    const last = stop
    stop = peer.find(feedKey)
    changing = last().catch(() => {})
  }
  const timer = setInterval(again, FIND_AGAIN_MS).unref()
  return async () => {
    clearInterval(timer)
    await Promise.all([changing, stop()])
  }
}

/** Looks for peers that have the chunks of a contract, until the function it returns is called. */
export function findSources({ peer }: Pick<RoleContext, 'peer'>, duty: SetupDuty): () => Promise<void> {
  const stopFinding = peer.find(duty.feedKey)
  const leave = duty.hosters.map(({ noiseKey }) => peer.joinPeer(noiseKey))
  return async () => {
    for (const stop of leave) stop()
    await stopFinding()
  }
}

/** Opens the feed for a short look at some chunks of the contract; what was fetched is dropped again. */
export async function lookInto<T>(
  context: Pick<RoleContext, 'peer' | 'ranges'>,
  duty: SetupDuty,
  look: (core: FeedCore) => Promise<T>,
  signal: AbortSignal
): Promise<T> {
  const name = `look ${looks++}`
  const core = await context.peer.openCore(duty.feedKey, duty.pin.fork)
  context.ranges.need(duty.feedKey, name, { start: Number(duty.from), end: Number(duty.to) })
  const stop = findSources(context, duty)
  try {
    await core.waitForLength(Number(duty.pin.length), signal)
    return await look(core)
  } finally {
    await stop()
    await context.ranges.drop(core, name).finally(() => core.close())
  }
}
