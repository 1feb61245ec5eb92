/**
 * Setups that encoders say they cannot do. When the encoders of all open slots of an amendment say the same, the attestor
 * looks for itself, and only what it finds, too, is signed and goes to the chain.
 */

import type { Duties, SetupDuty } from '../../chain/types.js'
import { isDatdotError } from '../../errors.js'
import type { FeedCore, HindranceMessage } from '../../hyper/index.js'
import type { Hindrance } from '../../replica/index.js'
import type { RoleContext } from '../context.js'
import { contractBytes } from '../contract-size.js'
import { rolesError } from '../errors.js'
import { lookInto } from '../feed-source.js'
import { hinderedOutcome, isHinderedBy, isSame, mostBytes, signHindered } from '../hindered.js'
import type { Running } from '../running.js'
import type { SlotSetup } from '../slot-setup.js'

/** Most ticks for which the attestor itself looks for a source. */
const MAX_LOOK_TICKS = 20n
/** Milliseconds to wait for a chunk; the look as a whole ends before. */
const CHUNK_MS = 600_000

type Said = Pick<HindranceMessage, 'hindrance' | 'signature'>

export class Hindrances {
  readonly #context: RoleContext
  readonly #running: Running
  /** What the encoders of each amendment said, by slot. */
  readonly #said = new Map<bigint, Map<number, Said>>()

  constructor(context: RoleContext, running: Running) {
    this.#context = context
    this.#running = running
  }

  /** An encoder's word about the amendment of its slot. @throws ROLES_STATEMENT_REFUSED */
  take({ duty, slot }: SlotSetup, { hindrance, signature }: Said): void {
    const { genesis } = this.#context.market
    const stated = hindranceOf(hindrance)
    if (!isHinderedBy(genesis, duty, slot.encoder, stated, signature)) {
      throw rolesError('ROLES_STATEMENT_REFUSED', { role: 'encoder', why: 'its signature is foreign' })
    }
    const said = this.#said.get(duty.amendment) ?? new Map<number, Said>()
    said.set(slot.slot, { hindrance, signature })
    this.#said.set(duty.amendment, said)
  }

  serve({ user, setups }: Duties): void {
    for (const amendment of this.#said.keys()) {
      const duty = setups.find((candidate) => candidate.amendment === amendment)
      const agreed = duty?.attestor.user === user ? this.#agreed(duty) : undefined
      if (duty === undefined) {
        this.#said.delete(amendment)
        this.#running.cancel(jobOf(amendment))
      } else if (agreed !== undefined) {
        this.#running.start(jobOf(amendment), (signal) => this.#confirm(duty, agreed, signal))
      }
    }
  }

  /** What the encoders of all open slots said, in the order of the slots, if it is the same. */
  #agreed(duty: SetupDuty): Said[] | undefined {
    if (duty.slots.some(({ rejected }) => rejected !== undefined)) return undefined
    const said = openSlots(duty).map(({ slot }) => this.#said.get(duty.amendment)?.get(slot))
    const first = said[0]
    const same = (one: Said | undefined): one is Said =>
      first !== undefined && one !== undefined && isSame(hindranceOf(one.hindrance), hindranceOf(first.hindrance))
    return said.every(same) ? said : undefined
  }

  async #confirm(duty: SetupDuty, said: readonly Said[], signal: AbortSignal): Promise<void> {
    const { market, signing, log } = this.#context
    const [first] = said
    const open = openSlots(duty)[0]
    if (first === undefined || open === undefined) return
    const hindrance = hindranceOf(first.hindrance)
    const found =
      hindrance.type === 'tooLarge'
        ? await this.#isTooLarge(duty, hindrance.plainBytes, signal)
        : await this.#isWithoutSource(duty, said, signal)
    if (!found) {
      // Whoever still says so says it again.
      this.#said.delete(duty.amendment)
      log.warn({ amendment: duty.amendment, hindrance: hindrance.type }, 'not what the encoders say: not signed')
      return
    }
    const signer = { role: 'attestor', signer: duty.attestor } as const
    const attestor = signHindered(market.genesis, duty, signer, hindrance, signing)
    const encoders = said.map(({ signature }) => signature)
    const outcome = hinderedOutcome(hindrance, encoders, attestor)
    await market.submitStatement(duty.amendment, open.slot, outcome, {}, signal)
    log.info({ amendment: duty.amendment, outcome: outcome.type }, 'statement accepted')
    this.#said.delete(duty.amendment)
  }

  async #isTooLarge(duty: SetupDuty, stated: bigint, signal: AbortSignal): Promise<boolean> {
    const most = mostBytes(await this.#context.market.roomOf(duty.contract, signal))
    const bytes = await lookInto(this.#context, duty, (core) => contractBytes(core, duty, signal), signal)
    return bytes === stated && bytes > most
  }

  /** Whether one of the chunks that the encoders miss does not come here either. */
  async #isWithoutSource(duty: SetupDuty, said: readonly Said[], signal: AbortSignal): Promise<boolean> {
    const missing = said.map(({ hindrance }) => (hindrance.type === 'noSource' ? hindrance.missing : duty.from))
    const chunks = new Set(missing.filter((index) => index >= duty.from && index < duty.to))
    const fetchAll = async (core: FeedCore, until: AbortSignal): Promise<void> => {
      for (const index of chunks) await core.get(Number(index), CHUNK_MS, until)
    }
    const over = new AbortController()
    const until = AbortSignal.any([signal, over.signal])
    const timer = this.#ticks(duty, until).then(
      () => over.abort(rolesError('ROLES_SOURCE_MISSING', { contract: duty.contract })),
      () => {}
    )
    try {
      await lookInto(this.#context, duty, (core) => fetchAll(core, until), until)
      return false
    } catch (error) {
      if (!signal.aborted && (over.signal.aborted || isDatdotError(error, 'HYPER_CHUNK_TIMEOUT'))) return true
      throw error
    } finally {
      over.abort()
      await timer
    }
  }

  /** Waits for a quarter of the time that is left, and not for long. */
  async #ticks({ deadline }: SetupDuty, signal: AbortSignal): Promise<void> {
    const { board } = this.#context
    const start = board.latest?.tick ?? 0n
    const quarter = (deadline - start) / 4n
    const end = start + (quarter < MAX_LOOK_TICKS ? quarter : MAX_LOOK_TICKS)
    while ((board.latest?.tick ?? 0n) < end) await board.next(signal)
  }
}

/** What is signed of a message. */
function hindranceOf(said: HindranceMessage['hindrance']): Hindrance {
  return said.type === 'noSource' ? { type: 'noSource' } : said
}

function openSlots({ slots }: SetupDuty) {
  return slots.filter(({ done }) => !done).sort((one, other) => one.slot - other.slot)
}

function jobOf(amendment: bigint): string {
  return `hindrance of ${amendment}`
}
