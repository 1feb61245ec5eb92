/** The encoder: downloads the contract's chunks, makes the slot's replica, and brings it to the attestor. */

import { join } from 'node:path'
import type { Duties } from '../../chain/types.js'
import { blake2b256Into, type FeedCore, type PeerSession } from '../../hyper/index.js'
import { type Chunk, ReplicaEncoder, type ReplicaSummary, signStatement } from '../../replica/index.js'
import type { RoleContext } from '../context.js'
import { Running } from '../running.js'
import {
  checkStatement,
  type SlotSetup,
  sealOf,
  setupName,
  slotSetup,
  statementMessageOf,
  statementOf
} from '../slot-setup.js'
import { Submissions } from '../submission.js'
import { PageSpool } from './spool.js'

export function startEncoder(context: RoleContext): () => Promise<void> {
  const log = context.log.child({ role: 'encoder' })
  const running = new Running(log)
  const encoder = new Encoder({ ...context, log }, running)
  const stop = context.board.onDuties((duties) => encoder.serve(duties))
  return async () => {
    stop()
    await running.stop()
  }
}

class Encoder {
  readonly #context: RoleContext
  readonly #running: Running
  readonly #submissions: Submissions
  readonly #delivered = new Set<string>()

  constructor(context: RoleContext, running: Running) {
    this.#context = context
    this.#running = running
    this.#submissions = new Submissions(context, running)
  }

  serve(duties: Duties): void {
    this.#submissions.serve(duties.setups, duties.tick, true)
    for (const duty of duties.setups) {
      for (const { slot, encoder, done } of duty.slots) {
        const setup = slotSetup(this.#context.market.genesis, duty, slot)
        if (setup === undefined || done || encoder.user !== duties.user) continue
        const name = setupName(setup)
        if (this.#delivered.has(name)) continue
        this.#running.start(name, (signal) => this.#setUp(setup, signal))
      }
    }
  }

  async #setUp(setup: SlotSetup, signal: AbortSignal): Promise<void> {
    const { peer, folder, log } = this.#context
    const { duty, slot } = setup
    const spool = await PageSpool.create(join(folder, 'encoder', `${setupName(setup)}.pages`))
    const core = await peer.openCore(duty.feedKey, duty.pin.fork)
    try {
      await this.#download(setup, core, signal)
      const summary = await this.#encode(setup, core, spool, signal)
      log.info({ amendment: duty.amendment, slot: slot.slot, bytes: summary.sealedBytes }, 'replica encoded')
      await this.#deliver(setup, core, spool, summary, signal)
      this.#delivered.add(setupName(setup))
      await core.clear({ start: Number(duty.from), end: Number(duty.to) })
    } finally {
      await core.close()
      await spool.remove()
    }
  }

  /** Fetches the chunks from whoever announces the feed, and from hosters of the contract. */
  async #download({ duty }: SlotSetup, core: FeedCore, signal: AbortSignal): Promise<void> {
    const { peer } = this.#context
    const stopFinding = peer.find(duty.feedKey)
    const leave = duty.hosters.map(({ noiseKey }) => peer.joinPeer(noiseKey))
    try {
      await core.waitForLength(Number(duty.pin.length), signal)
      await core.download({ start: Number(duty.from), end: Number(duty.to) }, undefined, signal)
    } finally {
      for (const stop of leave) stop()
      await stopFinding()
    }
  }

  async #encode(setup: SlotSetup, core: FeedCore, spool: PageSpool, signal: AbortSignal): Promise<ReplicaSummary> {
    const { duty } = setup
    const encoder = new ReplicaEncoder({ hash: blake2b256Into, seal: sealOf(setup) })
    let taken = 0
    async function* chunks(): AsyncGenerator<Chunk, void, void> {
      for (let index = Number(duty.from); index < Number(duty.to); index++) {
        const { chunk } = await core.pinnedChunk(index, duty.pin)
        taken++
        yield { index, bytes: chunk }
      }
    }
    for await (const page of encoder.encode(chunks(), signal)) await spool.add(page, taken)
    return encoder.summary()
  }

  /** Sends header, pages and proofs, and the signed statement; takes all three signatures back. */
  async #deliver(
    setup: SlotSetup,
    core: FeedCore,
    spool: PageSpool,
    summary: ReplicaSummary,
    signal: AbortSignal
  ): Promise<void> {
    const { peer, market, signingSeed } = this.#context
    const { duty, slot } = setup
    const statement = statementOf(setup, summary)
    const topic = {
      purpose: 'setup',
      genesis: market.genesis,
      from: 'encoder',
      to: 'attestor',
      amendment: duty.amendment,
      slot: slot.slot
    } as const
    const session = await peer.network.connect(duty.attestor.noiseKey, topic, signal)
    try {
      const { head, extension } = await core.continuation(duty.pin, signal)
      const { sealedBytes, plainBytes, format } = statement
      const pages = summary.pageHashes.length
      await session.send(
        {
          type: 'header',
          chunks: summary.chunks,
          pages,
          sealedBytes,
          plainBytes,
          format: format.version,
          seal: format.seal,
          head,
          extension
        },
        signal
      )
      await this.#stream(setup, core, spool, session, signal)
      const encoder = signStatement(statement, 'encoder', signingSeed)
      await session.send(statementMessageOf(statement, { encoder }), signal)
      const complete = await session.expect('statement', signal)
      const attestor = checkStatement(setup, 'attestor', statement, complete)
      const hoster = checkStatement(setup, 'hoster', statement, complete)
      const { replicaRoot } = statement
      const signatures = { encoder, attestor, hoster }
      const outcome = { type: 'complete', replicaRoot, sealedBytes, plainBytes, format, signatures } as const
      this.#submissions.add(duty.amendment, slot.slot, outcome)
    } finally {
      await session.close()
    }
  }

  /** Each page after the proofs of all chunks that begin before its end. */
  async #stream(
    { duty }: SlotSetup,
    core: FeedCore,
    spool: PageSpool,
    session: PeerSession,
    signal: AbortSignal
  ): Promise<void> {
    let sent = 0
    for await (const { page, chunks } of spool.pages()) {
      for (; sent < chunks; sent++) {
        const { proof } = await core.proof(Number(duty.from) + sent, duty.pin.length)
        await session.send({ type: 'proof', ...proof }, signal)
      }
      await session.send({ type: 'page', ...page }, signal)
    }
  }
}
