/** A hoster takes its replica over: verifies all of it again, has it on disk, and signs last. */

import { equalBytes, type HeaderMessage, type PeerSession } from '../../hyper/index.js'
import { type ReplicaSummary, signStatement } from '../../replica/index.js'
import type { RoleContext } from '../context.js'
import { type CheckedChunk, incomingChunks } from '../incoming.js'
import {
  checkHeader,
  checkStatement,
  type SlotSetup,
  slotSetup,
  statementMessageOf,
  statementOf
} from '../slot-setup.js'
import type { ReplicaDraft, ReplicaStore, StoredReplica } from './replica-store.js'

/** Chunks that the hypercore's store takes in at once. */
const PARALLEL_CHUNKS = 8

export interface Receiver {
  readonly context: RoleContext
  readonly store: ReplicaStore
  /** Called when a replica is on disk and signed. */
  readonly onStored: (replica: StoredReplica) => Promise<void>
}

/** The attestor's session about one slot. */
export async function receiveReplica(receiver: Receiver, session: PeerSession, signal: AbortSignal): Promise<void> {
  const { context } = receiver
  const { topic, remoteKey } = session
  const { market, board } = context
  if (topic.purpose !== 'setup' || !equalBytes(topic.genesis, market.genesis)) return session.close('wrong-chain')
  const duty = await board.setup(topic.amendment, signal)
  const setup = slotSetup(market.genesis, duty, topic.slot)
  if (setup === undefined || setup.slot.hoster.user !== board.latest?.user) return session.close('unknown-amendment')
  if (topic.from !== 'attestor' || !equalBytes(remoteKey, duty.attestor.noiseKey)) return session.close('not-drawn')
  if (setup.slot.done) return session.close('expired')
  const known = receiver.store.get(duty.contract, topic.slot)
  const header = await session.expect('header', signal)
  checkHeader(setup, header)
  if (known?.amendment === duty.amendment) await receiver.store.remove(duty.contract, topic.slot)
  const draft = await receiver.store.draft(duty.contract, topic.slot)
  try {
    await takeOver(receiver, setup, header, draft, session, signal)
  } catch (error) {
    if (receiver.store.get(duty.contract, topic.slot)?.amendment !== duty.amendment) await draft.discard()
    throw error
  }
}

async function takeOver(
  { context, onStored }: Receiver,
  setup: SlotSetup,
  header: HeaderMessage,
  draft: ReplicaDraft,
  session: PeerSession,
  signal: AbortSignal
): Promise<void> {
  const { duty, slot } = setup
  const summary = await takePages(context, setup, header, draft, session, signal)
  const statement = statementOf(setup, summary)
  const stated = await session.expect('statement', signal)
  const encoder = checkStatement(setup, 'encoder', statement, stated)
  const attestor = checkStatement(setup, 'attestor', statement, stated)
  const hoster = signStatement(statement, 'hoster', context.signingSeed)
  const signatures = { encoder, attestor, hoster }
  const { replicaRoot, sealedBytes, plainBytes, format } = statement
  const replica: StoredReplica = {
    contract: duty.contract,
    slot: slot.slot,
    amendment: duty.amendment,
    feedKey: duty.feedKey,
    pin: duty.pin,
    from: duty.from,
    to: duty.to,
    outcome: { type: 'complete', replicaRoot, sealedBytes, plainBytes, format, signatures },
    pageHashes: summary.pageHashes
  }
  // Nothing signed leaves this process before the disk has it.
  await draft.finish(replica)
  context.log.info({ contract: duty.contract, slot: slot.slot, bytes: summary.sealedBytes }, 'replica stored')
  await onStored(replica)
  await session.send(statementMessageOf(statement, signatures), signal)
}

/** Stores the pages, and fills the hypercore with the decoded chunks, so that any Hypercore client can be served. */
async function takePages(
  context: RoleContext,
  setup: SlotSetup,
  header: HeaderMessage,
  draft: ReplicaDraft,
  session: PeerSession,
  signal: AbortSignal
): Promise<ReplicaSummary> {
  const { duty } = setup
  const core = await context.peer.openCore(duty.feedKey, duty.pin.fork)
  const underWay = new Set<Promise<void>>()
  const ingest = ({ chunk, proof }: CheckedChunk): void => {
    const stored = core.ingestChunk(proof, chunk.bytes.slice()).finally(() => underWay.delete(stored))
    // Whoever waits for the set sees the failure.
    stored.catch(() => {})
    underWay.add(stored)
  }
  try {
    await core.ingestHead({ pinned: duty.pin, head: header.head, extension: header.extension }, signal)
    const onPage = draft.addPage
    const options = { pages: header.pages, maxPlainBytes: Number(header.plainBytes), onPage }
    const chunks = incomingChunks(session, setup, options, signal)
    for (;;) {
      const next = await chunks.next()
      if (next.done) {
        await Promise.all(underWay)
        return next.value
      }
      ingest(next.value)
      if (underWay.size >= PARALLEL_CHUNKS) await Promise.race(underWay)
    }
  } finally {
    await Promise.allSettled(underWay)
    await core.close()
  }
}
