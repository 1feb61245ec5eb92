/**
 * A worker that does its duties, but sends what it signed and was signed for once again for another contract first: the
 * statement of an earlier slot, the answer to an earlier challenge. What the chain says to that goes into a file.
 */

import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CompleteOutcome, LeafProof, Market } from '../../src/chain/types.js'
import { isDatdotError } from '../../src/errors.js'
import type { ProviderOptions } from '../../src/roles/provider.js'
import { replaced } from './replaced.js'

/** One line for each replay: what was sent again, and the code of the refusal, or `done`. */
export const REPLAYS = 'replays.log'

export function replays(options: ProviderOptions): ProviderOptions {
  const { market, folder } = options
  const note = async (what: string, call: Promise<unknown>): Promise<void> => {
    const led = await call.then(
      () => 'done',
      (error: unknown) => (isDatdotError(error) ? error.code : `${error}`)
    )
    appendFileSync(join(folder, REPLAYS), `${what} ${led}\n`)
  }
  let stated: CompleteOutcome | undefined
  const submitStatement: Market['submitStatement'] = async (amendment, slot, outcome, ...rest) => {
    if (stated !== undefined) await note('statement', market.submitStatement(amendment, slot, stated, ...rest))
    if (outcome.type === 'complete') {
      // The roots may be its own; the signatures of the others are not.
      const { encoder, attestor } = stated?.signatures ?? outcome.signatures
      const mixed = { ...outcome, signatures: { ...outcome.signatures, encoder, attestor } }
      if (stated !== undefined) await note('signatures', market.submitStatement(amendment, slot, mixed, ...rest))
      stated ??= outcome
    }
    return market.submitStatement(amendment, slot, outcome, ...rest)
  }
  let proven: readonly LeafProof[] | undefined
  const submitStorageChallenge: Market['submitStorageChallenge'] = async (challenge, proofs, ...rest) => {
    if (proven !== undefined) await note('answer', market.submitStorageChallenge(challenge, proven, ...rest))
    proven = proofs
    return market.submitStorageChallenge(challenge, proofs, ...rest)
  }
  return { ...options, market: replaced(market, { submitStatement, submitStorageChallenge }) }
}
