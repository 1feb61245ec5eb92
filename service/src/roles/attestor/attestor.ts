/** The attestor of setups: checks each encoder's replica against the hypercore while it passes it on to the hoster. */

import { join } from 'node:path'
import type { Duties } from '../../chain/types.js'
import type { ChunkProof, HeaderMessage, PeerSession, StatementMessage } from '../../hyper/index.js'
import type { Page, ReplicaSummary, Statement } from '../../replica/index.js'
import { untilAnswered } from '../answer.js'
import type { RoleContext } from '../context.js'
import { incomingChunks } from '../incoming.js'
import { Running } from '../running.js'
import { closeReasonOf, setupTopic, takeSetup } from '../sessions.js'
import {
  checkComplete,
  checkHeader,
  checkStatement,
  outcomeOf,
  type SlotSetup,
  signAs,
  statedBy,
  statementMessageOf,
  statementOf
} from '../slot-setup.js'
import { Submissions } from '../submission.js'
import { SignedRoots } from './signed-roots.js'

export async function startAttestor(context: RoleContext): Promise<() => Promise<void>> {
  const log = context.log.child({ role: 'attestor' })
  const running = new Running(log, context.retryMs)
  const roots = await SignedRoots.open(join(context.folder, 'attestor', 'signed-roots.json'))
  const attestor = new Attestor({ ...context, log }, running, roots)
  const stopDuties = context.board.onDuties((duties) => attestor.serve(duties))
  const stopSessions = context.peer.network.onSession('setup', 'attestor', (session, closing) => {
    const signal = AbortSignal.any([closing, running.signal])
    const parties = { from: 'encoder', to: 'attestor' } as const
    const take = (setup: SlotSetup, due: AbortSignal) => attestor.take(setup, session, due)
    return running.track(takeSetup(context, session, parties, take, signal))
  })
  return async () => {
    stopSessions()
    stopDuties()
    await running.stop()
  }
}

class Attestor {
  readonly #context: RoleContext
  readonly #submissions: Submissions
  readonly #roots: SignedRoots

  constructor(context: RoleContext, running: Running, roots: SignedRoots) {
    this.#context = context
    this.#submissions = new Submissions(context, running)
    this.#roots = roots
  }

  async serve(duties: Duties): Promise<void> {
    this.#submissions.serve(duties, true)
    await this.#roots.keep(duties.setups.map(({ amendment }) => amendment))
  }

  /** One encoder's session, from its header to the statement with all three signatures. */
  async take(setup: SlotSetup, encoder: PeerSession, signal: AbortSignal): Promise<void> {
    const header = await encoder.expect('header', signal)
    checkHeader(setup, header)
    const { network } = this.#context.peer
    const hoster = await network.connect(setup.slot.hoster.noiseKey, setupTopic(setup, 'attestor', 'hoster'), signal)
    try {
      const work = (until: AbortSignal) => this.#relay(setup, header, encoder, hoster, until)
      const { answer, result } = await untilAnswered(hoster, work, signal)
      await this.#finish(setup, result ?? statedBy(setup, answer), answer, encoder, signal)
    } catch (error) {
      await hoster.close(closeReasonOf(error))
      throw error
    }
    await hoster.close()
  }

  /** Passes the replica on, and signs what came by. */
  async #relay(
    setup: SlotSetup,
    header: HeaderMessage,
    encoder: PeerSession,
    hoster: PeerSession,
    signal: AbortSignal
  ): Promise<Statement> {
    await hoster.send(header, signal)
    const summary = await this.#check(setup, header, encoder, hoster, signal)
    const statement = statementOf(setup, summary)
    const made = checkStatement(setup, 'encoder', statement, await encoder.expect('statement', signal))
    const { duty, slot } = setup
    await this.#roots.add(duty.amendment, slot.slot, summary.replicaRoot)
    const attested = signAs(setup, 'attestor', statement, this.#context.signingSeed)
    await hoster.send(statementMessageOf(statement, { encoder: made, attestor: attested }), signal)
    return statement
  }

  /** Decodes and folds every chunk; what came in goes on to the hoster, which checks it all again. */
  async #check(
    setup: SlotSetup,
    header: HeaderMessage,
    encoder: PeerSession,
    hoster: PeerSession,
    signal: AbortSignal
  ): Promise<ReplicaSummary> {
    const options = {
      pages: header.pages,
      maxPlainBytes: Number(header.plainBytes),
      onPage: (page: Page) => hoster.send({ type: 'page', ...page }, signal),
      onProof: (proof: ChunkProof) => hoster.send({ type: 'proof', ...proof }, signal)
    }
    const chunks = incomingChunks(encoder, setup, options, signal)
    for (;;) {
      const next = await chunks.next()
      if (next.done) return next.value
    }
  }

  /** The hoster has it: the encoder gets all signatures too, and both submit them if the hoster does not. */
  async #finish(
    setup: SlotSetup,
    statement: Statement,
    answer: StatementMessage,
    encoder: PeerSession,
    signal: AbortSignal
  ): Promise<void> {
    const { duty, slot } = setup
    const signatures = checkComplete(setup, statement, answer)
    this.#submissions.add(duty.amendment, slot.slot, outcomeOf(statement, signatures))
    await encoder.send(statementMessageOf(statement, signatures), signal)
    const { sealedBytes: bytes } = statement
    this.#context.log.info({ amendment: duty.amendment, slot: slot.slot, bytes }, 'replica attested')
  }
}
