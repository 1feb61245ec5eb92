import type { ChainClient } from '../client.js'
import { plan } from '../codec/records.js'
import type { Address, Plan, PlanId } from '../types.js'

/** Plans in one request. */
const PAGE = 256

/** The plans that an account pays for. */
export async function plansOf(
  client: ChainClient,
  sponsor: Address,
  signal?: AbortSignal
): Promise<{ readonly id: PlanId; readonly plan: Plan }[]> {
  const own: { id: PlanId; plan: Plan }[] = []
  for (let startKey = ''; ; ) {
    const keys = await client.read(
      (api) => api.query.datdot.sponsoredPlans.keysPaged({ args: [sponsor], pageSize: PAGE, startKey }),
      signal
    )
    const ids = keys.map(({ args: [, id] }) => id)
    const plans = await client.read((api) => api.query.datdot.plans.multi(ids), signal)
    for (const [index, id] of ids.entries()) {
      const codec = plans[index]
      // One that was removed meanwhile is gone.
      if (codec?.isSome) own.push({ id: id.toBigInt(), plan: plan(codec.unwrap()) })
    }
    if (keys.length < PAGE) return own
    startKey = keys.at(-1)?.toHex() ?? ''
  }
}
