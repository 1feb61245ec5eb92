/** Duties out of encoded pages: what a block leaves as it was is not decoded again, and nothing that changed is missed. */

import { expect, test } from '@jest/globals'
import { addressOf } from '../../src/chain/address.js'
import type { ChainClient } from '../../src/chain/client.js'
import { wire } from '../../src/chain/codec/wire.js'
import { hexOf } from '../../src/chain/node-requests.js'
import { DutiesReader } from '../../src/chain/queries/index.js'
import type { Duties } from '../../src/chain/types.js'
import { bytes, codecOf, runtimeRegistry } from './runtime.js'

const registry = runtimeRegistry()
const address = addressOf(bytes(32, 7))
const PAGE = 256

type Hosted = Duties['hosted'][number]

const slot = (contract: bigint, root = 1): Hosted => ({
  slot: { contract, slot: 0 },
  plan: 5n,
  feedKey: bytes(32, 2),
  pin: { feed: 4n, fork: 0n, length: 4n, roots: [{ hash: bytes(32, 3), size: 100n }] },
  from: 0n,
  to: 4n,
  replicaRoot: bytes(32, root),
  sealedBytes: 65_536n,
  until: 9_000
})
const many = (count: number): Hosted[] => Array.from({ length: count }, (_, index) => slot(BigInt(index)))

const peer = { user: 9n, noiseKey: bytes(32, 1), signingKey: bytes(32, 2) }
const setup: Duties['setups'][number] = {
  amendment: 1n,
  contract: 2n,
  plan: 5n,
  seed: bytes(32, 4),
  deadline: 90n,
  feedKey: bytes(32, 2),
  pin: slot(2n).pin,
  from: 0n,
  to: 4n,
  attestor: peer,
  review: undefined,
  slots: [{ slot: 0, encoder: peer, hoster: peer, done: false, rejected: undefined }],
  hosters: []
}

const base: Duties = {
  user: 7n,
  tick: 1n,
  epoch: { epoch: 3, start: 2n, length: 24n },
  ratings: [],
  setups: [],
  measurements: [],
  hosted: []
}

/** A node whose runtime answers with these duties. @param onCall is told of each question to the runtime */
function nodeOf(duties: () => Duties | undefined, onCall = () => {}): Pick<ChainClient, 'read'> {
  const answer = (args: string): string => {
    onCall()
    const found = duties()
    const from = Buffer.from(args.slice(2), 'hex').readUInt32LE(32)
    const hosted = found?.hosted.slice(from, from + PAGE)
    const next = from + PAGE < (found?.hosted.length ?? 0) ? from + PAGE : undefined
    const value = found && wire({ ...found, hosted, next })
    return hexOf(codecOf(registry, 'Option<PalletDatdotQueryDuties>', value ?? null).toU8a())
  }
  const request = async (method: string, ...params: unknown[]) =>
    method === 'state_call' ? answer(String(params[1])) : `0x${'00'.repeat(32)}`
  return { read: (ask) => ask({ registry } as never, { request } as never) }
}

test('all pages make one answer, and an account without a user none', async () => {
  let duties: Duties | undefined = { ...base, hosted: many(600) }
  const reader = new DutiesReader()
  const node = nodeOf(() => duties)
  expect(await reader.read(node, address)).toEqual(duties)
  duties = { ...base, tick: 2n }
  expect(await reader.read(node, address)).toEqual(duties)
  duties = undefined
  expect(await reader.read(node, address)).toBeUndefined()
})

test('hosted replicas are the same array until one of them changes', async () => {
  const hosted = many(300)
  let duties: Duties = { ...base, hosted }
  const reader = new DutiesReader()
  const node = nodeOf(() => duties)
  const first = await reader.read(node, address)
  duties = { ...duties, tick: 2n, epoch: { epoch: 4, start: 26n, length: 24n } }
  const second = await reader.read(node, address)
  expect(second).toEqual(duties)
  expect(second?.hosted).toBe(first?.hosted)

  duties = { ...duties, hosted: hosted.with(299, slot(299n, 9)) }
  const third = await reader.read(node, address)
  expect(third).toEqual(duties)
  expect(third?.hosted).not.toBe(second?.hosted)
  // The first page is as it was.
  expect(third?.hosted[0]).toBe(first?.hosted[0])

  duties = { ...duties, hosted: hosted.slice(0, 256) }
  expect(await reader.read(node, address)).toEqual(duties)
})

test('what is before the replicas may grow and shrink', async () => {
  const measurement = { challenge: 1n, epoch: 3, hoster: peer, committed: false, revealed: false, slots: [slot(8n)] }
  const reader = new DutiesReader()
  let duties: Duties = { ...base, hosted: many(2) }
  const node = nodeOf(() => duties)
  for (const count of [0, 1, 2, 0]) {
    duties = { ...duties, measurements: new Array(count).fill(measurement) }
    expect(await reader.read(node, address)).toEqual(duties)
  }
})

test('a page that ends like the one before, but is longer, is another page', async () => {
  const reader = new DutiesReader()
  let duties: Duties = { ...base, hosted: [] }
  const node = nodeOf(() => duties)
  // Without replicas the rest of a page is two zero bytes, with which many others end.
  expect(await reader.read(node, address)).toEqual(duties)
  duties = { ...base, hosted: [{ ...slot(1n), until: 0 }] }
  expect(await reader.read(node, address)).toEqual(duties)
})

test('whoever can wait is given the replicas that came before, until a setup or so many ticks change', async () => {
  let duties: Duties = { ...base, tick: 10n, hosted: many(600) }
  let asked = 0
  const node = nodeOf(
    () => duties,
    () => void asked++
  )
  const reader = new DutiesReader()
  const after = async (change: Partial<Duties>) => {
    duties = { ...duties, ...change }
    asked = 0
    return reader.read(node, address, undefined, 8n)
  }
  expect(await after({})).toEqual(duties)
  expect(asked).toBe(3)

  const before = duties.hosted
  expect(await after({ tick: 17n, epoch: { epoch: 4, start: 17n, length: 24n }, hosted: many(599) })).toEqual({
    ...duties,
    hosted: before
  })
  expect(asked).toBe(1)
  expect(await reader.read(node, address)).toEqual(duties)

  expect(await after({ tick: 18n, hosted: many(600), setups: [setup] })).toEqual(duties)
  expect(await after({ tick: 19n, hosted: many(601), setups: [] })).toEqual(duties)
  expect(await after({ tick: 26n, hosted: many(600) })).toMatchObject({ tick: 26n, hosted: many(601) })
  expect(await after({ tick: 27n })).toEqual(duties)
  // Another chain, or one that lost blocks.
  expect(await after({ tick: 2n, hosted: many(1) })).toEqual(duties)
})
