/** `Market` of one account, over `ChainAPI`. */

import type { ChainAPI } from './api.js'
import type { ContractId, Market } from './types.js'

export function marketOf(chain: ChainAPI): Market {
  return {
    genesis: chain.genesis,
    duties: (signal, hostedAge) => chain.myDuties(signal, hostedAge),
    openChallenges: (signal) => chain.myOpenChallenges(signal),
    roomOf: (contract, signal) => roomOf(chain, contract, signal),
    planStatus: (...args) => chain.planStatus(...args),
    getFeedByID: (...args) => chain.getFeedByID(...args),
    keysOf: (user, signal) => chain.getUserByID(user, signal),
    submitStatement: (...args) => chain.amendmentReport(...args),
    submitStorageChallenge: (...args) => chain.submitStorageChallenge(...args),
    commitReport: (epoch, commitment, options, signal) =>
      chain.submitPerformanceChallenge({ type: 'commit', epoch, commitment }, options, signal),
    revealReport: (epoch, measurements, salt, options, signal) =>
      chain.submitPerformanceChallenge({ type: 'reveal', epoch, measurements, salt }, options, signal),
    settle: (...args) => chain.settle(...args),
    reportLoss: (...args) => chain.reportLoss(...args),
    reportEquivocation: (...args) => chain.reportEquivocation(...args),
    updateFeed: (...args) => chain.updateFeed(...args),
    onBlock: (handler) => chain.client.heads.each('best', ({ block }) => handler(block))
  }
}

async function roomOf(chain: ChainAPI, id: ContractId, signal?: AbortSignal): Promise<bigint | undefined> {
  const contract = await chain.getContractByID(id, signal)
  if (contract === undefined || contract.plainBytes !== undefined) return contract?.plainBytes
  const { ranges } = await chain.getPlanRanges(contract.plan, signal)
  return ranges[contract.range]?.unusedBytes
}
