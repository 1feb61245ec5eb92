/** An account whose keys change while its provider runs. */

import { expect, test } from '@jest/globals'
import { keyPairFromSeed } from '../../src/hyper/index.js'
import { SigningKeys } from '../../src/roles/signing-keys.js'
import { Cast, type Member } from './cast.js'

const SIZES = [5_000, 70_000]
const NEXT = new Uint8Array(32).fill(77)
const next = keyPairFromSeed(NEXT)

test('a provider signs with the key that the chain expects, without a start', async () => {
  const cast = await Cast.of(1, SIZES)
  const [encoder, hoster] = [cast.encoders[0] as Member, cast.hosters[0] as Member]
  const otherSigningSeeds = [NEXT]
  await cast.start(encoder, ['encoder'])
  await cast.start(cast.attestor, ['attestor'])
  await cast.start(hoster, ['hoster'], { otherSigningSeeds })
  const first = await cast.draw()
  await cast.chain.until(() => cast.chain.statements.size === 1)
  cast.chain.keys.set(hoster.user, { noiseKey: hoster.seat.noiseKey, signingKey: next.publicKey })
  const seat = { ...hoster.seat, signingKey: next.publicKey }
  const [slot] = first.slots
  if (slot === undefined) throw new Error('there is a slot')
  const second = await cast.draw({ slots: [{ ...slot, hoster: seat }] })
  await cast.chain.until(() => cast.chain.statements.size === 2)
  expect([...cast.chain.statements.keys()]).toEqual([`${first.amendment}-0`, `${second.amendment}-0`])
  expect(cast.heldBy(hoster)).toHaveLength(2)
})

test('a provider with another Noise key than its account stops and says what to do', async () => {
  const cast = await Cast.of(1, SIZES)
  const hoster = cast.hosters[0] as Member
  const failures: unknown[] = []
  await cast.start(hoster, ['hoster'], { onFailed: (error) => void failures.push(error) })
  await cast.chain.advance()
  expect(failures).toEqual([])
  cast.chain.keys.set(hoster.user, { noiseKey: next.publicKey, signingKey: hoster.seat.signingKey })
  await cast.chain.until(() => failures.length > 0, 100)
  expect(failures).toMatchObject([{ code: 'ROLES_NOISE_KEY_REPLACED' }])
})

test('the acting one of several keys changes, and each signs where it is expected', () => {
  const seeds = [1, 2, 3].map((byte) => new Uint8Array(32).fill(byte))
  const [first, second, third] = seeds.map((seed) => keyPairFromSeed(seed).publicKey)
  if (!(seeds[0] && seeds[1] && first && second && third)) throw new Error('three keys')
  const keys = new SigningKeys(seeds[0], [seeds[1]])
  expect(keys.acting).toEqual(seeds[0])
  expect([keys.act(first), keys.act(third), keys.act(second), keys.act(second)]).toEqual([
    false,
    undefined,
    true,
    false
  ])
  expect(keys.acting).toEqual(seeds[1])
  expect([keys.seedOf(first), keys.seedOf(second), keys.seedOf(third)]).toEqual([seeds[0], seeds[1], undefined])
})
