/** The encoder: downloads the contract's chunks, makes the slot's replica, and brings it to the attestor. */

import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { CompleteOutcome, Duties } from '../../chain/types.js'
import { isDatdotError } from '../../errors.js'
import { blake2b256Into, type ProvenChunk } from '../../hyper/index.js'
import { type Chunk, ReplicaEncoder, type ReplicaSummary } from '../../replica/index.js'
import { keepRoom } from '../admission.js'
import type { RoleContext } from '../context.js'
import { rolesError } from '../errors.js'
import { mostBytes } from '../hindered.js'
import { Running } from '../running.js'
import { judgeOf, type SlotSetup, sealOf, setupName, slotSetup } from '../slot-setup.js'
import { Submissions } from '../submission.js'
import { deliver, type Replica } from './delivering.js'
import { Downloads } from './downloads.js'
import { Hindering } from './hindering.js'
import { Searches } from './search.js'
import { PageSpool } from './spool.js'

/** Of such chunks nobody can make a replica. */
const HOPELESS: ReadonlySet<string> = new Set(['ROLES_CONTRACT_TOO_LARGE', 'REPLICA_CHUNK_SIZE', 'REPLICA_SIZE'])

export async function startEncoder(roleContext: RoleContext): Promise<() => Promise<void>> {
  const log = roleContext.log.child({ role: 'encoder' })
  const context = { ...roleContext, log }
  const { folder, peer, ranges, retryMs } = context
  const running = new Running(log, retryMs)
  // What a killed encoder left there is made again.
  await rm(spoolFolder(folder), { recursive: true, force: true })
  const downloads = await Downloads.open(join(folder, 'encoder', 'downloads.json'), peer, ranges)
  const encoder = new Encoder(context, running, downloads)
  const stop = context.board.onDuties((duties) => encoder.serve(duties))
  return async () => {
    stop()
    await running.stop()
  }
}

class Encoder {
  readonly #context: RoleContext
  readonly #running: Running
  readonly #downloads: Downloads
  readonly #submissions: Submissions
  /**
   * Setups with nothing left to do, and by whose judgement: the hoster has the replica, or there cannot be one. They wait
   * for the chain, and begin again if a second attestor is to judge.
   */
  readonly #finished = new Map<string, bigint | undefined>()
  /** Setups that were taken on: they are finished, also when no others are begun any more. */
  readonly #begun: Set<string>

  readonly #searches = new Searches()
  readonly #hindering: Hindering
  /** Bytes of contracts that have too many, by the names of their setups. */
  readonly #tooLarge = new Map<string, bigint>()

  constructor(context: RoleContext, running: Running, downloads: Downloads) {
    this.#context = context
    this.#running = running
    this.#downloads = downloads
    this.#begun = new Set(downloads.names())
    this.#submissions = new Submissions(context, running)
    this.#hindering = new Hindering(context, running)
  }

  serve(duties: Duties): void {
    this.#submissions.serve(duties, true)
    const due = this.#due(duties)
    for (const [name, judge] of this.#finished) {
      const setup = due.get(name)
      if (setup === undefined || judgeOf(setup)?.user !== judge) this.#finished.delete(name)
    }
    for (const [name, setup] of due) {
      if (!this.#finished.has(name) && this.#mayBegin(name))
        this.#running.start(name, (signal) => this.#setUp(setup, signal))
    }
    for (const name of this.#begun) if (!due.has(name)) this.#begun.delete(name)
    for (const [name, setup] of due) this.#sayHindered(name, setup, duties)
    for (const name of this.#downloads.names()) {
      if (!due.has(name)) this.#forget(name)
      if (due.has(name) && !this.#finished.has(name)) continue
      if (this.#running.has(name)) this.#running.cancel(name)
      else this.#running.start(`drop ${name}`, () => this.#downloads.drop(name))
    }
  }

  #mayBegin(name: string): boolean {
    if (!this.#begun.has(name) && this.#context.admission.refusal() !== undefined) return false
    this.#begun.add(name)
    return true
  }

  /** Tells the attestor why a setup cannot be done. */
  #sayHindered(name: string, setup: SlotSetup, { tick }: Duties): void {
    const plainBytes = this.#tooLarge.get(name)
    if (plainBytes !== undefined) this.#hindering.say(setup, { type: 'tooLarge', plainBytes }, tick)
    if (!this.#searches.isStalled(name, setup.duty, tick)) return
    this.#running.start(`look ${name}`, async () => {
      const missing = await this.#downloads.missing(setup)
      if (missing !== undefined) this.#hindering.say(setup, { type: 'noSource', missing: BigInt(missing) }, tick)
    })
  }

  #forget(name: string): void {
    this.#searches.end(name)
    this.#tooLarge.delete(name)
    this.#hindering.forget(name)
  }

  /** The slots that this account encodes, by the names of their setups. */
  #due({ user, setups }: Duties): Map<string, SlotSetup> {
    const due = new Map<string, SlotSetup>()
    for (const duty of setups) {
      for (const { slot, encoder, done } of duty.slots) {
        const setup = slotSetup(this.#context.market.genesis, duty, slot)
        if (setup !== undefined && !done && encoder.user === user) due.set(setupName(setup), setup)
      }
    }
    return due
  }

  async #setUp(setup: SlotSetup, signal: AbortSignal): Promise<void> {
    const { admission, folder, heads, log, market, board } = this.#context
    const { duty, slot } = setup
    const name = setupName(setup)
    const most = mostBytes(await market.roomOf(duty.contract, signal))
    const onSize = (bytes: bigint): void => {
      if (bytes <= most) return
      this.#tooLarge.set(name, bytes)
      throw rolesError('ROLES_CONTRACT_TOO_LARGE', { contract: duty.contract, most })
    }
    // The chunks, and the replica that is made of them.
    const release = await keepRoom(admission, 2 * Number(most))
    const core = await this.#downloads.open(setup).catch((error) => {
      release()
      throw error
    })
    const note = (): void => this.#searches.note(name, board.latest?.tick ?? 0n)
    if (!this.#searches.has(name)) note()
    const stopNoting = core.onDownload(note)
    const stopWatching = heads.watch(duty, core)
    const spool = await PageSpool.create(join(spoolFolder(folder), name))
    const turn = () => admission.turn(signal)
    try {
      // Also if it fails: chunks that are not the contract's may come from a head that contradicts.
      const chunks = this.#downloads.chunks(core, setup, onSize, signal)
      const summary = await encode(setup, chunks, spool, turn, signal).finally(() => heads.meetOwn(duty, core, signal))
      this.#searches.end(name)
      log.info({ amendment: duty.amendment, slot: slot.slot, bytes: summary.sealedBytes }, 'replica encoded')
      const outcome = await this.#deliver(setup, { core, spool, summary }, signal)
      this.#finish(setup)
      await this.#submissions.add(duty.amendment, slot.slot, outcome)
    } catch (error) {
      // Trying again would fetch all of it again.
      if (isDatdotError(error) && HOPELESS.has(error.code)) {
        this.#searches.end(name)
        this.#finish(setup)
      }
      throw error
    } finally {
      stopNoting()
      stopWatching()
      await core.close()
      await spool.remove()
      release()
    }
  }

  #finish(setup: SlotSetup): void {
    this.#finished.set(setupName(setup), judgeOf(this.#asOnChain(setup))?.user)
  }

  /**
   * Tries until it is delivered: the attestor may be busy, or not there yet. What the first one rejected goes to the
   * second one as soon as that is drawn.
   */
  async #deliver(setup: SlotSetup, replica: Replica, signal: AbortSignal): Promise<CompleteOutcome> {
    for (let failures = 1; ; failures++) {
      const now = this.#asOnChain(setup)
      try {
        return await deliver(this.#context, now, replica, signal)
      } catch (error) {
        if (signal.aborted) throw error
        this.#context.log.warn({ err: error, job: setupName(setup), failures }, 'not delivered; tried again')
        await this.#pause(now, failures, signal)
      }
    }
  }

  /** Waits as long as after so many failures, or until the chain names another attestor. */
  async #pause(before: SlotSetup, failures: number, signal: AbortSignal): Promise<void> {
    const over = new AbortController()
    const either = AbortSignal.any([signal, over.signal])
    const renamed = async (): Promise<void> => {
      while (judgeOf(this.#asOnChain(before))?.user === judgeOf(before)?.user) await this.#context.board.next(either)
    }
    try {
      await Promise.race([this.#running.pause(failures, either), renamed()])
    } finally {
      over.abort()
    }
  }

  /** The setup as the newest block has it: its attestor may be another one. */
  #asOnChain(setup: SlotSetup): SlotSetup {
    const { genesis, duty, slot } = setup
    const latest = this.#context.board.latest?.setups.find(({ amendment }) => amendment === duty.amendment)
    return (latest && slotSetup(genesis, latest, slot.slot)) ?? setup
  }
}

/** Makes the replica of these chunks, with their proofs beside it. */
async function encode(
  setup: SlotSetup,
  proven: AsyncIterable<ProvenChunk>,
  spool: PageSpool,
  turn: () => Promise<void>,
  signal: AbortSignal
): Promise<ReplicaSummary> {
  const encoder = new ReplicaEncoder({ hash: blake2b256Into, seal: sealOf(setup) })
  async function* chunks(): AsyncGenerator<Chunk, void, void> {
    for await (const { chunk, proof } of proven) {
      spool.addProof(proof)
      yield { index: Number(proof.index), bytes: chunk }
    }
  }
  for await (const page of encoder.encode(chunks(), signal)) {
    await spool.addPage(page)
    await turn()
  }
  await spool.finish()
  return encoder.summary()
}

function spoolFolder(folder: string): string {
  return join(folder, 'encoder', 'spool')
}
