/** Setups that cannot be done: what encoders and attestor state together, and what the attestor does not believe. */

import { expect, test } from '@jest/globals'
import type { SetupDuty } from '../../src/chain/types.js'
import { type HindranceMessage, keyPairFromSeed } from '../../src/hyper/index.js'
import { createLogger } from '../../src/log.js'
import { contractBytes } from '../../src/roles/contract-size.js'
import { signHindered } from '../../src/roles/hindered.js'
import { setupTopic } from '../../src/roles/sessions.js'
import { SigningKeys } from '../../src/roles/signing-keys.js'
import { type SlotSetup, slotSetup } from '../../src/roles/slot-setup.js'
import { Cast } from './cast.js'

const SIZES = [5_000, 70_000, 100, 130_000]
const NO_SOURCE = { type: 'noSource', missing: 2n } as const
const first = <T>(items: readonly T[]): T => items[0] as T

test('encoders and attestor who find no source say so together, and not too early', async () => {
  const cast = await Cast.of(2, SIZES)
  const { amendment } = await cast.draw({ deadline: 60n })
  await cast.author.close()
  for (const encoder of cast.encoders) await cast.start(encoder, ['encoder'])
  await cast.start(cast.attestor, ['attestor'])
  const { hindrances, refusals } = cast.chain.setups
  await cast.chain.until(() => hindrances.length === 1)
  expect(hindrances).toEqual([{ amendment, hindrance: { type: 'noSource' }, by: cast.attestor.user }])
  expect(refusals).toEqual([])
  expect(cast.chain.tick).toBeGreaterThan(30n)
})

test('a contract with more bytes than its sponsor stated is stated to be too large, before it is fetched', async () => {
  const cast = await Cast.of(2, SIZES)
  cast.chain.setups.room = 200_099n
  const started = await Promise.all(cast.encoders.map((encoder) => cast.start(encoder, ['encoder'])))
  await cast.start(cast.attestor, ['attestor'])
  const { amendment, feedKey } = await cast.draw({ from: 1n })
  const { hindrances } = cast.chain.setups
  await cast.chain.until(() => hindrances.length === 1)
  const hindrance = { type: 'tooLarge', plainBytes: 200_100n }
  expect(hindrances).toEqual([{ amendment, hindrance, by: cast.attestor.user }])
  for (const { peer } of started) {
    const core = await peer.openCore(feedKey)
    expect(await core.has({ start: 2, end: 3 })).toBe(false)
    await core.close()
  }
})

/** The test plays the only encoder. */
async function scene() {
  const cast = await Cast.of(1, SIZES)
  const lines: string[] = []
  const log = createLogger({ destination: { write: (line) => void lines.push(line) } })
  await cast.start(cast.attestor, ['attestor'], { log })
  const duty = await cast.draw({ deadline: 60n })
  await cast.chain.advance()
  const encoder = first(cast.encoders)
  const setup = slotSetup(cast.chain.genesis, duty, 0) as SlotSetup
  const say = async (
    hindrance: HindranceMessage['hindrance'],
    { seed = encoder.signingSeed, of = duty }: { seed?: Uint8Array; of?: SetupDuty } = {}
  ) => {
    const peer = cast.swarm.net.peer(encoder.seat.noiseKey)
    const session = await peer.connect(cast.attestor.seat.noiseKey, setupTopic(setup, 'encoder', 'attestor'))
    const stated = hindrance.type === 'noSource' ? ({ type: 'noSource' } as const) : hindrance
    const signer = {
      role: 'encoder',
      signer: { ...encoder.seat, signingKey: keyPairFromSeed(seed).publicKey }
    } as const
    const signature = signHindered(cast.chain.genesis, of, signer, stated, new SigningKeys(seed))
    await session.send({ type: 'hindrance', hindrance, signature })
    return session.receive()
  }
  return { cast, lines, duty, say }
}

test.each<readonly [string, HindranceMessage['hindrance']]>([
  ['that there is no source', NO_SOURCE],
  ['that it is too large', { type: 'tooLarge', plainBytes: 205_100n }],
  ['another size', { type: 'tooLarge', plainBytes: 205_101n }]
])('an attestor does not sign what an encoder says without its being so: %s', async (_, hindrance) => {
  const { cast, lines, say } = await scene()
  if (hindrance.type === 'tooLarge' && hindrance.plainBytes === 205_101n) cast.chain.setups.room = 10n
  expect(await say(hindrance)).toBeUndefined()
  await cast.chain.until(() => lines.some((line) => line.includes('not what the encoders say')))
  for (let block = 0; block < 10; block++) await cast.chain.advance()
  expect(cast.chain.setups.hindrances).toEqual([])
  expect(cast.chain.setups.refusals).toEqual([])
})

test('an attestor takes no signature of somebody else, and none of another draw', async () => {
  const { duty, say } = await scene()
  const refused = { code: 'HYPER_SESSION_CLOSED', details: { reason: 'rejected' } }
  await expect(say(NO_SOURCE, { seed: new Uint8Array(32).fill(66) })).rejects.toMatchObject(refused)
  await expect(say(NO_SOURCE, { of: { ...duty, seed: new Uint8Array(32) } })).rejects.toMatchObject(refused)
  await expect(say(NO_SOURCE, { of: { ...duty, amendment: 1n } })).rejects.toMatchObject(refused)
})

test('the bytes of any range are known from two proofs', async () => {
  const sizes = [3, 70_000, 0, 1_000, 5, 64 * 1024, 9]
  const cast = await Cast.of(1, sizes)
  const whole = await cast.draw()
  for (let from = 0; from < sizes.length; from++) {
    for (let to = from + 1; to <= sizes.length; to++) {
      const bytes = sizes.slice(from, to).reduce((sum, size) => sum + size, 0)
      const duty = { ...whole, from: BigInt(from), to: BigInt(to) }
      expect(await contractBytes(cast.feed, duty, new AbortController().signal)).toBe(BigInt(bytes))
    }
  }
})
