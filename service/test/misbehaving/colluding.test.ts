/** Two of three collude, and an encoder stops half way: what is not true of a replica never becomes a slot. */

import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { AmendmentId, ContractId, PlanId, Staff } from '../../src/chain/types.js'
import { Net } from './net.js'
import { illRated, punishments } from './traces.js'

/** None ends while the test runs: nobody is drawn who might say that nothing is delivered. */
const LONG_EPOCH = 2_000
/** Ticks of each of the two who make a replica, instead of 30. */
const SETUP = 15

let net: Net

beforeAll(async () => {
  net = await Net.open({ PerformanceEpoch: LONG_EPOCH, EncodingDuration: SETUP, AttestingDuration: SETUP })
}, 180_000)

afterAll(() => net?.stop(), 60_000)

interface Drawn {
  readonly block: number
  readonly contract: ContractId
  readonly amendment: AmendmentId
  readonly staff: Staff
}

/** Who was drawn for a plan's only contract. */
async function drawnFor(plan: PlanId): Promise<Drawn> {
  const { contract } = await net.until('the contract', 60, 'contractActivated', (event) => event.plan === plan)
  const drawn = await net.until('the draw', 90, 'amendmentDrawn', (event) => event.contract === contract)
  const staff = (await net.sponsor.getAmendmentByID(drawn.amendment))?.staff
  if (staff === undefined) throw new Error(`amendment ${drawn.amendment} is over`)
  return { ...drawn, staff }
}

const encoderOf = ({ staff }: Drawn) => staff.pairs[0]?.encoder.user ?? 0n
const hosterOf = ({ staff }: Drawn) => staff.pairs[0]?.hoster.user ?? 0n

test('no pair of the three brings a false replica or an empty disk into the market', async () => {
  const { liar, stopper, approver, pretender } = await net.provide({
    liar: { role: 'encoder', kind: 'encoder-lies', capacity: 1 },
    stopper: { role: 'encoder', kind: 'encoder-stops', capacity: 1 },
    approver: { role: 'attestor', kind: 'attestor-approves', capacity: 3 },
    pretender: { role: 'hoster', kind: 'hoster-signs-unseen', region: 'gc' },
    'hoster-1': { role: 'hoster' },
    'hoster-2': { role: 'hoster' }
  })
  // Each encoder has room for one duty, so both of them get one of the two.
  const plans = [
    await net.host(4, { replicas: 1, regions: ['u3'] }),
    await net.host(4, { replicas: 1, regions: ['u3'] })
  ]
  const drawn = await Promise.all(plans.map(({ plan }) => drawnFor(plan)))
  expect(drawn.map(encoderOf).sort()).toEqual([liar.user, stopper.user].sort())
  expect(drawn.every(({ staff }) => staff.attestor.user === approver.user)).toBe(true)

  // An honest encoder, whom neither attestor nor hoster look at.
  const { encoder } = await net.provide({ encoder: { role: 'encoder' } })
  const unseen = await net.host(4, { replicas: 1, regions: ['gc'] })
  // Nobody looks at anything, so it is over at once.
  const ofUnseen = await net.until('the contract', 60, 'contractActivated', ({ plan }) => plan === unseen.plan)
  const paid = await net.until('its setup', 120, 'setupPaid', ({ contract }) => contract === ofUnseen.contract)
  expect([paid.encoder, paid.attestor]).toEqual([encoder.user, approver.user])
  await net.provide({
    'encoder-2': { role: 'encoder' },
    'attestor-1': { role: 'attestor' },
    'attestor-2': { role: 'attestor' }
  })
  const active = await net.until('the empty slot', 60, 'slotActivated', ({ hoster }) => hoster === pretender.user)
  const fault = await net.until('the empty disk', 300, 'storageFault', ({ hoster }) => hoster === pretender.user)
  // Its slots are taken in the blocks after that.
  await net.until('the slash', 60, 'stakeSlashed', ({ user }) => user === pretender.user)
  net.report('attestor-approves with hoster-signs-unseen', active, fault)
  expect(net.told('slotSettled').filter(({ hoster, amount }) => hoster === pretender.user && amount > 0n)).toEqual([])

  for (const one of drawn) {
    const over = await net.until('the deadline', 300, 'amendmentIncomplete', (event) => event.contract === one.contract)
    net.report(encoderOf(one) === liar.user ? 'attestor-approves with encoder-lies' : 'encoder-stops', one, over)
  }
  const ofPretender = ['providerSuspended', 'slotLost', 'stakeSlashed', 'storageChallengeMissed', 'storageFault']
  // When the liar meets an honest attestor it is caught by that.
  const others = punishments(net).filter((trace) => !trace.startsWith('liar: '))
  expect(others).toEqual(ofPretender.map((type) => `pretender: ${type}`))
  const hosters = drawn.map((one) => net.member(hosterOf(one))?.name ?? '')
  const ill = (await illRated(net)).filter((name) => name !== 'liar')
  expect(ill).toEqual([...new Set(['approver', 'pretender', 'stopper', ...hosters])].sort())
  for (const one of drawn) await checkApart(one)

  for (const { plan } of plans) await net.until('hosting', 900, 'hostingStarted', (event) => event.plan === plan)
  const encoders = net.told('setupPaid').map((event) => event.encoder)
  for (const { user } of [liar, stopper]) expect(encoders).not.toContain(user)
}, 1_800_000)

/** Those who failed together are not drawn together again. */
async function checkApart(before: Drawn): Promise<void> {
  const again = await net.until(
    'the next draw',
    120,
    'amendmentDrawn',
    ({ contract, amendment }) => contract === before.contract && amendment > before.amendment
  )
  const staff = (await net.sponsor.getAmendmentByID(again.amendment))?.staff
  // It is over already if those who were drawn did it.
  if (staff === undefined) return
  const next = { ...again, staff }
  const triple = (one: Drawn) => [encoderOf(one), one.staff.attestor.user, hosterOf(one)]
  expect(triple(next)).not.toEqual(triple(before))
}
