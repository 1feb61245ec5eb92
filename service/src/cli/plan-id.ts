/** Which plan is meant: its number, or the key of what it hosts, as people have them at hand. */

import type { ChainAPI } from '../chain/index.js'
import { plansOf } from '../chain/queries/plans-of.js'
import type { PlanId } from '../chain/types.js'
import { parseFeedKey } from '../hyper/index.js'
import { cliError } from './errors.js'

/** Of an argument that `parsePlan` reads. */
export const PLAN_HELP = 'number of the plan, or the key of what it hosts, if one plan of the account does'

export type PlanName =
  | { readonly type: 'id'; readonly id: PlanId }
  | { readonly type: 'key'; readonly key: Uint8Array; readonly text: string }

/** @throws CLI_VALUE_INVALID */
export function parsePlan(text: string): PlanName {
  if (/^\d{1,19}$/.test(text)) return { type: 'id', id: BigInt(text) }
  try {
    return { type: 'key', key: parseFeedKey(text), text }
  } catch {
    throw cliError('CLI_VALUE_INVALID', {
      name: '',
      text: text.slice(0, 200),
      what: 'the number of a plan, nor the key of a hypercore',
      example: '12'
    })
  }
}

/** The plan itself. @throws CLI_PLAN_OF_NONE, CLI_PLAN_OF_MANY of a key, counting plans of the account that are not over */
export async function findPlan(chain: ChainAPI, name: PlanName, signal: AbortSignal): Promise<PlanId> {
  if (name.type === 'id') return name.id
  const known = await chain.getFeedByKey(name.key, signal)
  const found: PlanId[] = []
  for (const { id, plan } of known === undefined ? [] : await plansOf(chain.client, chain.address, signal)) {
    if (plan.status === 'ended') continue
    const { feeds } = await chain.getPlanRanges(id, signal)
    if (feeds.some(({ feed }) => feed === known?.id)) found.push(id)
  }
  const [only, ...others] = found
  if (only === undefined) throw cliError('CLI_PLAN_OF_NONE', { key: name.text })
  if (others.length > 0)
    throw cliError('CLI_PLAN_OF_MANY', { key: name.text, plans: found.sort((a, b) => (a < b ? -1 : 1)).join(', ') })
  return only
}
