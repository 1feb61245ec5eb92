/** What a killed provider has on its disk, compared with what it has signed as the chain knows it. Changes nothing. */

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Digest, Duties, SlotId } from '../chain/types.js'
import { equalBytes } from '../hyper/index.js'
import { damagedPages } from '../roles/hoster/replica-pages.js'
import { isOf, type StoredReplica } from '../roles/hoster/stored-replica.js'
import { readState } from '../roles/state-file.js'

/** A replica that the chain says its hoster signed for. */
export interface SignedReplica {
  readonly slot: SlotId
  readonly replicaRoot: Digest
}

/** What was looked at, and what was wrong. */
export interface Findings {
  readonly replicas: number
  readonly pages: number
  /** Roots and reports that an attestor signed or committed to. */
  readonly records: number
  readonly wrong: readonly string[]
}

/** Every page of every replica that a hoster has signed for. `folder` is the provider's, which nobody may have open. */
export async function inspectReplicas(folder: string, signed: readonly SignedReplica[]): Promise<Findings> {
  const below = join(folder, 'replicas')
  const stored = await storedReplicas(below)
  const wrong: string[] = []
  let pages = 0
  for (const { slot, replicaRoot } of signed) {
    const name = `the replica of slot ${slot.slot} of contract ${slot.contract}`
    const found = stored.find(({ replica }) => isOf(replica, slot, replicaRoot))
    if (found === undefined) {
      wrong.push(`${name} was signed for and is not on disk`)
      continue
    }
    const looked = await damagedPages(join(below, found.folder), found.replica).catch((error: Error) => error)
    if (looked instanceof Error) wrong.push(`${name}: ${looked.message}`)
    else {
      pages += looked.pages
      if (looked.damaged.length > 0) wrong.push(`${name}: ${looked.damaged.length} of ${looked.pages} pages differ`)
    }
  }
  return { replicas: signed.length, pages, records: 0, wrong }
}

async function storedReplicas(below: string): Promise<{ folder: string; replica: StoredReplica }[]> {
  const stored: { folder: string; replica: StoredReplica }[] = []
  const entries = await readdir(below, { withFileTypes: true }).catch(() => [])
  for (const entry of entries.filter((one) => one.isDirectory())) {
    const folder = entry.name
    const replica = await readState<StoredReplica>(join(below, folder, 'replica.json'))
    if (replica !== undefined) stored.push({ folder, replica })
  }
  return stored
}

/**
 * What an attestor has signed in running amendments, and the report that it has committed to.
 * @param rootOf the root of an active slot
 */
export async function inspectAttestor(
  folder: string,
  { user, setups, measurements }: Duties,
  rootOf: (slot: SlotId) => Digest | undefined
): Promise<Findings> {
  const below = join(folder, 'attestor')
  const wrong: string[] = []
  let records = 0
  type Signed = { readonly amendment: bigint; readonly slot: number; readonly root: Uint8Array }
  const roots = (await readState<Signed[]>(join(below, 'signed-roots.json'))) ?? []
  for (const { amendment, contract, slots, attestor } of setups) {
    for (const { slot, done } of attestor.user === user ? slots : []) {
      const root = done ? rootOf({ contract, slot }) : undefined
      if (root === undefined) continue
      records++
      const signed = roots.some((one) => one.amendment === amendment && one.slot === slot && equalBytes(one.root, root))
      if (!signed) wrong.push(`the signed root of slot ${slot} of contract ${contract} is not on disk`)
    }
  }
  const committed = new Set(measurements.filter((one) => one.committed && !one.revealed).map(({ epoch }) => epoch))
  for (const epoch of committed) {
    records++
    type Report = { readonly epoch: number; readonly sealed: boolean }
    const report = await readState<Report>(join(below, `report-${epoch % 2}.json`))
    if (report?.epoch !== epoch || !report.sealed) wrong.push(`the committed report of epoch ${epoch} is not on disk`)
  }
  return { replicas: 0, pages: 0, records, wrong }
}
