import type { ChainClient } from '../client.js'
import { amendment } from '../codec/records.js'
import type { Amendment, AmendmentId } from '../types.js'
import { optional } from './optional.js'

/** The amendment with an id. */
export function getAmendmentByID(
  client: ChainClient,
  id: AmendmentId,
  signal?: AbortSignal
): Promise<Amendment | undefined> {
  return client.read(async (api) => optional(await api.query.datdot.amendments(id), amendment), signal)
}
