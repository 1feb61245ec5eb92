import type { ChainClient } from '../client.js'
import { contract } from '../codec/records.js'
import type { Contract, ContractId } from '../types.js'
import { optional } from './optional.js'

/** The contract with an id. */
export function getContractByID(
  client: ChainClient,
  id: ContractId,
  signal?: AbortSignal
): Promise<Contract | undefined> {
  return client.read(async (api) => optional(await api.query.datdot.contracts(id), contract), signal)
}
