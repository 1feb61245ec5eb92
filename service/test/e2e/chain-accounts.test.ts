import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type ChainClient, connectChain, possessionMessage, renderFields } from '../../src/chain/index.js'
import { type KeyPair, oneUseKeyPair, sign } from '../../src/hyper/index.js'
import { chainOf, newKeys, possession, userArguments } from './chain-accounts.js'
import { type ChainNode, startChainNode } from './chain-node.js'

let node: ChainNode
let client: ChainClient

beforeAll(async () => {
  node = await startChainNode()
  client = await connectChain({ url: `ws://${node.address}` })
})

afterAll(async () => {
  await client?.close()
  await node?.stop()
})

test('an account is registered with two keys and found by all of them', async () => {
  const chain = await chainOf(client, '//Alice')
  const keys = newKeys()
  const before = await chain.getBalance(chain.address)
  const { user, block, finalised } = await chain.newUser(...userArguments(chain, keys))
  expect(finalised).toBe(false)
  expect(block).toBeGreaterThan(0)
  expect(await chain.getUserIDByAddress(chain.address)).toBe(user)
  expect(await chain.getUserIDByNoiseKey(keys.noise.publicKey)).toBe(user)
  expect(await chain.getUserIDBySigningKey(keys.signing.publicKey)).toBe(user)
  expect(await chain.getUserAddress(user)).toBe(chain.address)
  for (const key of [
    await chain.getHosterKey(user),
    await chain.getEncoderKey(user),
    await chain.getAttestorKey(user)
  ]) {
    expect(key).toEqual(keys.noise.publicKey)
  }
  expect(await chain.getSigningKey(user)).toEqual(keys.signing.publicKey)
  const { accountDeposit } = await chain.priceList()
  expect(await chain.getUserByID(user)).toEqual({
    account: chain.address,
    noiseKey: keys.noise.publicKey,
    signingKey: keys.signing.publicKey,
    rotation: undefined,
    deposit: accountDeposit
  })
  expect(await chain.getItemByID(user)).toMatchObject({ type: 'user', user: { account: chain.address } })
  const after = await chain.getBalance(chain.address)
  expect(after.held - before.held).toBe(accountDeposit)
  await expect(chain.newUser(...userArguments(chain, newKeys()))).rejects.toMatchObject({
    code: 'CHAIN_ACCOUNT_EXISTS',
    remedy: expect.stringMatching(/account_update/)
  })
  const duties = await chain.myDuties()
  expect(duties).toMatchObject({ user, setups: [], measurements: [], hosted: [] })
  expect(await chain.myOpenChallenges()).toEqual([])
})

test('a key that belongs to another account is refused, and nothing changes', async () => {
  const alice = await chainOf(client, '//Alice//stash')
  const bob = await chainOf(client, '//Bob')
  const keys = newKeys()
  await alice.newUser(...userArguments(alice, keys))
  const before = await bob.getBalance(bob.address)
  const stolen = userArguments(bob, { ...newKeys(), noise: keys.noise })
  await expect(bob.newUser(...stolen)).rejects.toMatchObject({ code: 'CHAIN_KEY_TAKEN' })
  expect((await bob.getBalance(bob.address)).held).toBe(before.held)
  expect(await bob.getUserIDByAddress(bob.address)).toBeUndefined()
})

test('a possession proof for another chain, account or purpose is refused', async () => {
  const chain = await chainOf(client, '//Charlie')
  const { noise, signing } = newKeys()
  const proof = { noise: possession(chain, 'noise', noise), signing: possession(chain, 'signing', signing) }
  const message = possessionMessage('noise', new Uint8Array(32), chain.address, noise.publicKey)
  const dave = await chainOf(client, '//Dave')
  const wrong = [
    { ...proof, noise: sign(message, noise.secretKey) },
    { ...proof, noise: possession(dave, 'noise', noise) },
    { ...proof, signing: possession(chain, 'noise', signing) },
    { ...proof, signing: new Uint8Array(64) }
  ]
  for (const proofs of wrong) {
    await expect(chain.newUser(noise.publicKey, signing.publicKey, proofs)).rejects.toMatchObject({
      code: 'CHAIN_BAD_POSSESSION_PROOF'
    })
  }
  expect(await chain.getUserIDByAddress(chain.address)).toBeUndefined()
})

test('keys of a wrong size never reach the chain', async () => {
  const chain = await chainOf(client, '//Charlie')
  const [, signingKey, proofs] = userArguments(chain, newKeys())
  for (const key of [new Uint8Array(0), new Uint8Array(31), new Uint8Array(33)]) {
    await expect(chain.newUser(key, signingKey, proofs)).rejects.toMatchObject({ code: 'CHAIN_ARGUMENT_INVALID' })
  }
})

test('new keys are accepted, and act after the delay', async () => {
  const chain = await chainOf(client, '//Eve')
  const { user } = await chain.newUser(...userArguments(chain, newKeys()))
  const next = oneUseKeyPair()
  const noiseKey = { key: next.publicKey, proof: possession(chain, 'noise', next) }
  const { at } = await chain.updateUser({ type: 'rotate', noiseKey, signingKey: undefined })
  expect(await chain.getUserByID(user)).toMatchObject({ rotation: { noiseKey: next.publicKey, at } })
  expect(await chain.getUserIDByNoiseKey(next.publicKey)).toBe(user)
})

test('a key is replaced at once, and never taken again', async () => {
  const chain = await chainOf(client, '//Eve//revokes')
  await (await chainOf(client, '//Alice')).transfer(chain.address, 10_000_000_000_000_000n)
  const first = newKeys()
  const { user } = await chain.newUser(...userArguments(chain, first))
  const next = oneUseKeyPair()
  const proven = (pair: KeyPair) => ({ key: pair.publicKey, proof: possession(chain, 'signing', pair) })
  const submitted = await chain.updateUser({ type: 'revoke', noiseKey: undefined, signingKey: proven(next) })
  expect(submitted.at).toBeUndefined()
  expect(await chain.getUserByID(user)).toMatchObject({
    noiseKey: first.noise.publicKey,
    signingKey: next.publicKey,
    rotation: undefined
  })
  expect(await chain.getUserIDBySigningKey(first.signing.publicKey)).toBeUndefined()
  expect(await chain.getUserIDBySigningKey(next.publicKey)).toBe(user)
  const again = chain.updateUser({ type: 'revoke', noiseKey: undefined, signingKey: proven(first.signing) })
  await expect(again).rejects.toMatchObject({ code: 'CHAIN_KEY_REVOKED' })
})

test('an account without money cannot pay fees, until somebody sends it some', async () => {
  const alice = await chainOf(client, '//Alice')
  const poor = await chainOf(client, '//Nobody//1')
  await expect(poor.newUser(...userArguments(poor, newKeys()))).rejects.toMatchObject({ code: 'CHAIN_FEES_UNPAYABLE' })
  await alice.transfer(poor.address, 1_000_000_000_000_000n)
  expect(await poor.getBalance(poor.address)).toEqual({ free: 1_000_000_000_000_000n, held: 0n })
  await expect(poor.newUser(...userArguments(poor, newKeys()))).resolves.toMatchObject({ finalised: false })
})

test('the fields of a call are printed for polkadot.js Apps', async () => {
  const chain = await chainOf(client, '//Ferdie')
  const keys = newKeys()
  const args = userArguments(chain, keys)
  const fields = await chain.fields.newUser(...args)
  const hex = (bytes: Uint8Array) => `0x${Buffer.from(bytes).toString('hex')}`
  expect(fields).toMatchObject({ pallet: 'datdot', call: 'accountCreate' })
  expect(fields.args).toEqual([
    { name: 'noiseKey', value: hex(keys.noise.publicKey) },
    { name: 'signingKey', value: hex(keys.signing.publicKey) },
    { name: 'proofs', value: { noise: hex(args[2].noise), signing: hex(args[2].signing) } }
  ])
  expect(fields.encoded).toContain(hex(keys.noise.publicKey).slice(2))
  expect(renderFields(fields).split('\n')[0]).toBe('datdot.accountCreate')
})
