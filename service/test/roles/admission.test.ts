/** A machine that takes on no more work for the moment, or has no room: setups wait, and are done when it does. */

import { expect, test } from '@jest/globals'
import type { Admission } from '../../src/roles/admission.js'
import { Cast, replicasOf } from './cast.js'

/** Machines of encoder, attestor and hoster alike. */
class Machine implements Admission {
  refused: Error | undefined
  room_: number
  asked = 0
  turns = 0
  kept = 0

  constructor(room = Number.POSITIVE_INFINITY) {
    this.room_ = room
  }

  refusal(): Error | undefined {
    if (this.refused !== undefined) this.asked++
    return this.refused
  }

  async room(bytes: number): Promise<() => void> {
    this.asked++
    if (bytes > this.room_) throw new Error(`there is no room for ${bytes} bytes`)
    this.kept += bytes
    return () => {
      this.kept -= bytes
    }
  }

  readonly turn = async (): Promise<void> => {
    this.turns++
  }
}

async function scene(machines: Partial<Record<'encoder' | 'attestor' | 'hoster', Admission>>) {
  const cast = await Cast.of(1, [3, 70_000, 200_000])
  const [encoder, hoster] = [cast.encoders[0], cast.hosters[0]]
  if (encoder === undefined || hoster === undefined) throw new Error('nobody is cast')
  const start = { encoder, attestor: cast.attestor, hoster }
  for (const role of ['encoder', 'attestor', 'hoster'] as const) {
    const admission = machines[role]
    await cast.start(start[role], [role], { retryMs: 20, ...(admission && { admission }) })
  }
  await cast.draw()
  return { cast, hoster }
}

test.each(['encoder', 'attestor', 'hoster'] as const)(
  'a refusing %s begins nothing, and begins later',
  async (role) => {
    const machine = new Machine()
    machine.refused = new Error('not now')
    const { cast, hoster } = await scene({ [role]: machine })
    await cast.chain.until(() => machine.asked > 2)
    expect(cast.chain.statements.size).toBe(0)
    expect(machine.turns).toBe(0)
    expect(await replicasOf(hoster)).toEqual([])
    machine.refused = undefined
    await cast.chain.until(() => cast.chain.statements.size === 1)
    expect(machine.turns).toBeGreaterThan(3)
  }
)

test.each(['encoder', 'hoster'] as const)('a %s without room takes the replica when there is some', async (role) => {
  const machine = new Machine(1_000)
  const { cast } = await scene({ [role]: machine })
  await cast.chain.until(() => machine.asked > 1)
  expect(cast.chain.statements.size).toBe(0)
  machine.room_ = Number.POSITIVE_INFINITY
  await cast.chain.until(() => cast.chain.statements.size === 1)
  await cast.chain.until(() => machine.kept === 0)
})

test('what was taken on is finished, and what is stored is proven, whatever is refused now', async () => {
  const machine = new Machine()
  const { cast, hoster } = await scene({ hoster: machine })
  await cast.chain.until(() => cast.chain.statements.size === 1)
  machine.refused = new Error('not now')
  machine.room_ = 0
  const [slot] = cast.heldBy(hoster)
  if (slot === undefined) throw new Error('nothing is hosted')
  const challenge = cast.chain.challenge(hoster.user, [{ ...slot.slot, leaf: 0 }])
  await cast.chain.until(() => cast.chain.answered.includes(challenge))
})
