/** What goes wrong, one thing at a time, and that each says how to mend it. */

import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { NodeHealth, PriceList, Provider, RoleRating } from '../../src/chain/types.js'
import { parseHours } from '../../src/cli/quantities.js'
import {
  type DoctorChain,
  type Finding,
  isLate,
  lookAtAccount,
  lookAtDisk,
  lookAtHome,
  lookAtNode,
  lookAtPort,
  lookAtReach
} from '../../src/doctor/index.js'
import { createKeystore } from '../../src/keystore/index.js'

const NOW = Date.parse('2026-06-01T12:00:00Z')
const DAT = 10n ** 12n
const GIB = 2 ** 30
const ADDRESS = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'

let home = ''

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'datdot-doctor-'))
})

afterEach(() => rm(home, { recursive: true, force: true }))

/** States by check; whatever is not good has to say what to do. */
function states(findings: readonly Finding[]): Record<string, string> {
  for (const { state, remedy } of findings) expect([state, remedy !== undefined]).toEqual([state, state !== 'good'])
  return Object.fromEntries(findings.map(({ check, state }) => [check, state]))
}

const facts = (more = {}) => ({
  home,
  keystore: join(home, 'keystore.json'),
  otherSecret: false,
  daemonRuns: false,
  ...more
})

async function withKeystore(): Promise<string> {
  const path = join(home, 'keystore.json')
  const cost = { n: 2 ** 14, r: 8, p: 1 }
  await createKeystore(path, { secret: '//Alice', address: ADDRESS, passphrase: 'long enough', cost })
  return path
}

test('a HOME in order', async () => {
  await withKeystore()
  expect(states(await lookAtHome(facts()))).toEqual({ home: 'good', process: 'good', keystore: 'good' })
})

test('a missing HOME, and one that is no folder', async () => {
  expect(states(await lookAtHome(facts({ home: join(home, 'missing') })))).toEqual({ home: 'broken' })
})

test('a HOME that others write or list', async () => {
  await chmod(home, 0o777)
  expect(states(await lookAtHome(facts()))).toMatchObject({ home: 'broken' })
  await chmod(home, 0o755)
  expect(states(await lookAtHome(facts()))).toMatchObject({ home: 'poor' })
})

test('a missing, an exposed and a damaged keystore', async () => {
  expect(states(await lookAtHome(facts()))).toMatchObject({ keystore: 'broken' })
  const path = await withKeystore()
  await chmod(path, 0o644)
  expect(states(await lookAtHome(facts()))).toMatchObject({ keystore: 'broken' })
  await chmod(path, 0o600)
  await writeFile(path, '{}')
  expect(states(await lookAtHome(facts()))).toMatchObject({ keystore: 'broken' })
  expect(states(await lookAtHome(facts({ otherSecret: true })))).toMatchObject({ keystore: 'good' })
})

test('another process in HOME, and an account that has moved away', async () => {
  const server = createServer().listen(join(home, 'daemon.sock'))
  expect(states(await lookAtHome(facts()))).toMatchObject({ process: 'poor' })
  expect(states(await lookAtHome(facts({ daemonRuns: true })))).toMatchObject({ process: 'good' })
  await new Promise((resolve) => server.close(resolve))
  await writeFile(join(home, 'moved.json'), '{"made":"2026-01-01T00:00:00Z","address":"5G"}')
  expect(states(await lookAtHome(facts()))).toMatchObject({ process: 'broken' })
})

test('a disk with room, short of room for what is offered, below its reserve, and one that takes nothing', async () => {
  const disk = { folder: home, reserve: GIB, offered: 2 * GIB }
  const found = async (more: object) => states(await lookAtDisk({ ...disk, ...more }))
  expect(await found({ free: 4 * GIB })).toEqual({ disk: 'good', writing: 'good' })
  expect(await found({ free: 3 * GIB })).toEqual({ disk: 'poor', writing: 'good' })
  expect(await found({ free: GIB - 1 })).toEqual({ disk: 'broken', writing: 'good' })
  expect(await found({ reserve: 0, offered: undefined })).toEqual({ disk: 'good', writing: 'good' })
  await mkdir(join(home, '.datdot-doctor'))
  expect(await found({ free: 6 * GIB })).toEqual({ disk: 'good', writing: 'broken' })
})

test('a port that is free, taken, and not of this machine', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const web = `127.0.0.1:${(server.address() as AddressInfo).port}`
  expect(await lookAtPort(web, false)).toMatchObject({
    state: 'broken',
    text: expect.stringContaining('another program')
  })
  expect(await lookAtPort(web, true)).toMatchObject({ state: 'good' })
  await new Promise((resolve) => server.close(resolve))
  expect(await lookAtPort(web, false)).toMatchObject({ state: 'good' })
  expect(await lookAtPort('192.0.2.1:8787', false)).toMatchObject({ state: 'broken' })
})

test('the ways out of a network', () => {
  const reach = { online: true, firewalled: false, randomized: false, address: { host: '203.0.113.5', port: 49_737 } }
  const found = (more: object) => states([lookAtReach({ ...reach, ...more })])
  expect(found({})).toEqual({ reach: 'good' })
  expect(found({ firewalled: true, address: undefined })).toEqual({ reach: 'good' })
  expect(found({ firewalled: true, randomized: true })).toEqual({ reach: 'poor' })
  expect(found({ online: false })).toEqual({ reach: 'broken' })
})

const health = (more: Partial<NodeHealth> = {}): NodeHealth => ({
  syncing: false,
  peers: 4,
  chain: 'Test',
  type: 'Live',
  time: NOW - 4_000,
  blockTimeMs: 6_000,
  ...more
})

test.each([
  ['in sync', {}, { chain: 'good', clock: 'good' }],
  ['still fetching', { syncing: true, time: NOW - 900_000 }, { chain: 'broken', clock: 'untold' }],
  ['a clock behind', { time: NOW + 60_000 }, { chain: 'good', clock: 'broken' }],
  ['alone', { peers: 0 }, { chain: 'poor', clock: 'good' }],
  ['alone, as a devnet is', { peers: 0, type: 'Development' }, { chain: 'good', clock: 'good' }]
])('a chain %s', (_, more, expected) => {
  expect(states(lookAtNode(health(more), NOW))).toEqual(expected)
})

test('a chain that stands is told from a clock that is ahead, by whether a block comes', () => {
  const late = health({ time: NOW - 90_000 })
  expect(isLate(late, NOW)).toBe(true)
  expect(isLate(health(), NOW)).toBe(false)
  expect(isLate(health({ syncing: true, time: NOW - 90_000 }), NOW)).toBe(false)
  for (const moves of [false, undefined]) {
    const [chain, clock] = lookAtNode(late, NOW, moves)
    expect(chain).toMatchObject({ state: 'broken', text: expect.stringContaining('no new block') })
    expect(clock).toMatchObject({ check: 'clock', state: 'untold' })
  }
  const [chain, clock] = lookAtNode(late, NOW, true)
  expect(chain).toMatchObject({ check: 'chain', state: 'good' })
  expect(clock).toMatchObject({ state: 'broken', text: 'it is 90 s ahead of the chain’s' })
})

const LIST = {
  accountDeposit: DAT,
  stakePerCapacity: 2n * DAT,
  feeReserve: DAT
} as PriceList
const offer = { hours: parseHours('all'), rate: 1_024 } as Provider['offer']

function chainWith(
  free: bigint,
  user?: bigint,
  provider?: Pick<Provider, 'offer'>,
  ratings: readonly RoleRating[] = []
): DoctorChain {
  return {
    address: ADDRESS,
    getNodeHealth: async () => health(),
    getBalance: async () => ({ free, held: 0n }),
    getUserIDByAddress: async () => user,
    getProviderByID: async () => provider as Provider | undefined,
    ratingsOf: async () => ratings,
    priceList: async () => LIST
  }
}

const wish = { hours: parseHours('all'), upload: undefined, when: [] }

test.each([
  ['too poor to register', chainWith(DAT - 1n), { account: 'poor', balance: 'broken' }],
  ['too poor for an offer', chainWith(3n * DAT), { account: 'poor', balance: 'poor' }],
  ['rich enough', chainWith(4n * DAT), { account: 'poor', balance: 'good' }],
  ['registered, too poor for an offer', chainWith(2n * DAT, 3n), { account: 'good', balance: 'poor' }],
  ['a provider', chainWith(DAT, 3n, { offer }), { account: 'good', balance: 'good', hours: 'good' }],
  ['a provider without fees', chainWith(0n, 3n, { offer }), { account: 'good', balance: 'poor', hours: 'good' }]
])('an account: %s', async (_, chain, expected) => {
  expect(states(await lookAtAccount(chain, wish))).toEqual(expected)
})

test('work that depends on conditions which the chain does not know, before and after it cost rating', async () => {
  const rated = { role: 'hoster', good: 9n, score: 900_000 } as const
  const found = (bad: bigint, when: readonly string[]) =>
    lookAtAccount(chainWith(DAT, 3n, { offer }, [{ ...rated, bad }]), { ...wish, when })
  expect(states(await found(1n, []))).not.toHaveProperty('rating')
  expect(states(await found(0n, ['idle']))).toMatchObject({ rating: 'good' })
  const cost = await found(1n, ['idle', 'mains'])
  expect(states(cost)).toMatchObject({ rating: 'poor' })
  expect(cost.at(-1)?.text).toBe('duties that failed have cost it as hoster (90 %), and `when` is idle,mains')
  expect(cost.at(-1)?.remedy).toContain('`schedule`')
})

test('an offer of other hours, or of more than is let out', async () => {
  const chain = chainWith(DAT, 3n, { offer })
  const hours = parseHours('mon-fri')
  expect(states(await lookAtAccount(chain, { ...wish, hours }))).toMatchObject({ hours: 'poor' })
  expect(states(await lookAtAccount(chain, { ...wish, upload: 512 * 1024 }))).toMatchObject({ rate: 'poor' })
  const plenty = await lookAtAccount(chain, { ...wish, upload: 1_024 * 1_024 })
  expect(states(plenty)).not.toHaveProperty('rate')
})
