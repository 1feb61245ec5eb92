/** A hoster takes its replica over: verifies all of it again, has it on disk, and signs last. */

import type { HeaderMessage, PeerSession } from '../../hyper/index.js'
import type { ReplicaSummary } from '../../replica/index.js'
import { keepRoom } from '../admission.js'
import type { RoleContext } from '../context.js'
import { type CheckedChunk, incomingChunks } from '../incoming.js'
import {
  checkHeader,
  checkStatement,
  isSignedBy,
  outcomeOf,
  type SlotSetup,
  signAs,
  statedBy,
  statementMessageOf,
  statementOf
} from '../slot-setup.js'
import type { ReplicaDraft } from './replica-draft.js'
import type { ReplicaStore } from './replica-store.js'
import { nameOf, type ReplicaId, type StoredReplica } from './stored-replica.js'

/** Proofs that wait for the hypercore's store. */
const PROOFS_AHEAD = 8

export class Receiver {
  readonly #context: RoleContext
  readonly #store: ReplicaStore
  readonly #onStored: (replica: StoredReplica) => Promise<void>
  readonly #onStale: (replica: StoredReplica) => Promise<void>
  /** Replicas that are coming in. */
  readonly #incoming = new Set<string>()

  /**
   * @param onStored called when a replica is on disk and signed, before the signature leaves
   * @param onStale called to remove a replica that has to be taken over again
   */
  constructor(
    context: RoleContext,
    store: ReplicaStore,
    onStored: (replica: StoredReplica) => Promise<void>,
    onStale: (replica: StoredReplica) => Promise<void>
  ) {
    this.#onStale = onStale
    this.#context = context
    this.#store = store
    this.#onStored = onStored
  }

  /** The attestor's session about one slot. */
  async take(setup: SlotSetup, session: PeerSession, signal: AbortSignal): Promise<void> {
    const id = idOf(setup)
    const header = await session.expect('header', signal)
    checkHeader(setup, header)
    const known = this.#store.of(id)
    if (known !== undefined && isAttested(setup, known)) return answer(setup, known, session, signal)
    const { admission } = this.#context
    if (this.#incoming.has(nameOf(id)) || admission.refusal() !== undefined) return session.close('busy')
    this.#incoming.add(nameOf(id))
    let release = (): void => {}
    try {
      release = await keepRoom(admission, Number(header.sealedBytes))
      // The attestor that signed it rejects it on chain: what counts is the second one's word.
      if (known !== undefined) await this.#onStale(known)
      const draft = await this.#store.draft(id)
      const replica = await this.#takeOver(setup, header, draft, session, signal).finally(() => draft.discard())
      await answer(setup, replica, session, signal)
    } finally {
      release()
      this.#incoming.delete(nameOf(id))
    }
  }

  async #takeOver(
    setup: SlotSetup,
    header: HeaderMessage,
    draft: ReplicaDraft,
    session: PeerSession,
    signal: AbortSignal
  ): Promise<StoredReplica> {
    const { signing, peer, log } = this.#context
    const summary = await this.#takePages(setup, header, draft, session, signal)
    const statement = statementOf(setup, summary)
    const stated = await session.expect('statement', signal)
    const encoder = checkStatement(setup, 'encoder', statement, stated)
    const attestor = checkStatement(setup, 'attestor', statement, stated)
    const hoster = signAs(setup, 'hoster', statement, signing)
    const replica = { ...idOf(setup), outcome: outcomeOf(statement, { encoder, attestor, hoster }) }
    // Nothing signed leaves this process before the disk has it: the nodes of the proofs, then the replica.
    await peer.sync()
    await draft.finish(replica, summary.pageHashes)
    log.info({ contract: replica.contract, slot: replica.slot, bytes: summary.sealedBytes }, 'replica stored')
    await this.#onStored(replica)
    return replica
  }

  /** Stores the pages, and the Merkle nodes in the hypercore's store; the decoded chunks are only checked. */
  async #takePages(
    setup: SlotSetup,
    header: HeaderMessage,
    draft: ReplicaDraft,
    session: PeerSession,
    signal: AbortSignal
  ): Promise<ReplicaSummary> {
    const { duty } = setup
    const core = await this.#context.peer.openCore(duty.feedKey, duty.pin.fork)
    const proofs = core.ingestProofs()
    const underWay = new Set<Promise<void>>()
    const ingest = ({ chunk, proof, leaf }: CheckedChunk): void => {
      draft.addChunk(chunk.location)
      const stored = proofs.add(proof, leaf).finally(() => underWay.delete(stored))
      // Whoever waits for the set sees the failure.
      stored.catch(() => {})
      underWay.add(stored)
    }
    try {
      await this.#context.heads.meet(duty, header.head, core.length > 0 ? core : undefined, signal)
      await core.ingestHead({ pinned: duty.pin, head: header.head, extension: header.extension }, signal)
      const { turn } = this.#context.admission
      const maxPlainBytes = Number(header.plainBytes)
      const options = { pages: header.pages, maxPlainBytes, turn, onPage: draft.addPage }
      const chunks = incomingChunks(session, setup, options, signal)
      for (;;) {
        const next = await chunks.next()
        if (next.done) {
          await Promise.all(underWay)
          return next.value
        }
        ingest(next.value)
        if (underWay.size >= PROOFS_AHEAD) await Promise.race(underWay)
      }
    } finally {
      await Promise.allSettled(underWay)
      await core.close()
    }
  }
}

/** Whether the attestor that now judges the slot signed the replica. */
function isAttested(setup: SlotSetup, { outcome }: StoredReplica): boolean {
  return isSignedBy(setup, 'attestor', statedBy(setup, outcome), outcome.signatures.attestor)
}

/** All three signatures, also to an attestor that asks again because it did not get them. */
async function answer(
  setup: SlotSetup,
  { outcome }: StoredReplica,
  session: PeerSession,
  signal: AbortSignal
): Promise<void> {
  await session.send(statementMessageOf(statedBy(setup, outcome), outcome.signatures), signal)
}

function idOf({ duty, slot }: SlotSetup): ReplicaId {
  const { contract, amendment, feedKey, pin, from, to } = duty
  return { contract, slot: slot.slot, amendment, encoder: slot.encoder.user, feedKey, pin, from, to }
}
