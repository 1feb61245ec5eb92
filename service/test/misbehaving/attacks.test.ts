/**
 * Attacks on the chain's rules, by programs of their own against a market at work: each leads to what the rules say, and
 * nobody else pays for it.
 */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { auditMoney } from '../../src/chain/audit.js'
import type { PlanId } from '../../src/chain/types.js'
import { runAttack } from './attacking.js'
import type { Failed } from './cheap-calls.js'
import type { Led } from './hostile-order.js'
import type { Member } from './members.js'
import { Net } from './net.js'
import { REPLAYS } from './replaying.js'
import { illRated, punishments } from './traces.js'

/** More than fees and the setups of two small contracts, planck. */
const LITTLE = 100_000_000_000n

let net: Net
let replayer: Member
let plan: PlanId

beforeAll(async () => {
  net = await Net.open()
  const members = await net.provide({
    replayer: { role: 'hoster', kind: 'hoster-replays' },
    hoster: { role: 'hoster' },
    'encoder-1': { role: 'encoder' },
    'encoder-2': { role: 'encoder' },
    'attestor-1': { role: 'attestor' },
    'attestor-2': { role: 'attestor' }
  })
  replayer = members.replayer
  // One after the other: what is replayed has to be there.
  for (let round = 0; round < 2; round++) {
    const hosted = await net.host(8, { replicas: 2 })
    plan = hosted.plan
    await net.until('hosting', 240, 'hostingStarted', (event) => event.plan === plan)
  }
}, 900_000)

afterAll(() => net?.stop(), 60_000)

test('calls that fail are paid for, calls in a hostile order are done or refused, and everything comes back', async () => {
  const [{ calls }, led] = await Promise.all([
    runAttack<{ calls: readonly Failed[] }>(net, 'cheap-failures', '//Eve//stash', 400),
    runAttack<Led>(net, 'hostile-order', '//Ferdie//stash', 600, { PLAN: `${plan}` })
  ])
  checkPaid(calls)
  checkOrder(led)
}, 660_000)

test('signatures and proofs of another contract are refused, whoever sends them', async () => {
  const proven = () => net.told('storageProven').filter(({ hoster }) => hoster === replayer.user)
  await net.until('three proofs', 400, 'storageProven', () => proven().length > 2)
  const lines = (await readFile(join(replayer.folder, REPLAYS), 'utf8')).trim().split('\n')
  const led = new Map<string, Set<string>>()
  for (const line of lines) {
    const [what = '', code = ''] = line.split(' ')
    led.set(what, (led.get(what) ?? new Set()).add(code))
  }
  expect([...led.keys()].sort()).toEqual(['answer', 'signatures', 'statement'])
  expect([...(led.get('answer') ?? [])]).toEqual(['CHAIN_BAD_STORAGE_PROOF'])
  for (const what of ['signatures', 'statement']) {
    // The setup of the plan that was cancelled meanwhile may be over.
    const codes = [...(led.get(what) ?? [])].filter((code) => code !== 'CHAIN_UNKNOWN_AMENDMENT')
    expect(codes.length).toBeGreaterThan(0)
    for (const code of codes) expect(code).toMatch(/^CHAIN_BAD_(ENCODER|ATTESTOR)_SIGNATURE$/)
  }
  process.stdout.write(`replays, each refused: ${lines.join(', ')}\n`)
}, 460_000)

test('nobody was punished, and no money was made or lost', async () => {
  expect(punishments(net)).toEqual([])
  expect(await illRated(net)).toEqual([])
  const { client } = net.sponsor
  const { hash } = await client.heads.next('finalised')
  const { issuance, free, held, genesisIssuance, fees } = await auditMoney(client, hash)
  expect(issuance).toBe(free + held)
  expect(genesisIssuance - issuance).toBe(fees)
}, 120_000)

function checkPaid(calls: readonly Failed[]): void {
  expect(calls.length).toBeGreaterThan(8)
  // A batch pays for the calls that were tried: here the first, which undid the others.
  const tried = calls.find(({ call }) => call === 'planCancel')?.quoted ?? 0n
  for (const { call, failed, quoted, paid } of calls) {
    const least = call === 'a batch of five' ? tried : quoted
    expect({ call, failed, paid: BigInt(paid) >= BigInt(least) }).toEqual({ call, failed: true, paid: true })
  }
}

function checkOrder({ steps, spent, held }: Led): void {
  const over = expect.stringMatching(/^CHAIN_(PLAN_OVER|UNKNOWN_PLAN)$/)
  expect(steps).toEqual({
    'offers before it is registered': 'CHAIN_UNKNOWN_ACCOUNT',
    'leaves before it is registered': 'CHAIN_UNKNOWN_ACCOUNT',
    registers: 'done',
    'registers again': 'CHAIN_ACCOUNT_EXISTS',
    offers: 'done',
    'offers again': 'CHAIN_OFFER_EXISTS',
    'unpauses before a pause': 'CHAIN_NOT_PAUSED',
    pauses: 'done',
    'pauses again': 'CHAIN_NOT_AT_WORK',
    unpauses: 'done',
    'unpauses again': 'CHAIN_NOT_PAUSED',
    'reveals what it did not commit': 'CHAIN_WRONG_EPOCH_PHASE',
    'reports the loss of slots of others': 'CHAIN_NOT_YOUR_SLOT',
    'gives slots of others back': 'CHAIN_SLOT_NOT_HELD',
    'settles slots of others': 'done',
    'settles them again': 'done',
    "pauses somebody else's plan": 'CHAIN_NOT_SPONSOR',
    "resumes somebody else's plan": 'CHAIN_NOT_SPONSOR',
    "cancels somebody else's plan": 'CHAIN_NOT_SPONSOR',
    'resumes before a pause': 'CHAIN_PLAN_NOT_PAUSED',
    'pauses its plan': 'done',
    'pauses its plan again': 'CHAIN_PLAN_PAUSED_ALREADY',
    'resumes its plan': 'done',
    'cancels its plan': 'done',
    'cancels its plan again': over,
    'resumes what is over': over,
    'extends what is over': over,
    'leaves its plans behind': 'CHAIN_ACCOUNT_HAS_PLANS',
    'pauses while replicas are made': 'done',
    'cancels while replicas are made': 'done',
    withdraws: 'done',
    'withdraws again': 'CHAIN_UNKNOWN_PROVIDER',
    'offers at once': 'done',
    'leaves, offer and all': 'done',
    'leaves again': 'CHAIN_UNKNOWN_ACCOUNT'
  })
  expect(BigInt(held)).toBe(0n)
  expect(BigInt(spent)).toBeLessThan(LITTLE)
}
