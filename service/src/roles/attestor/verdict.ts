/** From what an attestor saw of a replica to its verdict. */

import { equalBytes, leafNode, withTimeout } from '../../hyper/index.js'
import type { RoleContext } from '../context.js'
import { lookInto } from '../feed-source.js'
import { refuse } from '../incoming-pages.js'
import type { SlotSetup } from '../slot-setup.js'
import type { Judged, Suspect } from './judging.js'

/** Longest to look for the feed's own chunks. */
const LOOK_MS = 60_000

/**
 * Why the encoder's replica is to be rejected, if it is.
 * @param stated plain bytes that the encoder signed, and the most that were decoded
 * @throws ROLES_STREAM_REFUSED if nothing is shown: the proofs are wrong, or not to be compared with the feed's own
 */
export async function flawOf(
  context: Pick<RoleContext, 'peer' | 'ranges'>,
  setup: SlotSetup,
  judged: Judged,
  stated: { readonly plainBytes: bigint; readonly announced: bigint },
  signal: AbortSignal
): Promise<string | undefined> {
  if (judged.flaw !== undefined) {
    // Announcing fewer bytes than one signs is no flaw of the replica.
    if (stated.plainBytes !== stated.announced) throw refuse('it was announced with other plain bytes')
    return judged.flaw
  }
  if (BigInt(judged.plainBytes ?? 0) !== stated.plainBytes) return `it has ${judged.plainBytes} plain bytes`
  if (judged.suspects.length === 0) return undefined
  const foreign = await findForeign(context, setup, judged.suspects, withTimeout(LOOK_MS, signal))
  if (foreign === undefined) throw refuse('proofs of its chunks are wrong')
  return `chunk ${foreign.index} is not the feed’s`
}

/** The first suspect that is another chunk than the feed's. */
function findForeign(
  context: Pick<RoleContext, 'peer' | 'ranges'>,
  { duty }: SlotSetup,
  suspects: readonly Suspect[],
  signal: AbortSignal
): Promise<Suspect | undefined> {
  return lookInto(
    context,
    duty,
    async (core) => {
      for (const suspect of suspects) {
        await core.get(Number(suspect.index), LOOK_MS, signal)
        const leaf = leafNode((await core.pinnedChunk(Number(suspect.index), duty.pin)).chunk)
        if (leaf.size !== suspect.leaf.size || !equalBytes(leaf.hash, suspect.leaf.hash)) return suspect
      }
      return undefined
    },
    signal
  )
}
