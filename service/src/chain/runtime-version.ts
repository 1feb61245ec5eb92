/**
 * The runtime that a chain has now. It may be replaced at any block: what is encoded as before goes on, and of the rest
 * the runtime says by two versions that it is encoded in another way. A runtime of another name counts its transactions'
 * versions for itself, so there only that of the market says anything.
 */

import { chainError } from './errors.js'
import { VERSIONS } from './generated/versions.js'

/** What a node says of its runtime; an API is its identifier in hex, and its version. */
export interface RuntimeVersion {
  readonly specName: string
  readonly specVersion: number
  readonly transactionVersion: number
  readonly apis: readonly (readonly [string, number])[]
}

/** The first 8 bytes of BLAKE2b of `DatdotApi`. */
export const MARKET_API = '0x0e17c5190261a570'

/** @throws CHAIN_WITHOUT_MARKET, CHAIN_RUNTIME_UNKNOWN */
export function checkRuntime({ specName, specVersion, transactionVersion, apis }: RuntimeVersion): void {
  const market = apis.find(([id]) => id === MARKET_API)?.[1]
  if (market === undefined) throw chainError('CHAIN_WITHOUT_MARKET', { chain: specName })
  const own = specName === VERSIONS.spec
  if (market === VERSIONS.market && (!own || transactionVersion === VERSIONS.transaction)) return
  const speech = (transactions: number, ofMarket: number) =>
    own ? `transactions ${transactions}, market ${ofMarket}` : `market ${ofMarket}`
  throw chainError('CHAIN_RUNTIME_UNKNOWN', {
    runtime: `${specName} ${specVersion}`,
    found: speech(transactionVersion, market),
    expected: speech(VERSIONS.transaction, VERSIONS.market)
  })
}
