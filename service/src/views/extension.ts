/** `view_extension`: what hosting a plan longer costs, before anything is held. */

import { costOfChange } from '../api/index.js'
import type { PlanId } from '../chain/types.js'
import { viewsError } from './errors.js'
import type { ViewChain } from './ports.js'
import type { Extension } from './shapes/index.js'

/** @throws VIEWS_PLAN_UNKNOWN */
export async function extensionView(
  chain: ViewChain,
  id: PlanId,
  seconds: number,
  signal?: AbortSignal
): Promise<Extension> {
  const [report, { ranges }, list, block] = await Promise.all([
    chain.planStatus(id, 0, signal),
    chain.getPlanRanges(id, signal),
    chain.priceList(signal),
    chain.getBlockNumber(signal)
  ])
  if (report === undefined) throw viewsError('VIEWS_PLAN_UNKNOWN', { id })
  const { plan } = report
  const more = Math.max(1, Math.round((seconds * list.blocksPerHour) / 3_600))
  const until = plan.until + more
  const { replicas, contractChunks, price } = plan
  const blocks = Math.max(0, until - Math.max(plan.from, block + 1))
  const cost = costOfChange({ present: ranges, added: [], replicas, contractChunks, price, more, blocks }, list)
  const { contracts, hosting, setup, delivery, deposit, total } = cost
  return {
    plan: `${id}`,
    until,
    cost: {
      contracts,
      hosting: `${hosting}`,
      setup: `${setup}`,
      delivery: `${delivery}`,
      deposit: `${deposit}`,
      total: `${total}`
    }
  }
}
