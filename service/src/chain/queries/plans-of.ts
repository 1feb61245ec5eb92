import type { ChainClient } from '../client.js'
import { plan } from '../codec/records.js'
import type { Address, Plan, PlanId } from '../types.js'

/** Plans in one request. */
const PAGE = 256

/** The plans that an account pays for. Reads all plans there are: for people, not for workers. */
export async function plansOf(
  client: ChainClient,
  sponsor: Address,
  signal?: AbortSignal
): Promise<{ readonly id: PlanId; readonly plan: Plan }[]> {
  const own: { id: PlanId; plan: Plan }[] = []
  for (let startKey = ''; ; ) {
    const page = await client.read(
      (api) => api.query.datdot.plans.entriesPaged({ args: [], pageSize: PAGE, startKey }),
      signal
    )
    for (const [key, codec] of page) {
      if (codec.isSome) own.push({ id: key.args[0].toBigInt(), plan: plan(codec.unwrap()) })
      startKey = key.toHex()
    }
    if (page.length < PAGE) return own.filter((entry) => entry.plan.sponsor === sponsor)
  }
}
