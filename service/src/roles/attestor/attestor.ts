/** The attestor of setups: checks each encoder's replica against the hypercore while it passes it on to the hoster. */

import { join } from 'node:path'
import type { Duties } from '../../chain/types.js'
import { isDatdotError } from '../../errors.js'
import type { ChunkProof, HeaderMessage, Message, PeerSession, StatementMessage } from '../../hyper/index.js'
import type { Page, Statement } from '../../replica/index.js'
import { untilAnswered } from '../answer.js'
import type { RoleContext } from '../context.js'
import { rolesError } from '../errors.js'
import { Running } from '../running.js'
import { closeReasonOf, setupTopic, takeSetup } from '../sessions.js'
import {
  checkComplete,
  checkHeader,
  checkStatement,
  isReviewed,
  outcomeOf,
  rejectionOf,
  type SlotSetup,
  signAs,
  statedBy,
  statementMessageOf,
  statementOf
} from '../slot-setup.js'
import { Submissions } from '../submission.js'
import { Hindrances } from './hindrances.js'
import { type Judged, judgeReplica } from './judging.js'
import { SignedRoots } from './signed-roots.js'
import { flawOf } from './verdict.js'

export async function startAttestor(context: RoleContext): Promise<() => Promise<void>> {
  const log = context.log.child({ role: 'attestor' })
  const running = new Running(log, context.retryMs)
  const roots = await SignedRoots.open(join(context.folder, 'attestor', 'signed-roots.json'))
  const submissions = await Submissions.open(
    { ...context, log },
    running,
    join(context.folder, 'attestor', 'stated.json')
  )
  const attestor = new Attestor({ ...context, log }, running, roots, submissions)
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
  readonly #hindrances: Hindrances
  readonly #roots: SignedRoots

  constructor(context: RoleContext, running: Running, roots: SignedRoots, submissions: Submissions) {
    this.#context = context
    this.#submissions = submissions
    this.#hindrances = new Hindrances(context, running)
    this.#roots = roots
  }

  async serve(duties: Duties): Promise<void> {
    this.#submissions.serve(duties, true)
    this.#hindrances.serve(duties)
    await this.#roots.keep(duties.setups.map(({ amendment }) => amendment))
  }

  /** One encoder's session: a replica, up to the statement with all three signatures or to its rejection, or a hindrance. */
  async take(setup: SlotSetup, encoder: PeerSession, signal: AbortSignal): Promise<void> {
    if (this.#submissions.rejects(setup.duty.amendment, setup.slot.slot)) return encoder.close('rejected')
    const header = await encoder.receive(signal)
    if (header?.type === 'hindrance') return this.#hindrances.take(setup, header)
    if (header?.type !== 'header') return encoder.close('malformed')
    if (this.#context.admission.refusal() !== undefined) return encoder.close('busy')
    checkHeader(setup, header)
    await this.#context.heads.meet(setup.duty, header.head, undefined, signal)
    const { network } = this.#context.peer
    const hoster = await network.connect(setup.slot.hoster.noiseKey, setupTopic(setup, 'attestor', 'hoster'), signal)
    try {
      const work = (until: AbortSignal) => this.#relay(setup, header, encoder, hoster, until)
      const { answer, result } = await untilAnswered(hoster, work, signal, isRefusal)
      await this.#finish(setup, result ?? statedBy(setup, answer), answer, encoder, signal)
    } catch (error) {
      await hoster.close(closeReasonOf(error))
      throw error
    }
    await hoster.close()
  }

  /** Passes the replica on, and signs what came by. What the hoster refuses is judged to its end all the same. */
  async #relay(
    setup: SlotSetup,
    header: HeaderMessage,
    encoder: PeerSession,
    hoster: PeerSession,
    signal: AbortSignal
  ): Promise<Statement> {
    const passOn = async (message: Message): Promise<void> => {
      await hoster.send(message, signal).catch((error) => {
        if (!isRefusal(error)) throw error
      })
    }
    await passOn(header)
    const options = {
      pages: header.pages,
      maxPlainBytes: Number(header.plainBytes),
      turn: this.#context.admission.turn,
      onPage: (page: Page) => passOn({ type: 'page', ...page }),
      onProof: (proof: ChunkProof) => passOn({ type: 'proof', ...proof })
    }
    const judged = await judgeReplica(encoder, setup, options, signal)
    const stated = await encoder.expect('statement', signal)
    const statement = statementOf(setup, { ...judged, plainBytes: Number(stated.plainBytes) })
    const made = checkStatement(setup, 'encoder', statement, stated)
    if (!isReviewed(setup, statement)) throw rolesError('ROLES_REPLICA_OTHER')
    await this.#attest(setup, judged, { statement, made, announced: header.plainBytes }, signal)
    const attested = signAs(setup, 'attestor', statement, this.#context.signing)
    await passOn(statementMessageOf(statement, { encoder: made, attestor: attested }))
    return statement
  }

  /**
   * Records the root of a replica that is about to be signed.
   * @throws ROLES_REPLICA_FLAWED if the replica is rejected instead: its encoder signed it, and that goes to the chain
   */
  async #attest(
    setup: SlotSetup,
    judged: Judged,
    { statement, made, announced }: { statement: Statement; made: Uint8Array; announced: bigint },
    signal: AbortSignal
  ): Promise<void> {
    const { amendment, slot, replicaRoot, plainBytes } = statement
    const equal = this.#roots.isOfAnother(amendment, slot, replicaRoot)
    const why = equal
      ? 'it equals another one of the amendment'
      : await flawOf(this.#context, setup, judged, { plainBytes, announced }, signal)
    if (why === undefined) return this.#roots.add(amendment, slot, replicaRoot)
    await this.#submissions.add(amendment, slot, rejectionOf(statement, made))
    const error = rolesError('ROLES_REPLICA_FLAWED', { why })
    this.#context.log.warn({ err: error, amendment, slot, encoder: statement.encoder }, 'replica rejected')
    throw error
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
    await this.#submissions.add(duty.amendment, slot.slot, outcomeOf(statement, signatures))
    await encoder.send(statementMessageOf(statement, signatures), signal)
    const { sealedBytes: bytes } = statement
    this.#context.log.info({ amendment: duty.amendment, slot: slot.slot, bytes }, 'replica attested')
  }
}

/** Whether a peer refused what it was sent. */
function isRefusal(error: unknown): boolean {
  return isDatdotError(error, 'HYPER_SESSION_CLOSED') && error.details.reason === 'rejected'
}
