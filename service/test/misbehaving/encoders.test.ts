/** Encoders that lie about content or copy another one's replica, beside an honest one in the same amendment. */

import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Net } from './net.js'
import { illRated, punishments } from './traces.js'

let net: Net

beforeAll(async () => {
  net = await Net.open()
}, 180_000)

afterAll(() => net?.stop(), 60_000)

test('an encoder that lies and one that copies lose their stake, and who is honest beside them keeps its slot', async () => {
  const { liar, copier, honest } = await net.provide({
    liar: { role: 'encoder', kind: 'encoder-lies' },
    copier: { role: 'encoder', kind: 'encoder-copies' },
    honest: { role: 'encoder' },
    'attestor-1': { role: 'attestor' },
    'attestor-2': { role: 'attestor' },
    'hoster-1': { role: 'hoster' },
    'hoster-2': { role: 'hoster' },
    'hoster-3': { role: 'hoster' }
  })
  await net.host(8, { replicas: 3 })
  const drawn = await net.until('the draw', 60, 'amendmentDrawn')
  const others = await net.provide({ second: { role: 'encoder' }, third: { role: 'encoder' } })
  for (const { name, user } of [liar, copier]) {
    net.report(
      name,
      drawn,
      await net.until(`${name} is caught`, 180, 'encoderFault', ({ encoder }) => encoder === user)
    )
  }
  const started = await net.until('hosting', 240, 'hostingStarted')
  net.report('all three slots by honest encoders', drawn, started)

  const encoders = net.told('setupPaid').map(({ encoder }) => encoder)
  expect(encoders).toHaveLength(3)
  expect(encoders).toContain(honest.user)
  for (const encoder of encoders)
    expect([honest, others.second, others.third].map(({ user }) => user)).toContain(encoder)
  // Both rejections are of the first amendment; the honest encoder's slot is of the same one.
  expect(new Set(net.told('replicaRejected').map(({ amendment }) => amendment))).toEqual(new Set([drawn.amendment]))
  expect(net.told('stakeSlashed').map(({ user, role }) => ({ user, role }))).toEqual(
    expect.arrayContaining([liar, copier].map(({ user }) => ({ user, role: 'encoder' })))
  )
  expect(punishments(net)).toEqual(
    ['copier', 'liar'].flatMap((name) =>
      ['encoderFault', 'providerSuspended', 'stakeSlashed'].map((type) => `${name}: ${type}`)
    )
  )
  expect(await illRated(net)).toEqual(['copier', 'liar'])
}, 600_000)
