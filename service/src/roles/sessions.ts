/** Sessions about the setup of a slot: who may open them, how long they last, and why they are closed. */

import { isDatdotError } from '../errors.js'
import {
  type CloseReason,
  equalBytes,
  type PeerSession,
  type Role,
  type SessionTopic,
  withTimeout
} from '../hyper/index.js'
import type { RoleContext } from './context.js'
import { diskFull } from './disk-full.js'
import { judgeOf, type SlotSetup, slotSetup } from './slot-setup.js'

/** Longest to wait for the chain to know what a peer speaks of. */
const KNOWN_WITHIN_MS = 30_000

/** What refused bytes raise; everything else is a failure of ours or of the connection. */
const REFUSALS =
  /^(ROLES_(HEADER|STREAM|STATEMENT|REPLICA_(EQUAL|FLAWED|OTHER))|REPLICA|HYPER_(CHUNK_PROOF|EXTENSION|FORK|KEY_MISMATCH|PROLOGUE|ROOTS|MANIFEST|SIGNATURE|TREE))/

const NOBODY = new Uint8Array(0)

export type Party = 'encoder' | 'attestor' | 'hoster'

/** The topic under which one party of a setup reaches another one. */
export function setupTopic({ genesis, duty, slot }: SlotSetup, from: Role, to: Role): SessionTopic {
  return { purpose: 'setup', genesis, from, to, amendment: duty.amendment, slot: slot.slot }
}

/**
 * Takes a session that `from` opened with `to`, which is this account. `handle` gets a signal that also fires when the
 * slot is set up or its amendment is over.
 */
export async function takeSetup(
  context: Pick<RoleContext, 'market' | 'board' | 'log'>,
  session: PeerSession,
  { from, to }: { readonly from: Party; readonly to: Party },
  handle: (setup: SlotSetup, signal: AbortSignal) => Promise<void>,
  signal: AbortSignal
): Promise<void> {
  const { topic, remoteKey } = session
  const { market, board } = context
  if (topic.purpose !== 'setup' || !equalBytes(topic.genesis, market.genesis)) return session.close('wrong-chain')
  const duty = await board.setup(topic.amendment, withTimeout(KNOWN_WITHIN_MS, signal)).catch((error) => {
    if (signal.aborted) throw error
    return undefined
  })
  const setup = duty && slotSetup(market.genesis, duty, topic.slot)
  if (setup === undefined) return session.close('unknown-amendment')
  const seats = { encoder: setup.slot.encoder, attestor: judgeOf(setup), hoster: setup.slot.hoster }
  if (seats[to]?.user !== board.latest?.user) return session.close('unknown-amendment')
  if (topic.from !== from || !equalBytes(remoteKey, seats[from]?.noiseKey ?? NOBODY)) return session.close('not-drawn')
  const due = board.whileDue(topic.amendment, topic.slot)
  try {
    await handle(setup, AbortSignal.any([signal, due.signal]))
  } catch (error) {
    const full = diskFull(error)
    if (full !== undefined) context.log.error({ err: full, amendment: topic.amendment }, 'a replica is not taken')
    if (due.signal.aborted) return session.close('expired')
    await session.close(closeReasonOf(error))
    throw error
  } finally {
    due.stop()
  }
}

export function closeReasonOf(error: unknown): CloseReason {
  return isDatdotError(error) && REFUSALS.test(error.code) ? 'rejected' : 'failed'
}
