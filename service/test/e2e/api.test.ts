/** The service API against a real node. */

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  accountCreate,
  accountFields,
  accountUpdate,
  authorOf,
  deriveKeys,
  hostingRequest,
  newFeed
} from '../../src/api/index.js'
import { type HypercorePeer, randomBytes } from '../../src/hyper/index.js'
import { filledCore, temporaryFolder } from '../hyper/local-net.js'
import { type ChainAndPeer, startChainAndPeer } from './chain-and-peer.js'

let net: ChainAndPeer
let peer: HypercorePeer

beforeAll(async () => {
  net = await startChainAndPeer()
  peer = net.peer
})

afterAll(() => net?.stop())

const as = (secret: string) => net.as(secret)
const keysOf = async (secret: string) => {
  const { noise, signing } = await deriveKeys(secret)
  return { noise, signing }
}

test('an account is registered once, with keys of its own, proven for this chain and for their purpose', async () => {
  const charlie = await as('//Charlie')
  const keys = await keysOf('//Charlie')
  const { user } = await accountCreate(charlie, keys)
  expect(await charlie.getUserByID(user)).toMatchObject({ account: charlie.address })
  expect(await charlie.getUserIDByNoiseKey(keys.noise.publicKey)).toBe(user)
  expect(await charlie.getUserIDBySigningKey(keys.signing.publicKey)).toBe(user)
  await expect(accountCreate(charlie, keys)).rejects.toMatchObject({ code: 'CHAIN_ACCOUNT_EXISTS' })

  const dave = await as('//Dave')
  await expect(accountCreate(dave, keys)).rejects.toMatchObject({ code: 'CHAIN_KEY_TAKEN' })
  const own = await keysOf('//Dave')
  const elsewhere = accountFields({ genesis: new Uint8Array(32), address: dave.address }, own)
  const { noiseKey, signingKey, proofs } = accountFields(dave, own)
  const swapped = { noise: proofs.signing, signing: proofs.noise }
  for (const wrong of [elsewhere.proofs, swapped]) {
    await expect(dave.newUser(noiseKey, signingKey, wrong)).rejects.toMatchObject({
      code: 'CHAIN_BAD_POSSESSION_PROOF',
      remedy: expect.stringMatching(/./)
    })
  }
  expect(await dave.getUserIDByAddress(dave.address)).toBeUndefined()
}, 120_000)

test('new keys act after a delay', async () => {
  const eve = await as('//Eve')
  const { user } = await accountCreate(eve, await keysOf('//Eve'))
  const { noise } = await deriveKeys('//Eve//later')
  await accountUpdate(eve, { noise })
  expect(await eve.getUserByID(user)).toMatchObject({ rotation: { noiseKey: noise.publicKey } })
  for (let block = 0; block < 20; block++) {
    if ((await eve.getUserIDByNoiseKey(noise.publicKey)) === user && !(await eve.getUserByID(user))?.rotation) break
    await eve.nextBlock()
  }
  expect(await eve.getUserByID(user)).toMatchObject({ noiseKey: noise.publicKey, rotation: undefined })
}, 120_000)

test('hosting costs what the quote said, and the chain holds that', async () => {
  const bob = await as('//Bob')
  async function* content(): AsyncGenerator<Uint8Array> {
    for (let part = 0; part < 10; part++) yield randomBytes(100_000)
  }
  const { free } = await bob.getBalance(bob.address)
  const source = { type: 'stream', stream: content() } as const
  const hosting = await hostingRequest({ chain: bob, peer }, { source, blocks: 2_400, contractChunks: 4 })
  expect(hosting.cost.contracts).toBe(4)
  const { held, free: left } = await bob.getBalance(bob.address)
  const plan = await bob.getPlanByID(hosting.plan)
  const { feedDeposit } = await bob.priceList()
  // Hosting starts in the block that took the plan; each block later is one block less to pay.
  expect(plan?.ledger.escrow).toBeLessThanOrEqual(hosting.cost.total - hosting.cost.deposit)
  expect(held).toBe((plan?.ledger.escrow ?? 0n) + hosting.cost.deposit + feedDeposit)
  expect(free - left).toBeGreaterThan(held)
  expect(plan).toMatchObject({ sponsor: bob.address, contracts: 4, until: hosting.request.until })
}, 120_000)

test('what was made here authorises its publisher, so that a tip is sure of its author; nobody else can say so', async () => {
  const [bob, dave] = [await as('//Bob'), await as('//Dave')]
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'a.txt'), 'hello')
  const hosting = await hostingRequest({ chain: bob, peer }, { source: { type: 'path', path: folder }, blocks: 2_400 })
  expect(hosting.published.cores).toHaveLength(2)
  for (const { key } of hosting.published.cores) {
    expect(await authorOf(bob, key)).toEqual({ account: bob.address, confirmed: true })
  }
  const core = await filledCore(peer, 2, 1_000, 'authored')
  const ofBob = await newFeed(peer, core.key, bob)
  await expect(dave.publishFeed(ofBob)).rejects.toMatchObject({ code: 'CHAIN_BAD_AUTHORISATION' })
  await dave.publishFeed({ ...ofBob, authorisation: undefined })
  expect(await authorOf(bob, core.key)).toEqual({ account: dave.address, confirmed: false })
  await core.close()
}, 120_000)
