/**
 * A runtime that is replaced on a living chain while providers of every role run as processes: with a migration of the
 * market's state over several blocks they go on, without fault, with what they did and with what they had begun; at a
 * runtime whose encoding they do not know they stop, and say why. `scripts/build --rehearsal` makes both runtimes.
 */

import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { ChainAPI, connectChain, type Listening } from '../../src/chain/index.js'
import type { Block, BlockEvents, MarketEvent, PlanId, UserId } from '../../src/chain/types.js'
import { PROVIDERS } from '../../src/devnet/cast.js'
import { type Running, UpgradeNetwork } from './network.js'
import { countsLeft, replaceRuntime, storageVersion, writeCounts } from './old-layout.js'

const LIMIT_MS = 25 * 60_000
/** Accounts whose counts of plans the migration removes: more than three blocks have room for. */
const COUNTS = 60_000
/** What must not be said of anybody for an upgrade's sake. */
const FAULTS = [
  'storageChallengeMissed',
  'storageFault',
  'slotLost',
  'deliveryFault',
  'stakeSlashed',
  'amendmentIncomplete'
]

let network: UpgradeNetwork
let devnet: Running
let listening: Listening
const seen: (MarketEvent & { readonly block: Block })[] = []

type Seen<T extends MarketEvent['type']> = Extract<MarketEvent, { type: T }> & { readonly block: Block }
const eventsOf = <T extends MarketEvent['type']>(type: T) =>
  seen.filter((event): event is Seen<T> => event.type === type)

async function runtime(name: string): Promise<Uint8Array> {
  const path = join(process.env.DATDOT_RUNTIMES ?? '', `${name}.compact.compressed.wasm`)
  if (!existsSync(path))
    throw new Error(`no runtime at ${path}: set DATDOT_RUNTIMES to what scripts/build --rehearsal prints`)
  return new Uint8Array(await readFile(path))
}

async function specVersion(): Promise<number> {
  return (await network.node.rpc<{ specVersion: number }>('state_getRuntimeVersion')).specVersion
}

/** What the market lists: account and plan, in hex. */
async function listedPlans(): Promise<string[]> {
  const keys = await network.client.read((api) =>
    api.query.datdot.sponsoredPlans.keysPaged({ args: [], pageSize: 1_000 })
  )
  return keys.map((key) => key.toHex()).sort()
}

/** Clock, version and signed transactions of a block. */
async function blockAt(number: Block) {
  return network.client.read(async (api) => {
    const hash = await api.rpc.chain.getBlockHash(number)
    const { block } = await api.rpc.chain.getBlock(hash)
    const clock = (await (await api.at(hash)).query.datdot.clock()).toNumber()
    const signed = block.extrinsics.filter(({ isSigned }) => isSigned).length
    return { clock, signed, version: await storageVersion(network.client, hash.toU8a()) }
  })
}

/** Blocks of the migration, from the first with the new runtime to the one in which it ended. */
async function migrationAfter(upgrade: Block) {
  const blocks: Awaited<ReturnType<typeof blockAt>>[] = []
  while (blocks.at(-1)?.version !== 1) {
    const next = upgrade + 1 + blocks.length
    await network.client.heads.until('best', ({ block }) => block >= next)
    blocks.push(await blockAt(next))
  }
  return blocks
}

/** A second plan for what the devnet hosts. Resolves as soon as it is in a block, before anybody worked for it. */
async function secondPlan(): Promise<Running> {
  const [, key = ''] = /, key (\S+)/.exec(devnet.stderr) ?? []
  const sponsor = network.datdot(devnet, '//Two', 'host', key, '--until', '2h', '--yes')
  await network.until('a second plan', async () => (await listedPlans()).length === 2)
  return sponsor
}

const contractsOf = (plan: PlanId) =>
  eventsOf('contractActivated').flatMap((event) => (event.plan === plan ? [event.contract] : []))

/** Hosters that proved storage in those blocks. */
const provenBy = (within: (block: Block) => boolean): Set<UserId> =>
  new Set(eventsOf('storageProven').flatMap(({ block, hoster }) => (within(block) ? [hoster] : [])))

beforeAll(async () => {
  network = await UpgradeNetwork.start()
  const handler = ({ block, events }: BlockEvents) => void seen.push(...events.map((event) => ({ ...event, block })))
  listening = await new ChainAPI(network.client).listenToEvents(handler, { from: 1 })
  devnet = await network.startDevnet()
  await network.until('storage proofs', () => provenBy(() => true).size === 3)
}, LIMIT_MS)

afterAll(async () => {
  await listening?.stop()
  await network?.stop()
}, 60_000)

test(
  'workers go on with a new runtime, after a migration in which the clock stood still',
  async () => {
    const { node, client } = network
    await writeCounts(client, node, COUNTS)
    const sponsor = await secondPlan()
    const plans = await listedPlans()
    expect(plans).toHaveLength(2)
    const upgrade = await replaceRuntime(client, node, await runtime('next-runtime'), 'version 0')
    const before = await blockAt(upgrade)
    expect(before.version).toBe(0)
    const migration = await migrationAfter(upgrade)
    expect(await specVersion()).toBe(3)
    expect(migration.length).toBeGreaterThan(2)
    expect(migration.map(({ clock }) => clock)).toEqual(migration.map(() => before.clock))
    expect(migration.map(({ signed }) => signed)).toEqual(migration.map(() => 0))
    expect(await countsLeft(client)).toBe(0)
    expect(await listedPlans()).toEqual(plans)
    process.stdout.write(`a migration of ${migration.length} blocks: ${plans.length} plans and ${COUNTS} counts\n`)

    // What had begun under the old runtime ends under the new one, and what went on goes on.
    const after = (event: { readonly block: Block }) => event.block > upgrade + migration.length
    await network.until('the report of the devnet', () => devnet.stdout.includes('\n'))
    await network.until('the end of the second sponsor', () => sponsor.child.exitCode === 0)
    const contracts = contractsOf(eventsOf('planPublished')[1]?.plan ?? -1n)
    expect(contracts.length).toBeGreaterThan(0)
    const setUp = eventsOf('setupPaid').filter((event) => contracts.includes(event.contract))
    expect(setUp.filter(after)).toEqual(setUp)
    expect(setUp.length).toBeGreaterThan(0)
    expect(
      eventsOf('hostingStarted')
        .filter(after)
        .map(({ contract }) => contract)
        .sort()
    ).toEqual(contracts.sort())
    expect(provenBy((block) => block > upgrade).size).toBe(3)
    const paid = eventsOf('slotSettled').filter((event) => after(event) && event.amount > 0n)
    expect(new Set(paid.map(({ hoster }) => hoster)).size).toBe(3)
    expect(eventsOf('measurementPaid').filter(after).length).toBeGreaterThan(0)
    expect(seen.filter(({ type }) => FAULTS.includes(type))).toEqual([])
    expect(JSON.parse(devnet.stdout)).toMatchObject({ held: true })
    for (const { name } of PROVIDERS) expect(await network.log(name)).toContain('the chain has a new runtime')
  },
  LIMIT_MS
)

test(
  'at a runtime whose encoding they do not know workers stop, and say what to do',
  async () => {
    const { node, client } = network
    const offer = ['--roles', 'hoster', '--storage', '1GiB', '--hours', 'all', '--region', 'u3']
    const worker = network.datdot(devnet, '//Two', 'provide', ...offer)
    await network.until('one worker more', () => worker.stdout.includes('providing'))
    await replaceRuntime(client, node, await runtime('next-encoding'), 'as it is')
    const sentence =
      /the chain has the runtime datdot 4 now, which speaks transactions 2, market \d+, and this program transactions 1, market \d+/
    expect({ exitCode: await worker.ended, said: worker.stderr }).toMatchObject({
      exitCode: 1,
      said: expect.stringMatching(sentence)
    })
    expect(worker.stderr).toMatch(/Install the release of DatDot for that runtime/)
    expect(await devnet.ended).toBe(1)
    expect(devnet.stderr).toMatch(sentence)
    // A program that starts now says the same at once.
    await expect(connectChain({ url: `ws://${node.address}` })).rejects.toMatchObject({ code: 'CHAIN_RUNTIME_UNKNOWN' })
    expect(await specVersion()).toBe(4)
  },
  5 * 60_000
)
