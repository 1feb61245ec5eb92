import { chainError } from '../errors.js'
import type { AmendmentId, ReplicaFormat, SetupOutcome, SlotIndex } from '../types.js'
import type { MarketCall } from './call.js'
import { marketCall } from './market-call.js'

/**
 * States how the setup of a slot ended.
 * @throws CHAIN_ARGUMENT_INVALID for a format that the chain does not know
 */
export const submitStatement = (amendment: AmendmentId, slot: SlotIndex, outcome: SetupOutcome): MarketCall =>
  marketCall({
    type: 'submitStatement',
    amendment,
    slot,
    outcome: 'format' in outcome ? { ...outcome, format: formatOf(outcome.format) } : outcome
  })

function formatOf({ version, seal }: ReplicaFormat) {
  if (version === 1 && seal === 0) return { type: 'v1', seal: 'mark' } as const
  const why = `the chain does not know replica format ${version} with seal ${seal}`
  throw chainError('CHAIN_ARGUMENT_INVALID', { call: 'submitStatement', why })
}
