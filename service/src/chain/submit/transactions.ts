/** The transactions of one account on a node: signs them, hands them over, and sees what becomes of them. */

import type { ApiPromise } from '@polkadot/api'
import { hexToU8a, u8aToHex } from '@polkadot/util'
import type { MarketCall } from '../calls/call.js'
import { extrinsic } from '../calls/market-call.js'
import type { ChainClient } from '../client.js'
import { sameBytes } from '../codec/wire.js'
import type { Connection } from '../connection.js'
import type {} from '../generated/augment-api.js'
import type { Signer } from '../signer.js'
import type { Block, Digest } from '../types.js'
import { includedIn } from './included.js'
import type { Accepted, AccountTransactions, Fate, Included, Refusal, SignedCall } from './ports.js'
import { refusalOf } from './refusals.js'

/** Blocks in which a transaction may be included; a power of two. */
const LIFE = 64

/** What the node says of a transaction: a word, or a word with a block's hash. */
type Status = string | { readonly inBlock?: string }

/** After these the node has forgotten the transaction. */
/** Type of the updates on a transaction. */
const WATCHED = 'author_extrinsicUpdate'
const LOST = ['dropped', 'invalid', 'usurped', 'finalityTimeout']

export class NodeTransactions implements AccountTransactions {
  readonly #client: ChainClient
  readonly #signer: Signer

  constructor(client: ChainClient, signer: Signer) {
    this.#client = client
    this.#signer = signer
  }

  nextNonce(): Promise<number> {
    const { address } = this.#signer
    return this.#client.read((_, connection) => connection.request<number>('system_accountNextIndex', address))
  }

  usedNonces(): Promise<number> {
    const { address } = this.#signer
    return this.#client.read(async (api) => (await api.query.system.account(address)).nonce.toNumber())
  }

  sign(call: MarketCall, nonce: number): Promise<SignedCall> {
    return this.#client.read(async (api) => {
      // Born at a final block: no fork can make it unborn.
      const born = await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead())
      const block = born.number.toNumber()
      const signed = extrinsic(api, call).sign(this.#signer.pair, {
        blockHash: born.hash,
        era: api.registry.createType('ExtrinsicEra', { current: block, period: LIFE }),
        genesisHash: api.genesisHash,
        nonce,
        runtimeVersion: api.runtimeVersion
      })
      return { nonce, hash: signed.hash.toU8a(), bytes: signed.toU8a(), after: block, diesAt: block + LIFE }
    })
  }

  async send(signed: SignedCall): Promise<Accepted | Refusal> {
    const connection = await this.#client.connection()
    const followed = new AbortController()
    let settle = (_: Fate): void => {}
    const fate = new Promise<Fate>((resolve) => {
      settle = resolve
    }).finally(() => followed.abort())
    try {
      const id = await connection.subscribe(
        WATCHED,
        'author_submitAndWatchExtrinsic',
        [u8aToHex(signed.bytes)],
        (status) => void this.#follow(status as Status, signed, settle)
      )
      whenFired(followed.signal, () => connection.unsubscribe(WATCHED, 'author_unwatchExtrinsic', id))
    } catch (error) {
      followed.abort()
      return refusalOf(error, connection.alive, this.#signer.address)
    }
    this.#giveUp(connection, signed, settle, followed.signal)
    return { type: 'accepted', fate }
  }

  find(signed: readonly SignedCall[]): Promise<Included | undefined> {
    const hashes = signed.map(({ hash }) => hash)
    const after = Math.min(...signed.map((one) => one.after))
    return this.#client.read(async (api) => {
      const best = (await api.rpc.chain.getHeader()).number.toNumber()
      for (let block = best; block > after; block--) {
        const included = await includedIn(api, await hashOf(api, block), hashes)
        if (included !== undefined) return included
      }
      return undefined
    })
  }

  async finalised({ block, blockHash }: Included): Promise<boolean> {
    await this.#client.heads.until('finalised', (head) => head.block >= block)
    return this.#client.read(async (api) => sameBytes(await hashOf(api, block), blockHash))
  }

  best(): Promise<Block> {
    return this.#client.read(async (api) => (await api.rpc.chain.getHeader()).number.toNumber())
  }

  async nextBlock(): Promise<void> {
    await this.#client.heads.next('best')
  }

  async #follow(status: Status, signed: SignedCall, settle: (fate: Fate) => void): Promise<void> {
    const [word, value] = typeof status === 'string' ? [status] : (Object.entries(status)[0] ?? [''])
    if (LOST.includes(word)) return settle({ type: 'lost', why: word })
    // `retracted` says nothing: the transaction waits for another block.
    if (word !== 'inBlock' || value === undefined) return
    try {
      const blockHash = hexToU8a(value)
      const included = await this.#client.read((api) => includedIn(api, blockHash, [signed.hash]))
      settle(included === undefined ? { type: 'lost', why: word } : { type: 'included', included })
    } catch (error) {
      settle({ type: 'lost', why: error instanceof Error ? error.message : word })
    }
  }

  /** Settles when nothing more will be heard: the connection is lost, or the transaction is too old. */
  #giveUp(connection: Connection, { diesAt }: SignedCall, settle: (fate: Fate) => void, over: AbortSignal): void {
    const lost = (error: Error) => settle({ type: 'lost', why: error.message })
    whenFired(over, connection.loss.tell(lost))
    this.#client.heads
      .until('best', (head) => head.block > diesAt, over)
      .then(() => settle({ type: 'lost', why: 'it was in no block for too long' }), lost)
  }
}

function whenFired(signal: AbortSignal, callback: () => void): void {
  if (signal.aborted) callback()
  else signal.addEventListener('abort', callback, { once: true })
}

async function hashOf(api: ApiPromise, block: Block): Promise<Digest> {
  return (await api.rpc.chain.getBlockHash(block)).toU8a()
}
