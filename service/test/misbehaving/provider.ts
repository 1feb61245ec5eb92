/** In the place of the product's `startProvider`: the same, with the part replaced that the kind of misbehaviour names. */

import { type ProviderOptions, startProvider as startRoles } from '../../src/roles/provider.js'
import { KINDS, type Kind } from './kinds.js'

export * from '../../src/roles/index.js'

export async function startProvider(options: ProviderOptions, signal?: AbortSignal): Promise<() => Promise<void>> {
  const misbehave = KINDS[process.env.MISBEHAVIOUR as Kind]
  if (misbehave === undefined) throw new Error(`unknown kind of misbehaviour, there are: ${Object.keys(KINDS)}`)
  return startRoles(misbehave(options), signal)
}
