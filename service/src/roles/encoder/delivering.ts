/** Bringing a finished replica to the attestor that judges it: header, pages and proofs, the encoder's statement; then all signatures back. */

import type { CompleteOutcome } from '../../chain/types.js'
import type { FeedCore, PeerSession } from '../../hyper/index.js'
import type { ReplicaSummary, Statement } from '../../replica/index.js'
import { untilAnswered } from '../answer.js'
import type { RoleContext } from '../context.js'
import { rolesError } from '../errors.js'
import { closeReasonOf, setupTopic } from '../sessions.js'
import {
  checkComplete,
  judgeOf,
  outcomeOf,
  type SlotSetup,
  signAs,
  statementMessageOf,
  statementOf
} from '../slot-setup.js'
import type { PageSpool } from './spool.js'

export interface Replica {
  readonly core: FeedCore
  readonly spool: PageSpool
  readonly summary: ReplicaSummary
}

/** @returns what the chain takes, with the three signatures */
export async function deliver(
  { peer, signing }: Pick<RoleContext, 'peer' | 'signing'>,
  setup: SlotSetup,
  replica: Replica,
  signal: AbortSignal
): Promise<CompleteOutcome> {
  const attestor = judgeOf(setup)
  if (attestor === undefined) throw rolesError('ROLES_REVIEW_AWAITED')
  const statement = statementOf(setup, replica.summary)
  const session = await peer.network.connect(attestor.noiseKey, setupTopic(setup, 'encoder', 'attestor'), signal)
  try {
    const send = async (until: AbortSignal): Promise<void> => {
      await sendHeader(session, setup, replica, statement, until)
      await sendPages(session, replica.spool, until)
      const encoder = signAs(setup, 'encoder', statement, signing)
      await session.send(statementMessageOf(statement, { encoder }), until)
    }
    const { answer } = await untilAnswered(session, send, signal)
    const outcome = outcomeOf(statement, checkComplete(setup, statement, answer))
    await session.close()
    return outcome
  } catch (error) {
    await session.close(closeReasonOf(error))
    throw error
  }
}

async function sendHeader(
  session: PeerSession,
  { duty }: SlotSetup,
  { core, summary }: Replica,
  { sealedBytes, plainBytes, format }: Statement,
  signal: AbortSignal
): Promise<void> {
  const { head, extension } = await core.continuation(duty.pin, signal)
  const pages = summary.pageHashes.length
  const sizes = { chunks: summary.chunks, pages, sealedBytes, plainBytes }
  const { version, seal } = format
  await session.send({ type: 'header', ...sizes, format: version, seal, head, extension }, signal)
}

/** Each page after the proofs of all chunks that begin before its end. */
async function sendPages(session: PeerSession, spool: PageSpool, signal: AbortSignal): Promise<void> {
  for await (const { page, proofs } of spool.pages()) {
    for (const proof of proofs) await session.send({ type: 'proof', ...proof }, signal)
    await session.send({ type: 'page', ...page }, signal)
  }
}
