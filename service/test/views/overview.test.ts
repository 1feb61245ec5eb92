/** One glance: sums, and what is said before it costs stake. */

import { describe, expect, test } from '@jest/globals'
import type { SetupDuty } from '../../src/chain/types.js'
import { overview, shapes } from '../../src/views/index.js'
import { chainOf, challenge, factsOf, ME, NOW, plan, provider, type Written, type WrittenFacts } from './plain-chain.js'

async function look(written: Written, facts: WrittenFacts = {}) {
  return shapes.overview.parse(await overview(chainOf(written), factsOf(facts)))
}

const codes = async (written: Written, facts: WrittenFacts = {}) =>
  (await look(written, facts)).alerts.map(({ code, level }) => `${level} ${code}`)

test('all is well: what is stored, served, earned and offered adds up', async () => {
  const days = new Map([
    ['2026-03-10', { hosting: 5n, setup: 2n, measuring: 1n }],
    ['2026-03-08', { hosting: 7n, setup: 0n, measuring: 0n }]
  ])
  const seen = await look({ provider: provider() }, { record: { days, total: 15n } })
  expect(seen).toMatchObject({
    state: 'well',
    alerts: [],
    block: 110,
    peers: 5,
    standing: { type: 'drawable', left: null }
  })
  expect(seen.earned).toMatchObject({ today: '8', total: '15' })
  expect(seen.earned.days).toHaveLength(30)
  expect(seen.earned.days.at(-1)).toEqual({ day: '2026-03-10', hosting: '5', setup: '2', measuring: '1' })
  expect(seen.earned.days.at(-3)?.hosting).toBe('7')
  expect(seen.stored).toEqual({ slots: 1, plainBytes: '1000', sealedBytes: '2048', offeredBytes: `${1n << 30n}` })
  expect(seen.challenges).toMatchObject({ open: 0, answered: 12, missed: 0 })
  expect(seen.roles.map(({ role, score, rated }) => [role, score, rated])).toEqual([
    ['hoster', 900_000, true],
    ['encoder', 500_000, false]
  ])
})

test('an account with too little to register, and nothing at work, is told what comes first', async () => {
  const withFree = async (free: bigint, written: Written) => {
    const chain = { ...chainOf(written), getBalance: async () => ({ free, held: 0n }) }
    return shapes.overview.parse(await overview(chain, factsOf({ roles: [] })))
  }
  const poor = await withFree(0n, { registered: false })
  expect(poor).toMatchObject({ state: 'well', alerts: [{ code: 'MONEY_MISSING', level: 'note' }] })
  expect(poor.summary).toBe('All is well. Money is what this account needs first.')
  expect(await withFree(1n, { registered: false })).toMatchObject({ alerts: [] })
  expect((await withFree(0n, { provider: provider() })).alerts.map(({ code }) => code)).not.toContain('MONEY_MISSING')
})

test('an account without an offer, or without a registration, is no fault', async () => {
  expect(await look({})).toMatchObject({ state: 'well', standing: null, roles: [] })
  expect(await look({ registered: false })).toMatchObject({ state: 'well', account: { user: null }, duties: [] })
})

describe('alerts', () => {
  const own = provider()

  test('a fresh challenge is no alert, one that waits longer is, and one that was missed before is urgent', async () => {
    const fresh = challenge({ issuedAt: 108 })
    expect(await codes({ provider: own, challenges: [fresh] })).toEqual([])
    const seen = await look({ provider: own, challenges: [challenge()] })
    expect(seen.state).toBe('attention')
    expect(seen.alerts[0]).toMatchObject({ code: 'CHALLENGE_OPEN', level: 'warning', due: { blocks: 30, seconds: 90 } })
    expect(seen.alerts[0]?.text).toContain('30 blocks left')
    expect(await codes({ provider: own, challenges: [challenge({ missed: 1, issuedAt: 109 })] })).toEqual([
      'danger CHALLENGE_LAST'
    ])
  })

  test('a challenge that waits for the offered hours is no alert', async () => {
    expect(await codes({ provider: own, challenges: [challenge({ askedAt: undefined })] })).toEqual([])
  })

  test('the node: away, behind, or without finality', async () => {
    expect(await codes({ provider: own }, { node: { connected: false } })).toEqual(['danger NODE_AWAY'])
    expect(await codes({}, { node: { connected: false } })).toEqual(['warning NODE_AWAY'])
    expect(await codes({ provider: own }, { node: { seenAt: NOW - 60_000 } })).toEqual(['danger NODE_BEHIND'])
    expect(await codes({ provider: own }, { node: { syncing: true } })).toEqual(['danger NODE_BEHIND'])
    expect(await codes({ provider: own }, { node: { finalised: 20 } })).toEqual(['warning FINALITY_STANDS'])
  })

  test('the disk: full, or smaller than what is promised', async () => {
    expect(await codes({ provider: own }, { disk: { freeBytes: 1n << 30n } })).toEqual(['danger DISK_LOW'])
    expect(await codes({ provider: own }, { disk: { freeBytes: (1n << 30n) + 5n } })).toEqual(['warning DISK_LOW'])
  })

  test('delivery, suspension, fees, roles, the end of the offer', async () => {
    expect(await codes({ provider: own, undelivered: 1 })).toEqual(['danger DELIVERY_MISSED'])
    expect(await codes({ provider: provider({ status: { type: 'suspended', since: 5n } }) })).toEqual([
      'danger SUSPENDED'
    ])
    expect(await codes({ provider: own }, { roles: ['hoster'] })).toEqual(['danger ROLE_STOPPED'])
    const ending = provider({ offer: { ...own.offer, until: 200 } })
    expect(await codes({ provider: ending })).toEqual(['warning OFFER_ENDS'])
  })

  test('limits of the machine that keep new work away', async () => {
    const refusal = { message: 'the machine runs on its battery', remedy: 'Plug it in.' }
    expect(await codes({ provider: own }, { refusal })).toEqual(['note WORK_REFUSED'])
    expect(await look({ provider: own }, { refusal })).toMatchObject({
      state: 'well',
      summary: 'All is well. New work waits: the machine runs on its battery.'
    })
    expect(await codes({}, { refusal })).toEqual([])
    // Drawn for, and not begun: that will cost. Whose part is done waits for others alone.
    const [me, other] = [{ user: ME }, { user: 99n }]
    const setup = (done: boolean) => ({
      contract: 20n,
      deadline: 190n,
      feedKey: new Uint8Array(32),
      attestor: other,
      slots: [{ encoder: other, hoster: me, done }]
    })
    const setups = [setup(false), setup(true)] as unknown as SetupDuty[]
    const seen = await look({ provider: own, setups }, { refusal })
    expect(seen).toMatchObject({ state: 'attention', alerts: [{ code: 'WORK_REFUSED', level: 'warning' }] })
    expect(seen.alerts[0]?.text).toContain('of 1 setup that the chain drew it for, each not begun will cost rating')
    expect(seen.alerts[0]?.remedy).toContain('`schedule`')
  })

  test('stake: none left for further duties, or less than the offer needs', async () => {
    const state = { stake: 450n, committed: 400n, duties: 2, unit: 100n, anywhere: 0, regional: 0 }
    expect(await codes({ provider: provider({ hoster: state }) })).toEqual(['note STAKE_LOW'])
    const slashed = { ...state, stake: 300n, committed: 0n, duties: 0 }
    expect(await codes({ provider: provider({ hoster: slashed }) })).toEqual(['warning STAKE_LOW'])
  })

  test('the most urgent comes first and is the summary', async () => {
    const seen = await look(
      { provider: own, challenges: [challenge({ missed: 2 })], plans: [{ id: 12n, plan: plan() }] },
      { record: { lost: { slots: 2, cause: 'challenges were not answered', at: NOW } } }
    )
    expect(seen.alerts.map(({ code }) => code)).toEqual(['CHALLENGE_LAST', 'SLOTS_LOST', 'PLAN_UNHOSTED'])
    expect(seen).toMatchObject({ state: 'danger', summary: seen.alerts[0]?.text })
  })
})

test('limits of the machine, also those that are not set or not counted', async () => {
  const memory = { limit: 'memory', most: 8, used: 9, holds: true, until: undefined } as const
  const schedule = { limit: 'schedule', most: 40, used: undefined, holds: false, until: NOW + 5 } as const
  const upload = { limit: 'upload', most: undefined, used: 7.5, holds: false, until: undefined } as const
  expect((await look({}, { limits: [memory, schedule, upload] })).limits).toEqual([
    { ...memory, until: null },
    { ...schedule, used: null },
    { ...upload, most: null, until: null }
  ])
})

test('duties: what comes next, soonest first', async () => {
  const later = challenge({ deadline: 150n, issuedAt: 109 }, 41n)
  const seen = await look({ provider: provider(), challenges: [later, challenge({ issuedAt: 109 })] })
  expect(seen.duties.map(({ kind, id, due }) => [kind, id, due.blocks])).toEqual([
    ['challenge', '40', 30],
    ['challenge', '41', 40]
  ])
})
