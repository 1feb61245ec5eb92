/** Setups as somebody meets them who replaces one side of their sessions. */

import type { Market } from '../../src/chain/types.js'
import { type PeerSession, type SessionHandler, type SessionTopic, sleep } from '../../src/hyper/index.js'
import type { ProviderOptions } from '../../src/roles/provider.js'
import { type SlotSetup, slotSetup } from '../../src/roles/slot-setup.js'
import { replaced } from './replaced.js'

const LOOK_MS = 500

/** The setup that a session is about; waits for the chain, which a peer may be ahead of. */
export async function setupOf(market: Market, topic: SessionTopic, signal?: AbortSignal): Promise<SlotSetup> {
  if (topic.purpose !== 'setup') throw new Error('the session is not about a setup')
  for (;;) {
    const duties = await market.duties(signal)
    const duty = duties?.setups.find(({ amendment }) => amendment === topic.amendment)
    const setup = duty && slotSetup(market.genesis, duty, topic.slot)
    if (setup !== undefined) return setup
    await sleep(LOOK_MS, signal)
  }
}

/** Replaces what a role does in the sessions that others open with it. */
export function withHandler(
  options: ProviderOptions,
  role: 'attestor' | 'hoster',
  handler: SessionHandler
): ProviderOptions {
  const { network } = options.peer
  const onSession: typeof network.onSession = (purpose, to, given) =>
    network.onSession(purpose, to, purpose === 'setup' && to === role ? handler : given)
  return { ...options, peer: replaced(options.peer, { network: replaced(network, { onSession }) }) }
}

/** Replaces the sessions that an encoder opens with attestors. */
export function withSessions(
  options: ProviderOptions,
  change: (session: PeerSession, setup: SlotSetup) => PeerSession
): ProviderOptions {
  const { network } = options.peer
  const connect: typeof network.connect = async (noiseKey, topic, signal) => {
    const session = await network.connect(noiseKey, topic, signal)
    if (topic.purpose !== 'setup') return session
    return change(session, await setupOf(options.market, topic, signal))
  }
  return { ...options, peer: replaced(options.peer, { network: replaced(network, { connect }) }) }
}
