/** What a transaction did in its block: the market's events, and why it failed, if it did. */

import type { ApiPromise } from '@polkadot/api'
import { Null } from '@polkadot/types'
import type { EventRecord } from '@polkadot/types/interfaces'
import type { SpRuntimeDispatchError } from '@polkadot/types/lookup'
import { marketEvents } from '../codec/events.js'
import { sameBytes } from '../codec/wire.js'
import { chainError, refusal } from '../errors.js'
import type {} from '../generated/augment-api.js'
import type { Digest } from '../types.js'
import type { Included } from './ports.js'

/** Looks for a transaction in a block; nothing if it is not in there. */
export async function includedIn(
  api: ApiPromise,
  blockHash: Digest,
  hashes: readonly Digest[]
): Promise<Included | undefined> {
  const { block } = await api.rpc.chain.getBlock(blockHash)
  const index = block.extrinsics.findIndex(({ hash }) => hashes.some((wanted) => sameBytes(wanted, hash.toU8a())))
  const extrinsic = block.extrinsics[index]
  if (extrinsic === undefined) return undefined
  const records = await (await api.at(blockHash)).query.system.events()
  const own = records.filter(({ phase }) => phase.isApplyExtrinsic && phase.asApplyExtrinsic.eqn(index))
  return {
    block: block.header.number.toNumber(),
    blockHash,
    hash: extrinsic.hash.toU8a(),
    events: marketEvents(own),
    failure: failureOf(own)
  }
}

function failureOf(records: readonly EventRecord[]): Error | undefined {
  const failed = records.find(({ event }) => event.section === 'system' && event.method === 'ExtrinsicFailed')
  const error = failed?.event.data[0] as SpRuntimeDispatchError | undefined
  return error === undefined ? undefined : dispatchError(error)
}

/** The coded error for what the runtime says about a call that failed. */
export function dispatchError(error: SpRuntimeDispatchError): Error {
  if (error.isModule) {
    const { section, name, docs } = error.registry.findMetaError(error.asModule)
    const own = section === 'datdot' ? refusal(name) : undefined
    return own ?? chainError('CHAIN_DISPATCH_FAILED', { pallet: section, error: name, why: docs.join(' ') })
  }
  const why = error.inner instanceof Null ? error.type : error.inner.toString()
  return chainError('CHAIN_DISPATCH_FAILED', { pallet: 'runtime', error: error.type, why })
}
