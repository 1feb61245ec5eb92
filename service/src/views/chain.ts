/** `ViewChain` over `ChainAPI`. */

import type { ChainAPI } from '../chain/index.js'
import { marketSample } from '../chain/queries/market-sample.js'
import { plansOf } from '../chain/queries/plans-of.js'
import type { MarketSample, ViewChain } from './ports.js'

/** What the market pays changes slowly, and is much to read. */
const SAMPLE_MS = 30_000

export function viewChainOf(chain: ChainAPI): ViewChain {
  let sample: { readonly at: number; readonly most: number; readonly found: Promise<MarketSample> } | undefined
  return {
    address: chain.address,
    blockTimeMs: chain.client.blockTimeMs,
    getBlockNumber: (signal) => chain.getBlockNumber(signal),
    getBalance: (...args) => chain.getBalance(...args),
    priceList: (signal) => chain.priceList(signal),
    myDuties: (signal) => chain.myDuties(signal),
    myOpenChallenges: (signal) => chain.myOpenChallenges(signal),
    getProviderByID: (...args) => chain.getProviderByID(...args),
    getHostingByID: (...args) => chain.getHostingByID(...args),
    getDeliveryByID: (...args) => chain.getDeliveryByID(...args),
    getContractByID: (...args) => chain.getContractByID(...args),
    getUserIDByAddress: (...args) => chain.getUserIDByAddress(...args),
    getFeedByID: (...args) => chain.getFeedByID(...args),
    getFeedByKey: (...args) => chain.getFeedByKey(...args),
    getPlanRanges: (...args) => chain.getPlanRanges(...args),
    planStatus: (...args) => chain.planStatus(...args),
    getItemByID: (...args) => chain.getItemByID(...args),
    plansOf: (sponsor, signal) => plansOf(chain.client, sponsor, signal),
    marketSample: (most) => {
      const now = Date.now()
      if (sample === undefined || sample.most !== most || now - sample.at > SAMPLE_MS) {
        const found = marketSample(chain.client, most)
        sample = { at: now, most, found }
        found.catch(() => {
          sample = undefined
        })
      }
      return sample.found
    }
  }
}
