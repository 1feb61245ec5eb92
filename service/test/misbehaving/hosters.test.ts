/**
 * Hosters that do not store, do not serve, or serve something else: one of each in one net, each with a contract of its
 * own, which an honest hoster shares with it.
 */

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { sleep } from '../../src/hyper/index.js'
import type { Member } from './members.js'
import { Net } from './net.js'
import { illRated, punishments } from './traces.js'

/** Two epochs of a development chain and what it takes to count them, doubled. */
const DELIVERY_SECONDS = 600
/** So many challenges in a row that do not ask for the one page of 21 that is gone: one time in ten thousand. */
const STORAGE_SECONDS = 900
/** Pages of 64 KiB; the record before each chunk makes it one more. */
const CHUNKS = 20

let net: Net

beforeAll(async () => {
  net = await Net.open()
}, 180_000)

afterAll(() => net?.stop(), 60_000)

test('hosters that drop, refuse or garble are replaced; one that fetches on demand is not, with this seal', async () => {
  const bad = await net.provide({
    'drops-all': { role: 'hoster', kind: 'hoster-drops-all', region: 'gc' },
    'drops-some': { role: 'hoster', kind: 'hoster-drops-some', region: 'dr' },
    refuses: { role: 'hoster', kind: 'hoster-refuses', region: '9q' },
    garbage: { role: 'hoster', kind: 'hoster-garbage', region: 'xn' },
    fetches: { role: 'hoster', kind: 'hoster-fetches', region: 'r3' }
  })
  const { honest } = await net.provide({
    honest: { role: 'hoster' },
    'encoder-1': { role: 'encoder' },
    'encoder-2': { role: 'encoder' },
    'attestor-1': { role: 'attestor' },
    'attestor-2': { role: 'attestor' },
    'attestor-3': { role: 'attestor' }
  })
  const plans = new Map<bigint, Member>()
  for (const member of Object.values(bad)) {
    const { plan } = await net.host(CHUNKS, { replicas: 2, regions: [member.region ?? '', 'u3'] })
    plans.set(plan, member)
  }
  const began = new Map<string, { readonly block: number }>()
  for (const [plan, { name }] of plans) {
    began.set(name, await net.until(`hosting with ${name}`, 240, 'hostingStarted', (event) => event.plan === plan))
  }
  const { spare } = await net.provide({ spare: { role: 'hoster' } })
  await checkCaught(bad, began)
  await checkReplaced(bad, plans, spare)
  await checkFetching(bad.fetches)

  const all = (name: string, ...types: string[]) => types.map((type) => `${name}: ${type}`)
  expect(punishments(net)).toEqual(
    [
      ...['drops-all', 'drops-some'].flatMap((name) =>
        all(name, 'providerSuspended', 'slotLost', 'stakeSlashed', 'storageChallengeMissed', 'storageFault')
      ),
      ...['garbage', 'refuses'].flatMap((name) =>
        all(name, 'deliveryFault', 'providerSuspended', 'slotLost', 'stakeSlashed')
      )
    ].sort()
  )
  expect(await illRated(net)).toEqual(['drops-all', 'drops-some', 'garbage', 'refuses'])
  const served = net.told('deliveryCounted').filter(({ hoster }) => hoster === honest.user)
  expect(served.every(({ delivery }) => delivery.delivered)).toBe(true)
}, 1_500_000)

/** By which rule each of them was caught. */
async function checkCaught(
  bad: Readonly<Record<'drops-all' | 'drops-some' | 'refuses' | 'garbage', Member>>,
  began: ReadonlyMap<string, { readonly block: number }>
): Promise<void> {
  for (const { name, user } of [bad['drops-all'], bad['drops-some']]) {
    const caught = await net.until(
      `${name} is caught`,
      STORAGE_SECONDS,
      'storageFault',
      ({ hoster }) => hoster === user
    )
    net.report(name, began.get(name) ?? caught, caught)
  }
  for (const { name, user } of [bad.refuses, bad.garbage]) {
    const caught = await net.until(
      `${name} is caught`,
      DELIVERY_SECONDS,
      'deliveryFault',
      ({ hoster }) => hoster === user
    )
    net.report(name, began.get(name) ?? caught, caught)
    const proofs = net.told('storageProven').filter(({ hoster }) => hoster === user)
    expect(proofs.length).toBeGreaterThan(1)
    // No reader ever got a chunk of it. The two epochs are unpaid, and what was before them nobody measured.
    const epochs = net.told('deliveryCounted').filter(({ hoster }) => hoster === user)
    expect(epochs.slice(-2).map(({ delivery }) => delivery.delivered)).toEqual([false, false])
    expect(epochs.every(({ delivery }) => (delivery.median?.chunks ?? 0) === 0)).toBe(true)
    const measured = net
      .told('performanceChallengeIssued')
      .find(
        (event) => event.hoster === user && event.epoch === epochs.find(({ delivery }) => !delivery.delivered)?.epoch
      )
    const paid = net.told('slotSettled').filter(({ hoster, amount }) => hoster === user && amount > 0n)
    for (const { until } of paid) expect(until).toBeLessThanOrEqual(measured?.block ?? 0)
  }
}

/** Each lost slot is somebody else's, made from what the honest hoster has. */
async function checkReplaced(
  bad: Readonly<Record<string, Member>>,
  plans: ReadonlyMap<bigint, Member>,
  spare: Member
): Promise<void> {
  for (const [plan, member] of plans) {
    if (member === bad.fetches) continue
    const contract = net.told('contractActivated').find((event) => event.plan === plan)?.contract
    await net.until(
      `${member.name} is replaced`,
      240,
      'slotActivated',
      (event) => event.contract === contract && event.hoster === spare.user
    )
  }
}

/** It proves, delivers and is paid like any other, with nothing on its disk. */
async function checkFetching({ user, folder }: Member): Promise<void> {
  const proofs = () => net.told('storageProven').filter(({ hoster }) => hoster === user)
  const epochs = () => net.told('deliveryCounted').filter(({ hoster }) => hoster === user)
  await net.until('many proofs', 240, 'storageProven', () => proofs().length > 5)
  await net.until('three epochs', 240, 'deliveryCounted', () => epochs().length > 2)
  expect(epochs().every(({ delivery }) => delivery.delivered && (delivery.median?.chunks ?? 0) > 0)).toBe(true)
  await net.until('it is paid', 240, 'slotSettled', ({ hoster, amount }) => hoster === user && amount > 0n)
  // A challenge may be open at this moment, for which the pages are there.
  for (let looks = 0; ; looks++) {
    const files = await readdir(join(folder, 'replicas'), { recursive: true })
    if (!files.some((file) => file.endsWith('pages'))) break
    expect(looks).toBeLessThan(20)
    await sleep(1_000)
  }
  process.stdout.write(`fetches: ${proofs().length} proofs, ${epochs().length} epochs delivered, nothing stored\n`)
}
