import type { ChainClient } from '../client.js'
import { plan, provider } from '../codec/records.js'
import type { Plan, Provider } from '../types.js'

/** At most `most` providers and as many plans, those that the chain's storage has first, and whether there are more. */
export function marketSample(
  client: ChainClient,
  most: number,
  signal?: AbortSignal
): Promise<{ readonly providers: readonly Provider[]; readonly plans: readonly Plan[]; readonly partial: boolean }> {
  return client.read(async (api) => {
    const page = { args: [], pageSize: most }
    const [providers, plans] = await Promise.all([
      api.query.datdot.providers.entriesPaged(page),
      api.query.datdot.plans.entriesPaged(page)
    ])
    return {
      providers: providers.flatMap(([, codec]) => (codec.isSome ? [provider(codec.unwrap())] : [])),
      plans: plans.flatMap(([, codec]) => (codec.isSome ? [plan(codec.unwrap())] : [])),
      partial: providers.length === most || plans.length === most
    }
  }, signal)
}
