/** What a report checks, of a devnet and of a load: what is asserted, whether it held, and what was found. */

import type { MoneyAudit } from '../chain/audit.js'
import { formatMoney } from '../cli/quantities.js'
import { toHex } from '../json.js'

export interface Check {
  readonly name: string
  readonly held: boolean
  readonly found: string
}

export const check = (name: string, held: boolean, found: string): Check => ({ name, held, found })

export function uniqueReplicas(slots: readonly { readonly replicaRoot?: Uint8Array | undefined }[]): Check {
  const roots = new Set(slots.flatMap(({ replicaRoot }) => (replicaRoot ? [toHex(replicaRoot)] : [])))
  const held = roots.size === slots.length && roots.size > 0
  return check('every replica is unique', held, `${roots.size} roots of ${slots.length} slots`)
}

export function moneyChecks(audit: MoneyAudit): Check[] {
  const { issuance, free, held, genesisIssuance, fees } = audit
  return [
    check(
      'accounts have all the money there is',
      issuance === free + held,
      `${formatMoney(free)} free and ${formatMoney(held)} held of ${formatMoney(issuance)}`
    ),
    check(
      'money left by fees alone',
      genesisIssuance - issuance === fees,
      `${formatMoney(genesisIssuance - issuance)} burned, ${formatMoney(fees)} of fees`
    )
  ]
}

/** What a plain reader found when the author was gone; `got` is whether it got everything, and how much that is. */
export function readerChecks(
  authorOffline: boolean,
  got: { readonly held: boolean; readonly found: string },
  { onlyHosters, peers }: { readonly onlyHosters: boolean; readonly peers: number }
): Check[] {
  return [
    check('the author was offline', authorOffline, authorOffline ? 'stopped before reading' : 'still there'),
    check('a plain reader got everything back', got.held, got.found),
    check('hosters alone sent it', onlyHosters, `${peers} peers`)
  ]
}
