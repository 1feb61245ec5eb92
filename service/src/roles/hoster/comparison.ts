/**
 * Which replicas only the chain has, and which only the store. Of a thousand hardly one comes or goes from one block to the
 * next: they are compared again when some did.
 */

import type { HostedSlot } from '../../chain/types.js'
import { equalBytes } from '../../hyper/index.js'
import type { ReplicaStore } from './replica-store.js'
import { isOf, type StoredReplica, slotName } from './stored-replica.js'

export interface Differences {
  /** Hosted by the chain, and not stored. */
  readonly missing: readonly HostedSlot[]
  /** Stored, and not hosted by the chain, or no longer as this replica. */
  readonly notHosted: readonly StoredReplica[]
}

export class Comparison {
  readonly #store: Pick<ReplicaStore, 'all' | 'ofSlot' | 'changes'>
  #last: { readonly hosted: readonly HostedSlot[]; readonly changes: number; readonly found: Differences } | undefined

  constructor(store: Pick<ReplicaStore, 'all' | 'ofSlot' | 'changes'>) {
    this.#store = store
  }

  /** @param hosted the same array as long as it is of the same replicas */
  with(hosted: readonly HostedSlot[]): Differences {
    const { changes } = this.#store
    if (this.#last?.hosted !== hosted || this.#last.changes !== changes) {
      this.#last = { hosted, changes, found: this.#compare(hosted) }
    }
    return this.#last.found
  }

  #compare(hosted: readonly HostedSlot[]): Differences {
    const roots = new Map(hosted.map(({ slot, replicaRoot }) => [slotName(slot), replicaRoot]))
    const isHosted = (replica: StoredReplica): boolean => {
      const root = roots.get(slotName(replica))
      return root !== undefined && equalBytes(root, replica.outcome.replicaRoot)
    }
    const isStored = ({ slot, replicaRoot }: HostedSlot) =>
      this.#store.ofSlot(slot).some((one) => isOf(one, slot, replicaRoot))
    return {
      missing: hosted.filter((slot) => !isStored(slot)),
      notHosted: this.#store.all().filter((replica) => !isHosted(replica))
    }
  }
}
