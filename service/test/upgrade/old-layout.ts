/** The market's state as storage version 0 had it, and a new runtime after it: what an old chain's upgrade is. */

import type { ApiPromise } from '@polkadot/api'
import type { SubmittableExtrinsic } from '@polkadot/api/types'
import { hexToU8a, u8aConcat, u8aToHex } from '@polkadot/util'
import { blake2AsU8a, xxhashAsU8a } from '@polkadot/util-crypto'
import type {} from '../../src/chain/generated/augment-api.js'
import type { ChainClient } from '../../src/chain/index.js'
import { Signer } from '../../src/chain/signer.js'
import { type ChainNode, sleep } from '../e2e/chain-node.js'

type Call = SubmittableExtrinsic<'promise'>

const u16 = (value: number) => Uint8Array.of(value & 0xff, value >> 8)
const u32 = (value: number) => new Uint8Array(new Uint32Array([value]).buffer)
const item = (name: string) => u8aConcat(xxhashAsU8a('Datdot', 128), xxhashAsU8a(name, 128))

/** Where the version of what the market stores is. */
const VERSION_KEY = item(':__STORAGE_VERSION__:')
/** Version 0: how many plans an account pays for. */
const COUNTS = item('PlansOfSponsor')
/** Counts in one transaction: four of them fit into a block. */
const COUNTS_AT_ONCE = 10_000
/** Blocks that a call may take to get in. */
const PATIENCE = 20

export async function storageVersion(client: ChainClient, block: Uint8Array): Promise<number> {
  const value = await client.read((_, node) =>
    node.request<string | null>('state_getStorage', u8aToHex(VERSION_KEY), u8aToHex(block))
  )
  return value === null ? 0 : (hexToU8a(value)[0] ?? 0)
}

/** How many counts there are, at most a thousand. */
export async function countsLeft(client: ChainClient): Promise<number> {
  const keys = await client.read((_, node) =>
    node.request<string[]>('state_getKeysPaged', u8aToHex(COUNTS), 1_000, null)
  )
  return keys.length
}

/** Writes a count of plans for each of so many accounts that are nobody's. */
export async function writeCounts(client: ChainClient, node: ChainNode, accounts: number): Promise<void> {
  for (let from = 0; from < accounts; from += COUNTS_AT_ONCE) {
    const length = Math.min(COUNTS_AT_ONCE, accounts - from)
    const counts = Array.from({ length }, (_, index) => countOf(blake2AsU8a(u32(from + index), 256), 1))
    const nonce = await sendAsSudo(client, node, async (api) => api.tx.system.setStorage(counts))
    while ((await client.read(nonceOf)) === nonce) await sleep(250)
  }
}

/**
 * Sets the code, in one block with taking the market back to version 0 if so wished: with what it lists counted instead.
 * Resolves with that block.
 */
export async function replaceRuntime(
  client: ChainClient,
  node: ChainNode,
  code: Uint8Array,
  layout: 'version 0' | 'as it is'
): Promise<number> {
  // The client's connection ends with the old runtime: so the call is not followed, but looked for.
  const before = await node.rpc<{ specVersion: number }>('state_getRuntimeVersion')
  const { number } = await node.rpc<{ number: string }>('chain_getHeader')
  await sendAsSudo(client, node, async (api) => {
    const set = api.tx.system.setCode(u8aToHex(code))
    return layout === 'version 0' ? api.tx.utility.batchAll([...(await toVersion0(api)), set]) : set
  })
  for (let block = Number(number) + 1; block <= Number(number) + PATIENCE; block++) {
    let hash: string | null = null
    while (hash === null) {
      await sleep(250)
      hash = await node.rpc<string | null>('chain_getBlockHash', block)
    }
    const { specVersion } = await node.rpc<{ specVersion: number }>('state_getRuntimeVersion', hash)
    if (specVersion > before.specVersion) return block
  }
  throw new Error('the new runtime was not enacted')
}

/** Hands the node a call of the account that may do anything, `//Alice` on a development chain. Resolves with its nonce. */
async function sendAsSudo(
  client: ChainClient,
  node: ChainNode,
  make: (api: ApiPromise) => Promise<Call>
): Promise<number> {
  const { pair } = await Signer.fromSecret('//Alice')
  const weight = { refTime: 1, proofSize: 1 }
  const { nonce, bytes } = await client.read(async (api) => {
    const nonce = await nonceOf(api)
    const signed = await api.tx.sudo.sudoUncheckedWeight(await make(api), weight).signAsync(pair, { nonce })
    return { nonce, bytes: signed.toHex() }
  })
  await node.rpc('author_submitExtrinsic', bytes)
  return nonce
}

/** How many of its calls are in blocks. */
async function nonceOf(api: ApiPromise): Promise<number> {
  const { address } = await Signer.fromSecret('//Alice')
  return (await api.query.system.account(address)).nonce.toNumber()
}

function countOf(account: Uint8Array, plans: number): [string, string] {
  return [u8aToHex(u8aConcat(COUNTS, blake2AsU8a(account, 128), account)), u8aToHex(u32(plans))]
}

async function toVersion0(api: ApiPromise): Promise<Call[]> {
  const listed = await api.query.datdot.sponsoredPlans.keysPaged({ args: [], pageSize: 1_000 })
  const plans = new Map<string, number>()
  for (const { args } of listed) plans.set(args[0].toHex(), (plans.get(args[0].toHex()) ?? 0) + 1)
  const counts = [...plans].map(([account, count]) => countOf(hexToU8a(account), count))
  return [
    api.tx.system.killStorage(listed.map((key) => key.toHex())),
    api.tx.system.setStorage([...counts, [u8aToHex(VERSION_KEY), u8aToHex(u16(0))]])
  ]
}
