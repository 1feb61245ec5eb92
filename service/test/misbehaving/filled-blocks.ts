/**
 * Fills blocks to the brim. Calls that are as dear as calls get and cheap to make come first, `settle` for slots that are
 * not there, at its full weight; then one of a single slot each, then remarks, for what is left between them. Each size has
 * an account of its own and a tip by which it goes before the next, and before everybody else's calls.
 */

import type { ApiPromise } from '@polkadot/api'
import type { SubmittableExtrinsic } from '@polkadot/api/types'
import * as calls from '../../src/chain/calls/index.js'
import { extrinsic } from '../../src/chain/calls/market-call.js'
import type { Connection } from '../../src/chain/connection.js'
import { Signer } from '../../src/chain/index.js'
import { sleep } from '../../src/hyper/index.js'
import type { Attacker } from './attacks.js'

/** The id of nothing. */
const NOTHING = 1n << 40n
const POCKET_MONEY = 1_000_000_000_000_000n
/** The part of a block's weight that makes it full for the market's clock. */
const FULL = 0.9
/** Blocks for which transactions wait in the pool. */
const BLOCKS_AHEAD = 3
const LOOK_MS = 250

/** A twelfth of a block, the 31st part of that, and next to nothing. */
const SIZES = [
  { call: settling(32), perBlock: 12, tip: 100_000_000n },
  { call: settling(1), perBlock: 32, tip: 1_000_000n },
  { call: (api: ApiPromise) => api.tx.system.remark('0x'), perBlock: 32, tip: 1_000n }
]

export interface Filled {
  readonly from: number
  readonly to: number
  /** Blocks in between that were full. */
  readonly full: number
  /** Transactions of others in those, by their calls. */
  readonly others: Readonly<Record<string, number>>
  /** Ticks of the market's clock from the first block to the last. */
  readonly ticks: bigint
  /** What it cost, planck. */
  readonly spent: bigint
}

/** For BLOCKS blocks. */
export async function fillBlocks({ chain, signer, signal }: Attacker): Promise<Filled> {
  const { client } = chain
  const blocks = Number(process.env.BLOCKS)
  const secret = process.env.DATDOT_SECRET ?? ''
  const helpers = await Promise.all([1, 2].map((number) => Signer.fromSecret(`${secret}//${number}`)))
  await Promise.all(helpers.map(({ address }) => chain.transfer(address, POCKET_MONEY, {}, signal)))
  const connection = await client.connection()
  const { api } = connection
  const accounts = [signer, ...helpers]
  const before = await moneyOf(api, accounts)
  const streams = SIZES.map((size, i) => new Stream(connection, accounts[i] ?? signer, size))
  const fill = () => Promise.all(streams.map((stream) => stream.fill()))
  await fill()
  const from = (await client.heads.next('best', signal)).block + 1
  const to = from + blocks
  while ((client.heads.last('best')?.block ?? 0) < to) {
    await fill()
    await sleep(LOOK_MS, signal)
  }
  const spent = before - (await moneyOf(api, accounts))
  const ticks = (await clockAt(api, to)) - (await clockAt(api, from))
  const own = accounts.map(({ pair }) => api.createType('AccountId', pair.publicKey).toString())
  return { from, to, spent, ticks, ...(await othersIn(api, from, to, own)) }
}

/** Transactions of one size, by one account, of which there are always enough in the pool. */
class Stream {
  readonly #connection: Connection
  readonly #signer: Signer
  readonly #size: (typeof SIZES)[number]
  #nonce = 0

  constructor(connection: Connection, signer: Signer, size: (typeof SIZES)[number]) {
    this.#connection = connection
    this.#signer = signer
    this.#size = size
  }

  async fill(): Promise<void> {
    const { api } = this.#connection
    const { call, perBlock, tip } = this.#size
    const used = (await api.query.system.account(this.#signer.address)).nonce.toNumber()
    this.#nonce = Math.max(this.#nonce, used)
    while (this.#nonce < used + BLOCKS_AHEAD * perBlock) {
      const signed = await call(api).signAsync(this.#signer.pair, { nonce: this.#nonce, tip, era: 0 })
      await this.#connection.request('author_submitExtrinsic', signed.toHex())
      this.#nonce++
    }
  }
}

function settling(slots: number): (api: ApiPromise) => SubmittableExtrinsic<'promise'> {
  const none = Array.from({ length: slots }, (_, slot) => ({ contract: NOTHING, slot }))
  return (api) => extrinsic(api, calls.settle(none))
}

async function othersIn(api: ApiPromise, from: number, to: number, own: readonly string[]) {
  const most = api.consts.system.blockWeights.perClass.normal.maxTotal.unwrap().refTime.toBigInt()
  const others: Record<string, number> = {}
  let full = 0
  for (let number = from; number < to; number++) {
    const hash = await api.rpc.chain.getBlockHash(number)
    const { normal } = await (await api.at(hash)).query.system.blockWeight()
    if (Number(normal.refTime.toBigInt()) < FULL * Number(most)) continue
    full++
    for (const { isSigned, signer, method } of (await api.rpc.chain.getBlock(hash)).block.extrinsics) {
      if (isSigned && !own.includes(signer.toString())) others[method.method] = (others[method.method] ?? 0) + 1
    }
  }
  return { full, others }
}

async function clockAt(api: ApiPromise, block: number): Promise<bigint> {
  return (await (await api.at(await api.rpc.chain.getBlockHash(block))).query.datdot.clock()).toBigInt()
}

async function moneyOf(api: ApiPromise, accounts: readonly Signer[]): Promise<bigint> {
  const all = await Promise.all(accounts.map(({ address }) => api.query.system.account(address)))
  return all.reduce((sum, { data }) => sum + data.free.toBigInt(), 0n)
}
