import type { ChainClient } from '../client.js'
import type { AccountBalance, Address } from '../types.js'

/** The money of an account. */
export function getBalance(client: ChainClient, address: Address, signal?: AbortSignal): Promise<AccountBalance> {
  return client.read(async (api) => {
    const { data } = await api.query.system.account(address)
    return { free: data.free.toBigInt(), held: data.reserved.toBigInt() }
  }, signal)
}
