import type { ChainClient } from '../client.js'
import { type DutiesPage, dutiesPage } from '../codec/records.js'
import type { Address, Duties, HostedSlot } from '../types.js'
import { optional } from './optional.js'

/** All that an account has to do by the best block, nothing if it is not registered. All pages are of one block. */
export function duties(client: ChainClient, address: Address, signal?: AbortSignal): Promise<Duties | undefined> {
  return client.read(async (api) => {
    const { datdotApi } = (await api.at(await api.rpc.chain.getBlockHash())).call
    const hosted: HostedSlot[] = []
    for (let from = 0; ; ) {
      const page: DutiesPage | undefined = optional(await datdotApi.myDuties(address, from), dutiesPage)
      if (page === undefined) return undefined
      const { next, ...found } = page
      hosted.push(...found.hosted)
      if (next === undefined) return { ...found, hosted }
      from = next
    }
  }, signal)
}
