/** Parameters of the market, as whoever runs a development chain wants them. */

import type { ChainClient } from '../chain/client.js'
import { Signer } from '../chain/index.js'

/** Durations in ticks; what they are for says the runtime. Null: what it is without the preset. */
export type MarketParameters = Partial<
  Record<
    'PerformanceEpoch' | 'ChallengeDelay' | 'ChallengeDuration' | 'EncodingDuration' | 'AttestingDuration',
    number | null
  >
>

/** Sets them as the root of a development chain; they hold for what begins from then on. */
export async function setParameters(client: ChainClient, root: string, parameters: MarketParameters): Promise<void> {
  const entries = Object.entries(parameters)
  if (entries.length === 0) return
  const { api } = await client.connection()
  const { pair } = await Signer.fromSecret(root)
  const calls = entries.map(([name, value]) => api.tx.parameters.setParameter({ Market: { [name]: [null, value] } }))
  const all = api.tx.sudo.sudo(api.tx.utility.batchAll(calls))
  await new Promise<void>((resolve, reject) => {
    all
      .signAndSend(pair, ({ status, events }) => {
        if (!status.isInBlock) return
        const set = events.filter(({ event }) => api.events.parameters.Updated.is(event))
        if (set.length === calls.length) resolve()
        else reject(new Error(`parameters were not set: ${events.map(({ event }) => event.toString()).join(', ')}`))
      })
      .catch(reject)
  })
}
