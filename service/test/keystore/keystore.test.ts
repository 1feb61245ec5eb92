import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import {
  changePassphrase,
  createKeystore,
  keystoreAddress,
  openKeystore,
  readPrivate,
  SCRYPT_COST,
  writePrivate
} from '../../src/keystore/index.js'

const SECRET = `0x${'5e'.repeat(32)}`
const PASSPHRASE = 'correct horse battery'
const ADDRESS = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'
/** The least that a file may say: quick. */
const cost = { n: 2 ** 14, r: 8, p: 1 }

let home = ''
let path = ''

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'datdot-keystore-'))
  path = join(home, 'new', 'keystore.json')
})

afterEach(() => rm(home, { recursive: true, force: true }))

const create = (passphrase = PASSPHRASE) => createKeystore(path, { secret: SECRET, address: ADDRESS, passphrase, cost })
const modeOf = async (file: string) => (await stat(file)).mode & 0o7777

test('what was put in comes out, and only with the passphrase', async () => {
  await create()
  expect(await openKeystore(path, PASSPHRASE)).toBe(SECRET)
  expect(await keystoreAddress(path)).toBe(ADDRESS)
  await expect(openKeystore(path, `${PASSPHRASE} `)).rejects.toMatchObject({ code: 'KEYSTORE_PASSPHRASE_WRONG' })
  await expect(openKeystore(path, '')).rejects.toMatchObject({ code: 'KEYSTORE_PASSPHRASE_WRONG' })
})

test('the file has neither secret nor passphrase, its mode is 0600, its folder 0700, nothing else is left', async () => {
  await create()
  const text = await readFile(path, 'utf8')
  expect(text).not.toContain(SECRET.slice(2, 20))
  expect(text).not.toContain(PASSPHRASE)
  expect(await modeOf(path)).toBe(0o600)
  expect(await modeOf(join(home, 'new'))).toBe(0o700)
  expect(await readdir(join(home, 'new'))).toEqual(['keystore.json'])
})

test('the default costs 128 MiB a guess', () => {
  expect(128 * SCRYPT_COST.n * SCRYPT_COST.r).toBe(128 * 2 ** 20)
})

test('two keystores of one secret and passphrase have nothing in common', async () => {
  await create()
  const first = JSON.parse(await readFile(path, 'utf8'))
  await rm(path)
  await create()
  const second = JSON.parse(await readFile(path, 'utf8'))
  expect(first.kdf.salt).not.toBe(second.kdf.salt)
  expect(first.cipher.nonce).not.toBe(second.cipher.nonce)
  expect(first.secret).not.toBe(second.secret)
})

test('a keystore is never overwritten by a new one', async () => {
  await create()
  const before = await readFile(path, 'utf8')
  await expect(create('another passphrase')).rejects.toMatchObject({ code: 'KEYSTORE_EXISTS' })
  expect(await readFile(path, 'utf8')).toBe(before)
  expect(await readdir(join(home, 'new'))).toEqual(['keystore.json'])
})

test('the passphrase changes; the old one opens it no more, a wrong one changes nothing', async () => {
  await create()
  const before = await readFile(path, 'utf8')
  await expect(changePassphrase(path, 'not this one', 'a new passphrase', cost)).rejects.toMatchObject({
    code: 'KEYSTORE_PASSPHRASE_WRONG'
  })
  await expect(changePassphrase(path, PASSPHRASE, 'short', cost)).rejects.toMatchObject({
    code: 'KEYSTORE_PASSPHRASE_UNFIT'
  })
  expect(await readFile(path, 'utf8')).toBe(before)
  await changePassphrase(path, PASSPHRASE, 'a new passphrase', cost)
  expect(await openKeystore(path, 'a new passphrase')).toBe(SECRET)
  await expect(openKeystore(path, PASSPHRASE)).rejects.toMatchObject({ code: 'KEYSTORE_PASSPHRASE_WRONG' })
  expect(await modeOf(path)).toBe(0o600)
})

test('one passphrase, however its letters are composed', async () => {
  await create('Zürich Straße')
  expect(await openKeystore(path, 'Zürich Straße'.normalize('NFD'))).toBe(SECRET)
})

test.each(['', 'short', 'x'.repeat(1_025)])('the passphrase %p is refused', async (passphrase) => {
  await expect(create(passphrase)).rejects.toMatchObject({ code: 'KEYSTORE_PASSPHRASE_UNFIT' })
})

test.each([0o640, 0o604, 0o660, 0o601])('a file of mode %o is not opened', async (mode) => {
  await create()
  await chmod(path, mode)
  await expect(openKeystore(path, PASSPHRASE)).rejects.toMatchObject({ code: 'KEYSTORE_EXPOSED' })
})

test('a file that others could replace is neither opened nor made', async () => {
  await create()
  await chmod(join(home, 'new'), 0o777)
  await expect(openKeystore(path, PASSPHRASE)).rejects.toMatchObject({ code: 'KEYSTORE_EXPOSED' })
  await expect(writePrivate(join(home, 'new', 'other'), 'text')).rejects.toMatchObject({ code: 'KEYSTORE_EXPOSED' })
})

test('what is no file is refused, and nothing waits for it', async () => {
  await mkdir(path, { recursive: true })
  await expect(openKeystore(path, PASSPHRASE)).rejects.toMatchObject({ code: 'KEYSTORE_UNREADABLE' })
  await symlink('/dev/zero', join(home, 'zero'))
  await expect(openKeystore(join(home, 'zero'), PASSPHRASE)).rejects.toMatchObject({ code: 'KEYSTORE_UNREADABLE' })
  await expect(openKeystore(join(home, 'none'), PASSPHRASE)).rejects.toMatchObject({ code: 'KEYSTORE_MISSING' })
})

test('every changed byte of content makes it one that does not open', async () => {
  await create()
  const file = JSON.parse(await readFile(path, 'utf8'))
  const flip = (hex: string) => (hex.startsWith('0') ? '1' : '0') + hex.slice(1)
  const changed = [
    { ...file, address: ADDRESS.toLowerCase() },
    { ...file, kdf: { ...file.kdf, n: 2 ** 15 } },
    { ...file, kdf: { ...file.kdf, salt: flip(file.kdf.salt) } },
    { ...file, cipher: { ...file.cipher, nonce: flip(file.cipher.nonce) } },
    { ...file, cipher: { ...file.cipher, tag: flip(file.cipher.tag) } },
    { ...file, secret: flip(file.secret) }
  ]
  for (const content of changed) {
    await writeFile(path, JSON.stringify(content))
    await expect(openKeystore(path, PASSPHRASE)).rejects.toMatchObject({ code: 'KEYSTORE_PASSPHRASE_WRONG' })
  }
})

test('a file cannot make its reader spend memory or time without bound', async () => {
  await create()
  const file = JSON.parse(await readFile(path, 'utf8'))
  const hostile = [
    '',
    'null',
    '[]',
    SECRET,
    'x'.repeat(20_000),
    JSON.stringify({ ...file, version: 2 }),
    JSON.stringify({ ...file, extra: 1 }),
    JSON.stringify({ ...file, secret: '' }),
    JSON.stringify({ ...file, secret: 'ab'.repeat(5_000) }),
    JSON.stringify({ ...file, cipher: { ...file.cipher, name: 'aes-256-ctr' } }),
    JSON.stringify({ ...file, cipher: { ...file.cipher, tag: '00' } }),
    ...[2 ** 21, 2 ** 13, 2 ** 14 + 1, -1, 1.5].map((n) => JSON.stringify({ ...file, kdf: { ...file.kdf, n } })),
    ...[1, 9, 2 ** 30].map((r) => JSON.stringify({ ...file, kdf: { ...file.kdf, r } })),
    ...[0, 5].map((p) => JSON.stringify({ ...file, kdf: { ...file.kdf, p } }))
  ]
  for (const text of hostile) {
    await writeFile(path, text)
    const error = await openKeystore(path, PASSPHRASE).catch((refused: Error) => refused)
    expect(error).toMatchObject({ code: expect.stringMatching(/^KEYSTORE_(INVALID|UNREADABLE)$/) })
    expect(String((error as Error).message)).not.toContain(SECRET.slice(2))
  }
})

test('a credential that systemd hands over may be read by the group, and by nobody else', async () => {
  path = join(home, 'passphrase')
  await writeFile(path, 'a long one')
  await chmod(path, 0o440)
  await expect(readPrivate(path)).rejects.toMatchObject({ code: 'KEYSTORE_EXPOSED' })
  process.env.CREDENTIALS_DIRECTORY = home
  try {
    expect(await readPrivate(path)).toBe('a long one')
    await chmod(path, 0o444)
    await expect(readPrivate(path)).rejects.toMatchObject({ code: 'KEYSTORE_EXPOSED' })
  } finally {
    delete process.env.CREDENTIALS_DIRECTORY
  }
})
