import { expect, test } from '@jest/globals'
import { Keyring } from '@polkadot/keyring'
import { actingGenerations, deriveKeys, signingSeeds } from '../../src/api/index.js'
import type { KeyPair } from '../../src/hyper/index.js'

const SEED = `0x${'2a'.repeat(32)}`
const MNEMONIC = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk'

test.each(['//Alice', SEED, `${SEED}//hoster//1`, MNEMONIC, `${MNEMONIC}//Alice`])(
  'the keys of %s are those that every Substrate tool derives',
  async (secret) => {
    const { noise, signing } = await deriveKeys(secret)
    const base = secret.startsWith('//') ? `${MNEMONIC}${secret}` : secret
    const tool = new Keyring({ type: 'ed25519' })
    expect(Buffer.from(noise.publicKey)).toEqual(Buffer.from(tool.addFromUri(`${base}//datdot//noise`).publicKey))
    expect(Buffer.from(signing.publicKey)).toEqual(Buffer.from(tool.addFromUri(`${base}//datdot//signing`).publicKey))
  }
)

test.each([SEED, MNEMONIC])('the password of %s stays behind the derivations', async (secret) => {
  const { noise, signing } = await deriveKeys(`${secret}//a///word//b`)
  const tool = new Keyring({ type: 'ed25519' })
  const at = (purpose: string) => Buffer.from(tool.addFromUri(`${secret}//a//datdot//${purpose}///word//b`).publicKey)
  expect(Buffer.from(noise.publicKey)).toEqual(at('noise'))
  expect(Buffer.from(signing.publicKey)).toEqual(at('signing'))
  expect(noise.publicKey).not.toEqual(signing.publicKey)
})

test('spaces around a secret do not matter', async () => {
  expect(await deriveKeys(` ${SEED}\n`)).toEqual(await deriveKeys(SEED))
})

test.each(['', 'correct horse battery staple', '0x1234', `${SEED}/soft`])(
  '%p is refused, and not repeated',
  async (secret) => {
    const error = await deriveKeys(secret).catch((refused: Error) => refused)
    expect(error).toMatchObject({ code: 'API_SECRET_INVALID' })
    if (secret !== '') expect(`${(error as Error).message}`).not.toContain(secret)
  }
)

test('the keys of later generations, and which of them act', async () => {
  const tool = new Keyring({ type: 'ed25519' })
  const first = await deriveKeys(SEED)
  const later = await deriveKeys(SEED, { noise: 2, signing: 16 })
  const at = (path: string) => Buffer.from(tool.addFromUri(`${SEED}//datdot//${path}`).publicKey)
  expect(Buffer.from(later.noise.publicKey)).toEqual(at('noise//2'))
  expect(Buffer.from(later.signing.publicKey)).toEqual(at('signing//16'))
  const acting = (noise: KeyPair, signing: KeyPair) =>
    actingGenerations(SEED, { noiseKey: noise.publicKey, signingKey: signing.publicKey })
  expect(await acting(first.noise, first.signing)).toEqual({ noise: 0, signing: 0 })
  expect(await acting(later.noise, later.signing)).toEqual({ noise: 2, signing: 16 })
  expect(await acting(first.signing, later.noise)).toEqual({ noise: -1, signing: -1 })
  const seeds = await signingSeeds(SEED)
  expect([seeds.length, seeds[0], seeds[16]]).toEqual([17, first.signingSeed, later.signingSeed])
})
