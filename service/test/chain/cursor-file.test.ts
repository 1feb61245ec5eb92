import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { CursorFile } from '../../src/chain/cursor-file.js'
import { Signer } from '../../src/chain/index.js'
import { bytes } from './runtime.js'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'datdot-cursor-file-'))
})

afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))

test('what was saved is loaded, and nothing else is left in the folder', async () => {
  const file = new CursorFile(join(folder, 'new', 'cursor.json'), bytes(32, 1))
  expect(await file.load()).toBeUndefined()
  const head = (block: number) => ({ block, hash: bytes(32, block) })
  for (const block of [1, 2]) await file.save({ at: head(block), before: undefined })
  expect(await file.load()).toEqual({ at: { block: 2, hash: Buffer.from(bytes(32, 2)) }, before: undefined })
  await file.save({ at: head(40), before: head(20) })
  expect(await file.load()).toMatchObject({
    at: { block: 40 },
    before: { block: 20, hash: Buffer.from(bytes(32, 20)) }
  })
  expect(await readdir(join(folder, 'new'))).toEqual(['cursor.json'])
})

test('a cursor of another chain is refused', async () => {
  const path = join(folder, 'cursor.json')
  await new CursorFile(path, bytes(32, 1)).save({ at: { block: 5, hash: bytes(32, 5) }, before: undefined })
  await expect(new CursorFile(path, bytes(32, 2)).load()).rejects.toMatchObject({
    code: 'CHAIN_WIPED',
    details: { block: 5, file: path }
  })
})

test.each(['', '{', '[]', '{"genesis":"0x","block":1,"hash":"0x"}', '{"block":-1}'])(
  '%j is no cursor',
  async (content) => {
    const path = join(folder, 'cursor.json')
    await writeFile(path, content)
    await expect(new CursorFile(path, bytes(32, 1)).load()).rejects.toMatchObject({ code: 'CHAIN_CURSOR_UNREADABLE' })
  }
)

test('a place that cannot be written is said to be so', async () => {
  const path = join(folder, 'taken')
  await mkdir(path)
  const file = new CursorFile(path, bytes(32, 1))
  const at = { block: 1, hash: bytes(32, 1) }
  await expect(file.save({ at, before: undefined })).rejects.toMatchObject({ code: 'CHAIN_CURSOR_UNREADABLE' })
})

test('a signer is made of a mnemonic, a seed or a development path, and of nothing that can be guessed', async () => {
  const alice = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'
  const phrase = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk'
  for (const secret of ['//Alice', `${phrase}//Alice`, ' //Alice\n']) {
    expect((await Signer.fromSecret(secret)).address).toBe(alice)
  }
  const seed = `0x${'ab'.repeat(32)}`
  expect((await Signer.fromSecret(seed)).address).not.toBe((await Signer.fromSecret(`${seed}//1`)).address)
  for (const secret of ['', 'Alice', 'bob', `${phrase} walk`, '0x1234', 'bottom drive obey']) {
    const failure = await Signer.fromSecret(secret).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'CHAIN_SECRET_INVALID' })
    if (secret !== '') expect(JSON.stringify(failure)).not.toContain(`"${secret}`)
  }
})
