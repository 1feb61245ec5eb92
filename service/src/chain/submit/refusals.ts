/** Why a node did not accept a transaction, by the codes of its RPC. */

import { chainError } from '../errors.js'
import type { Refusal } from './ports.js'

const INVALID = 1010
const UNKNOWN_VALIDITY = 1011
const BANNED = 1012
const IMPORTED = 1013
const PRIORITY_TOO_LOW = 1014
const DROPPED = 1016

/** `alive`: whether the connection still is; if not, the node may have accepted the transaction all the same. */
export function refusalOf(error: unknown, alive: boolean, address: string): Refusal {
  const { code, data, message } = error as { code?: number; data?: unknown; message?: string }
  if (!alive) return refused('busy')
  switch (code) {
    case IMPORTED:
      return refused('known')
    case PRIORITY_TOO_LOW:
      return refused('nonce')
    case BANNED:
      return refused('stale')
    case DROPPED:
    case UNKNOWN_VALIDITY:
      return refused('busy')
    case INVALID:
      return invalid(String(data ?? message), address)
    default:
      return fatal(chainError('CHAIN_CALL_REFUSED', { why: message ?? String(error) }, error))
  }
}

function invalid(why: string, address: string): Refusal {
  if (/outdated/i.test(why)) return refused('nonce')
  if (/ancient birth block/i.test(why)) return refused('stale')
  // A signature is also about the runtime, which may have been replaced since.
  if (/bad signature/i.test(why)) return refused('stale')
  if (/exhaust/i.test(why)) return refused('busy')
  if (/fees/i.test(why)) return fatal(chainError('CHAIN_FEES_UNPAYABLE', { address }))
  return fatal(chainError('CHAIN_CALL_REFUSED', { why }))
}

function refused(why: 'nonce' | 'known' | 'stale' | 'busy'): Refusal {
  return { type: 'refused', why }
}

function fatal(error: Error): Refusal {
  return { type: 'refused', why: 'fatal', error }
}
