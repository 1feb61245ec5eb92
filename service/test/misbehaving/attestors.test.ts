/** Attestors that reject good work or do no work at all. */

import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Net } from './net.js'
import { illRated, punishments, ratingOf } from './traces.js'

let net: Net

beforeAll(async () => {
  net = await Net.open()
}, 180_000)

afterAll(() => net?.stop(), 60_000)

/** Price of a setup below which nobody works who asks for more: so it is known who is drawn. */
async function priced(share: bigint): Promise<{ readonly hosting: bigint; readonly setup: bigint }> {
  const { price } = await net.sponsor.priceList()
  return { ...price, setup: price.setup / share }
}

test('an attestor that rejects good work is suspended and slashed, one that withholds it loses rating and the work', async () => {
  const { rejecter } = await net.provide({
    rejecter: { role: 'attestor', kind: 'attestor-rejects', ask: '0.5' },
    'encoder-1': { role: 'encoder', ask: '0.5' },
    'hoster-1': { role: 'hoster' },
    'hoster-2': { role: 'hoster' }
  })
  const good = await net.host(4, { replicas: 1, price: await priced(2n) })
  const rejected = await net.until('the rejection', 120, 'replicaRejected')
  expect(rejected).toMatchObject({ attestor: rejecter.user })
  const { reviewer } = await net.provide({ reviewer: { role: 'attestor', ask: '0.5' } })
  const fault = await net.until('the contradiction', 180, 'attestorFault')
  expect(fault).toMatchObject({ attestor: rejecter.user, amendment: rejected.amendment })
  net.report('attestor-rejects', rejected, fault)
  expect(net.told('hostingStarted')).toMatchObject([{ plan: good.plan }])
  expect(net.told('setupPaid')).toMatchObject([{ attestor: reviewer.user }])
  await net.until(
    'it is slashed',
    60,
    'stakeSlashed',
    ({ user, role }) => user === rejecter.user && role === 'attestor'
  )
  const ofRejecter = ['attestorFault', 'providerSuspended', 'stakeSlashed'].map((type) => `rejecter: ${type}`)
  expect(punishments(net)).toEqual(ofRejecter)
  expect(await illRated(net)).toEqual(['rejecter'])

  const { withholder, encoder } = await net.provide({
    withholder: { role: 'attestor', kind: 'attestor-withholds', ask: '0.25', capacity: 1 },
    encoder: { role: 'encoder', ask: '0.25' }
  })
  const held = await net.host(4, { replicas: 1, price: await priced(4n) })
  const { contract } = await net.until('the contract', 60, 'contractActivated', ({ plan }) => plan === held.plan)
  const drawn = await net.until('the draw', 60, 'amendmentDrawn', (event) => event.contract === contract)
  const staff = (await net.sponsor.getAmendmentByID(drawn.amendment))?.staff
  expect(staff?.attestor.user).toBe(withholder.user)
  await net.provide({ willing: { role: 'attestor', ask: '0.25' } })
  const over = await net.until('the deadline', 300, 'amendmentIncomplete', (event) => event.contract === contract)
  net.report('attestor-withholds', drawn, over)

  // Nobody can say which of the three it was: each of them takes a third of a failure, and no stake.
  const hoster = net.member(staff?.pairs[0]?.hoster.user ?? 0n)
  expect(punishments(net)).toEqual(ofRejecter)
  expect(await illRated(net)).toEqual(['encoder', hoster?.name, 'rejecter', 'withholder'].sort())
  const bad = (await ratingOf(net, withholder))?.bad ?? 0n
  expect((await ratingOf(net, encoder))?.bad).toBe(bad)

  await net.until('somebody else does it', 420, 'hostingStarted', (event) => event.plan === held.plan)
  expect(net.told('setupPaid').some(({ attestor }) => attestor === withholder.user)).toBe(false)
  // A failure weighs four fees, and fades by then a little.
  const fee = net.told('setupPaid').find((event) => event.contract === contract)?.fee ?? 0n
  const thirds = (Number(bad) * 3) / (Number(fee) * 4)
  expect(thirds).toBeGreaterThan(0.9)
  expect(thirds).toBeLessThanOrEqual(1)
  const scores = new Map<string, number>()
  for (const member of net.members) scores.set(member.name, (await ratingOf(net, member))?.score ?? 500_000)
  // Who failed with it may stand as low, having done nothing else yet; nobody stands lower.
  const withheld = scores.get('withholder') ?? 0
  const lower = [...scores].filter(([, score]) => score < withheld)
  expect(lower.map(([name, score]) => ({ name, score }))).toMatchObject([{ name: 'rejecter' }])
}, 1_500_000)
