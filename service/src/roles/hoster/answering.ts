/** Answers to storage challenges: the sampled leaves of the replicas on disk, with their paths. */

import type { LeafProof, OpenChallenge } from '../../chain/types.js'
import { proveLeaf } from '../../replica/index.js'
import type { RoleContext } from '../context.js'
import { rolesError } from '../errors.js'
import type { ReplicaPages } from './replica-pages.js'
import type { ReplicaStore } from './replica-store.js'

/** @throws ROLES_REPLICA_MISSING, ROLES_REPLICA_DAMAGED, REPLICA_PAGE, and what submitting throws */
export async function answerChallenge(
  { market, log }: RoleContext,
  store: ReplicaStore,
  { id, challenge }: OpenChallenge,
  signal: AbortSignal
): Promise<void> {
  const opened = new Map<string, ReplicaPages>()
  try {
    const proofs: LeafProof[] = []
    for (const { contract, slot, leaf } of challenge.body.samples) {
      const pages = await openPages(store, opened, contract, slot)
      proofs.push(await proveLeaf(pages, leaf, signal))
    }
    await market.submitStorageChallenge(id, proofs, {}, signal)
    log.info({ challenge: id, samples: proofs.length }, 'storage proven')
  } finally {
    for (const pages of opened.values()) await pages.close()
  }
}

async function openPages(
  store: ReplicaStore,
  opened: Map<string, ReplicaPages>,
  contract: bigint,
  slot: number
): Promise<ReplicaPages> {
  const name = `${contract}-${slot}`
  const known = opened.get(name)
  if (known !== undefined) return known
  const replica = store.get(contract, slot)
  if (replica === undefined) throw rolesError('ROLES_REPLICA_MISSING', { contract, slot })
  const pages = await store.read(replica)
  opened.set(name, pages)
  return pages
}
