import type { ChainClient } from '../client.js'
import { priceList as decode } from '../codec/records.js'
import type { PriceList } from '../types.js'

/** Prices, deposits and stakes in force. */
export function priceList(client: ChainClient, signal?: AbortSignal): Promise<PriceList> {
  return client.read(async (api) => {
    const contractBytes = api.consts.datdot.maxContractBytes.toBigInt()
    return { ...decode(await api.call.datdotApi.priceList()), contractBytes }
  }, signal)
}
