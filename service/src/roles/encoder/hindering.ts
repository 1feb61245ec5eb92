/** An encoder that cannot do its work tells the attestor so, signed, every so often until the amendment is over. */

import type { Tick } from '../../chain/types.js'
import type { HindranceMessage } from '../../hyper/index.js'
import type { RoleContext } from '../context.js'
import { signHindered } from '../hindered.js'
import type { Running } from '../running.js'
import { closeReasonOf, setupTopic } from '../sessions.js'
import { type SlotSetup, setupName } from '../slot-setup.js'

/** Ticks after which it is said again: the attestor may have been started anew. */
const AGAIN_AFTER = 20n

export class Hindering {
  readonly #context: RoleContext
  readonly #running: Running
  readonly #saidAt = new Map<string, Tick>()

  constructor(context: RoleContext, running: Running) {
    this.#context = context
    this.#running = running
  }

  /** Says it, unless that was done a short while ago, or the amendment is under review. */
  say(setup: SlotSetup, hindrance: HindranceMessage['hindrance'], tick: Tick): void {
    const name = setupName(setup)
    const said = this.#saidAt.get(name)
    if (said !== undefined && tick < said + AGAIN_AFTER) return
    if (setup.duty.slots.some(({ rejected }) => rejected !== undefined)) return
    this.#running.start(`hindrance ${name}`, async (signal) => {
      await this.#tell(setup, hindrance, signal)
      this.#saidAt.set(name, tick)
    })
  }

  forget(name: string): void {
    this.#saidAt.delete(name)
  }

  async #tell(setup: SlotSetup, hindrance: HindranceMessage['hindrance'], signal: AbortSignal): Promise<void> {
    const { peer, market, signing, log } = this.#context
    const { duty, slot } = setup
    const signer = { role: 'encoder', signer: slot.encoder } as const
    const signature = signHindered(market.genesis, duty, signer, hindrance, signing)
    const topic = setupTopic(setup, 'encoder', 'attestor')
    const session = await peer.network.connect(duty.attestor.noiseKey, topic, signal)
    try {
      await session.send({ type: 'hindrance', hindrance, signature }, signal)
      // The attestor ends the session when it has taken it.
      await session.receive(signal)
      await session.close()
    } catch (error) {
      await session.close(closeReasonOf(error))
      throw error
    }
    log.warn(
      { amendment: duty.amendment, slot: slot.slot, ...hindrance },
      'the setup cannot be done: told the attestor'
    )
  }
}
