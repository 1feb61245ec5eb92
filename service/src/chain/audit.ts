/** What the chain says after one block: a plan with all its contracts, and all money. */

import type { ApiPromise } from '@polkadot/api'
import type { ChainClient } from './client.js'
import { planReport } from './codec/records.js'
import type {} from './generated/augment-api.js'
import { optional } from './queries/optional.js'
import type { Balance, Block, Digest, PlanId, PlanReport } from './types.js'

/** All money of the chain after a block. */
export interface MoneyAudit {
  readonly block: Block
  /** All that there is, as the chain keeps it. */
  readonly issuance: Balance
  /** Sum over all accounts: what they can spend, and what is held of them. */
  readonly free: Balance
  readonly held: Balance
  readonly accounts: number
  /** All that there was in the beginning. */
  readonly genesisIssuance: Balance
  /** Fees of all transactions since then; they are burned. */
  readonly fees: Balance
}

/** Accounts that one request asks for. */
const PAGE = 1_000

/** Reads every account and every fee up to a block, so it is for chains that are young and small. */
export async function auditMoney(client: ChainClient, hash: Digest, signal?: AbortSignal): Promise<MoneyAudit> {
  const block = await client.read(async (api) => (await api.rpc.chain.getHeader(hash)).number.toNumber(), signal)
  const issuance = await issuanceAt(client, hash, signal)
  const genesisIssuance = await issuanceAt(client, client.genesis, signal)
  const accounts = await client.read((api) => accountsAt(api, hash), signal)
  let fees = 0n
  for (let number = 1; number <= block; number++) fees += await client.read((api) => feesOf(api, number), signal)
  return { block, issuance, genesisIssuance, fees, ...accounts }
}

function issuanceAt(client: ChainClient, hash: Digest, signal?: AbortSignal): Promise<Balance> {
  return client.read(async (api) => (await (await api.at(hash)).query.balances.totalIssuance()).toBigInt(), signal)
}

async function accountsAt(api: ApiPromise, hash: Digest): Promise<{ free: Balance; held: Balance; accounts: number }> {
  const { query } = await api.at(hash)
  const sum = { free: 0n, held: 0n, accounts: 0 }
  let startKey = ''
  for (;;) {
    const page = await query.system.account.entriesPaged({ args: [], pageSize: PAGE, startKey })
    for (const [key, { data }] of page) {
      sum.free += data.free.toBigInt()
      sum.held += data.reserved.toBigInt()
      sum.accounts++
      startKey = key.toHex()
    }
    if (page.length < PAGE) return sum
  }
}

async function feesOf(api: ApiPromise, block: Block): Promise<Balance> {
  const { query } = await api.at(await api.rpc.chain.getBlockHash(block))
  const records = await query.system.events()
  let fees = 0n
  for (const { event } of records) {
    // The tip is part of the actual fee.
    if (event.section === 'transactionPayment' && event.method === 'TransactionFeePaid') {
      fees += (event.data[1] as unknown as { toBigInt(): bigint }).toBigInt()
    }
  }
  return fees
}

/** A plan with all pages of its contracts, after a block. */
export function planAt(
  client: ChainClient,
  id: PlanId,
  hash: Digest,
  signal?: AbortSignal
): Promise<PlanReport | undefined> {
  return client.read(async (api) => {
    const { datdotApi } = (await api.at(hash)).call
    const page = async (from: number) => optional(await datdotApi.planStatus(id, from), planReport)
    const first = await page(0)
    if (first === undefined) return undefined
    const contracts = [...first.contracts]
    for (let { next } = first; next !== undefined; ) {
      const more: PlanReport | undefined = await page(next)
      contracts.push(...(more?.contracts ?? []))
      next = more?.next
    }
    return { ...first, contracts, next: undefined }
  }, signal)
}
