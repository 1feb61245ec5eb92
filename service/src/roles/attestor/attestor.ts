/** The attestor of setups: checks each encoder's replica against the hypercore while it passes it on to the hoster. */

import type { Duties } from '../../chain/types.js'
import { equalBytes, type HeaderMessage, type PeerSession } from '../../hyper/index.js'
import { type ReplicaSummary, signStatement } from '../../replica/index.js'
import type { RoleContext } from '../context.js'
import { rolesError } from '../errors.js'
import { incomingChunks } from '../incoming.js'
import { Running } from '../running.js'
import {
  checkHeader,
  checkStatement,
  type SlotSetup,
  slotSetup,
  statementMessageOf,
  statementOf
} from '../slot-setup.js'
import { Submissions } from '../submission.js'

export function startAttestor(context: RoleContext): () => Promise<void> {
  const log = context.log.child({ role: 'attestor' })
  const running = new Running(log)
  const attestor = new Attestor({ ...context, log }, running)
  const stopDuties = context.board.onDuties((duties) => attestor.serve(duties))
  const stopSessions = context.peer.network.onSession('setup', 'attestor', (session, signal) =>
    attestor.take(session, AbortSignal.any([signal, running.signal]))
  )
  return async () => {
    stopSessions()
    stopDuties()
    await running.stop()
  }
}

class Attestor {
  readonly #context: RoleContext
  readonly #submissions: Submissions
  /** Roots of the replicas that were signed, by amendment and slot. */
  readonly #roots = new Map<bigint, Map<number, Uint8Array>>()

  constructor(context: RoleContext, running: Running) {
    this.#context = context
    this.#submissions = new Submissions(context, running)
  }

  serve({ setups, tick }: Duties): void {
    this.#submissions.serve(setups, tick, true)
    for (const amendment of this.#roots.keys()) {
      if (!setups.some((duty) => duty.amendment === amendment)) this.#roots.delete(amendment)
    }
  }

  /** One encoder's session, from its header to the statement with all three signatures. */
  async take(session: PeerSession, signal: AbortSignal): Promise<void> {
    const { topic, remoteKey } = session
    const { market, board } = this.#context
    if (topic.purpose !== 'setup' || !equalBytes(topic.genesis, market.genesis)) return session.close('wrong-chain')
    const duty = await board.setup(topic.amendment, signal)
    const setup = slotSetup(market.genesis, duty, topic.slot)
    if (setup === undefined || duty.attestor.user !== board.latest?.user) return session.close('unknown-amendment')
    if (topic.from !== 'encoder' || !equalBytes(remoteKey, setup.slot.encoder.noiseKey))
      return session.close('not-drawn')
    const header = await session.expect('header', signal)
    checkHeader(setup, header)
    const hoster = await this.#dialHoster(setup, signal)
    try {
      await this.#relay(setup, header, session, hoster, signal)
    } catch (error) {
      await hoster.close('failed')
      throw error
    }
    await hoster.close()
  }

  #dialHoster({ duty, slot }: SlotSetup, signal: AbortSignal): Promise<PeerSession> {
    const { peer, market } = this.#context
    const { genesis } = market
    const parties = { from: 'attestor', to: 'hoster' } as const
    const topic = { purpose: 'setup', genesis, ...parties, amendment: duty.amendment, slot: slot.slot } as const
    return peer.network.connect(slot.hoster.noiseKey, topic, signal)
  }

  async #relay(
    setup: SlotSetup,
    header: HeaderMessage,
    encoder: PeerSession,
    hoster: PeerSession,
    signal: AbortSignal
  ): Promise<void> {
    const { log, signingSeed } = this.#context
    const { duty, slot } = setup
    await hoster.send(header, signal)
    const summary = await this.#check(setup, header, encoder, hoster, signal)
    const statement = statementOf(setup, summary)
    const fromEncoder = checkStatement(setup, 'encoder', statement, await encoder.expect('statement', signal))
    this.#requireUnique(setup, summary.replicaRoot)
    const attested = signStatement(statement, 'attestor', signingSeed)
    const signatures = { encoder: fromEncoder, attestor: attested }
    await hoster.send(statementMessageOf(statement, signatures), signal)
    const complete = await hoster.expect('statement', signal)
    const stored = checkStatement(setup, 'hoster', statement, complete)
    const all = { ...signatures, hoster: stored }
    await encoder.send(statementMessageOf(statement, all), signal)
    log.info({ amendment: duty.amendment, slot: slot.slot, bytes: summary.sealedBytes }, 'replica attested')
    const { replicaRoot, sealedBytes, plainBytes, format } = statement
    const outcome = { type: 'complete', replicaRoot, sealedBytes, plainBytes, format, signatures: all } as const
    this.#submissions.add(duty.amendment, slot.slot, outcome)
  }

  /** Decodes and folds every chunk; what came in goes on to the hoster, which checks it all again. */
  async #check(
    setup: SlotSetup,
    header: HeaderMessage,
    encoder: PeerSession,
    hoster: PeerSession,
    signal: AbortSignal
  ): Promise<ReplicaSummary> {
    const chunks = incomingChunks(
      encoder,
      setup,
      {
        pages: header.pages,
        maxPlainBytes: Number(header.plainBytes),
        onPage: (page) => hoster.send({ type: 'page', ...page }, signal),
        onProof: (proof) => hoster.send({ type: 'proof', ...proof }, signal)
      },
      signal
    )
    for (;;) {
      const next = await chunks.next()
      if (next.done) return next.value
    }
  }

  #requireUnique({ duty, slot }: SlotSetup, root: Uint8Array): void {
    const roots = this.#roots.get(duty.amendment) ?? new Map<number, Uint8Array>()
    for (const [other, seen] of roots) {
      if (other !== slot.slot && equalBytes(seen, root)) throw rolesError('ROLES_REPLICA_EQUAL')
    }
    roots.set(slot.slot, root)
    this.#roots.set(duty.amendment, roots)
  }
}
