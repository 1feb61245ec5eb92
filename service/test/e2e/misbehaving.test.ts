/** The quickest of the misbehaving workers; the others are in `test/misbehaving`. */

import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Net } from '../misbehaving/net.js'
import { illRated, punishments } from '../misbehaving/traces.js'

let net: Net

beforeAll(async () => {
  net = await Net.open()
}, 180_000)

afterAll(() => net?.stop(), 60_000)

test('an encoder that lies is caught by two attestors, though its hoster would sign anything', async () => {
  const { liar, accomplice } = await net.provide({
    liar: { role: 'encoder', kind: 'encoder-lies' },
    accomplice: { role: 'hoster', kind: 'hoster-signs-unseen' },
    'attestor-1': { role: 'attestor' },
    'attestor-2': { role: 'attestor' }
  })
  await net.host(4, { replicas: 1 })
  const drawn = await net.until('the draw', 60, 'amendmentDrawn')
  const caught = await net.until('the lie is seen', 120, 'encoderFault')
  net.report('encoder-lies, with its hoster', drawn, caught)
  expect(caught).toMatchObject({ encoder: liar.user })
  expect(net.told('replicaRejected')).toMatchObject([{ encoder: liar.user }])
  expect(net.told('stakeSlashed')).toMatchObject([{ user: liar.user, role: 'encoder' }])
  expect(net.told('slotActivated')).toHaveLength(0)
  expect(punishments(net)).toEqual(['liar: encoderFault', 'liar: providerSuspended', 'liar: stakeSlashed'])
  expect(await illRated(net)).toEqual(['liar'])
  expect(await net.sponsor.getHostingByID(accomplice.user)).toBeUndefined()
}, 240_000)
