/** Calls that fail, each made as cheap as it gets: what the chain says they cost, and what was paid. */

import type { ApiPromise } from '@polkadot/api'
import type { SubmittableExtrinsic } from '@polkadot/api/types'
import * as calls from '../../src/chain/calls/index.js'
import { extrinsic } from '../../src/chain/calls/market-call.js'
import { randomBytes } from '../../src/hyper/index.js'
import type { Attacker } from './attacks.js'

/** The id of nothing. */
const NOTHING = 1n << 40n
const HASH = () => randomBytes(32)
const SIGNATURE = () => randomBytes(64)

export interface Failed {
  readonly call: string
  /** Whether the chain says that it failed. */
  readonly failed: boolean
  /** What the chain asks beforehand, and what was paid, planck. */
  readonly quoted: bigint
  readonly paid: bigint
}

type Transaction = SubmittableExtrinsic<'promise'>

export async function cheapFailures({ chain, signer }: Attacker): Promise<{ readonly calls: readonly Failed[] }> {
  const { client } = chain
  const { api } = await client.connection()
  const done: Failed[] = []
  for (const [call, transaction] of Object.entries(failing(api))) {
    const { partialFee } = await transaction.paymentInfo(signer.pair)
    done.push({ call, quoted: partialFee.toBigInt(), ...(await send(transaction, signer.pair)) })
  }
  return { calls: done }
}

/** One of every kind that makes the chain look something up, hash or verify before it refuses. */
function failing(api: ApiPromise): Record<string, Transaction> {
  const made = (call: calls.MarketCall) => extrinsic(api, call)
  const none = Array.from({ length: 64 }, (_, slot) => ({ contract: NOTHING, slot }))
  const leaf = { leaf: randomBytes(128), path: Array.from({ length: 20 }, HASH) }
  const proofs = { noise: SIGNATURE(), signing: SIGNATURE() }
  const roots = [{ hash: HASH(), size: 64n }]
  const head = { fork: 0n, length: 1n, roots, signature: SIGNATURE() }
  const signatures = { encoder: SIGNATURE(), attestor: SIGNATURE(), hoster: SIGNATURE() }
  const format = { version: 1, seal: 0 }
  const stated = { replicaRoot: HASH(), sealedBytes: 65_536n, plainBytes: 1n, format, signatures }
  const commit = { type: 'commit', epoch: 9_999, commitment: HASH() } as const
  const cancel = () => made(calls.planCancel(NOTHING))
  return {
    settle: made(calls.settle(none)),
    submitStorageChallenge: made(
      calls.submitStorageChallenge(
        NOTHING,
        Array.from({ length: 10 }, () => leaf)
      )
    ),
    submitStatement: made(calls.submitStatement(NOTHING, 0, { type: 'complete', ...stated })),
    submitPerformanceChallenge: made(calls.submitPerformanceChallenge(commit)),
    accountCreate: made(calls.accountCreate(HASH(), HASH(), proofs)),
    publishFeed: made(calls.publishFeed({ key: HASH(), head })),
    updateFeed: made(calls.updateFeed(NOTHING, { type: 'fork', head })),
    planCancel: cancel(),
    'a batch of five': api.tx.utility.batchAll(Array.from({ length: 5 }, cancel)),
    'five at all costs': api.tx.utility.forceBatch(Array.from({ length: 5 }, cancel))
  }
}

async function send(transaction: Transaction, pair: Parameters<Transaction['signAndSend']>[0]) {
  return new Promise<Pick<Failed, 'failed' | 'paid'>>((resolve, reject) => {
    transaction
      .signAndSend(pair, { nonce: -1 }, ({ status, events }) => {
        if (!status.isInBlock) return
        const named = (section: string, method: string) =>
          events.find(({ event }) => event.section === section && event.method === method)?.event.data
        const fee = named('transactionPayment', 'TransactionFeePaid')?.[1]
        const failed = named('system', 'ExtrinsicFailed') ?? named('utility', 'ItemFailed')
        resolve({ failed: failed !== undefined, paid: BigInt(fee?.toString() ?? 0) })
      })
      .catch(reject)
  })
}
