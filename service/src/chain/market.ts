/** `Market` of one account, over `ChainAPI`. */

import type { ChainAPI } from './api.js'
import type { Market, TickInfo } from './types.js'

export function marketOf(chain: ChainAPI): Market {
  return {
    genesis: chain.genesis,
    duties: (signal) => chain.myDuties(signal),
    openChallenges: (signal) => chain.myOpenChallenges(signal),
    submitStatement: (...args) => chain.amendmentReport(...args),
    submitStorageChallenge: (...args) => chain.submitStorageChallenge(...args),
    commitReport: (epoch, commitment, options, signal) =>
      chain.submitPerformanceChallenge({ type: 'commit', epoch, commitment }, options, signal),
    revealReport: (epoch, measurements, salt, options, signal) =>
      chain.submitPerformanceChallenge({ type: 'reveal', epoch, measurements, salt }, options, signal),
    settle: (...args) => chain.settle(...args),
    onTick: (handler) => onTick(chain, handler)
  }
}

function onTick(chain: ChainAPI, handler: (info: TickInfo) => void | Promise<void>): () => Promise<void> {
  const { client } = chain
  return client.heads.each('best', async ({ block, hash }) => {
    const tick = await client.read(async (api) => (await (await api.at(hash)).query.datdot.clock()).toBigInt())
    await handler({ block, tick })
  })
}
