import { appendFile, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { aboutBackup, type BackupOptions, ensureNotMoved, makeBackup, restoreBackup } from '../../src/backup/index.js'
import { sealStream } from '../../src/backup/sealed-stream.js'
import { buffersOf, contentOf, homeOf, LARGE, LEFT_OUT, SMALL, temporary } from './homes.js'

const PASSPHRASE = 'correct horse battery'
const ADDRESS = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'
const COST = { n: 2 ** 14, r: 8, p: 1 }
const INVALID = expect.stringMatching(/^BACKUP_(INVALID|PASSPHRASE_WRONG)$/)

async function backUp(home: string, more: Partial<BackupOptions> = {}): Promise<string> {
  const path = join(await temporary(), 'backup')
  const parts = { replicas: false, feeds: false, move: true }
  await makeBackup({ home, path, passphrase: PASSPHRASE, address: ADDRESS, cost: COST, ...parts, ...more })
  return path
}

async function restored(path: string, oldIsGone = false): Promise<string> {
  const home = join(await temporary(), 'new')
  await restoreBackup({ home, path, passphrase: PASSPHRASE, oldIsGone })
  return home
}

test('what a new machine needs comes back as it was, and only that', async () => {
  const path = await backUp(await homeOf(SMALL, LARGE, LEFT_OUT))
  const { 'restored.json': mark, ...files } = await contentOf(await restored(path))
  expect(files).toEqual(buffersOf(SMALL))
  expect(JSON.parse(String(mark))).toMatchObject({ address: ADDRESS })
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect((await readFile(path)).includes('ws://')).toBe(false)
})

test('with replicas if they are asked for', async () => {
  const path = await backUp(await homeOf(SMALL, LARGE, LEFT_OUT), { replicas: true })
  const { 'restored.json': _, ...files } = await contentOf(await restored(path))
  expect(files).toEqual(buffersOf({ ...SMALL, ...LARGE }))
})

test('a backup says whose and of when it is, without the passphrase', async () => {
  const path = await backUp(await homeOf(SMALL), { move: false })
  expect(await aboutBackup(path)).toMatchObject({ address: ADDRESS, moved: false })
})

test('a moved account starts here no more, and is not moved twice', async () => {
  const home = await homeOf(SMALL)
  const path = await backUp(home)
  await expect(ensureNotMoved(home)).rejects.toMatchObject({ code: 'BACKUP_MOVED' })
  await expect(backUp(home)).rejects.toMatchObject({ code: 'BACKUP_MOVED' })
  await ensureNotMoved(await restored(path))
})

test('a mere copy is restored only if its machine is gone', async () => {
  const home = await homeOf(SMALL)
  const path = await backUp(home, { move: false })
  await ensureNotMoved(home)
  await expect(restored(path)).rejects.toMatchObject({ code: 'BACKUP_OLD_MACHINE' })
  await restored(path, true)
})

test('a wrong passphrase opens nothing and leaves nothing', async () => {
  const path = await backUp(await homeOf(SMALL))
  const home = join(await temporary(), 'new')
  const options = { home, path, passphrase: 'something else', oldIsGone: false }
  await expect(restoreBackup(options)).rejects.toMatchObject({ code: 'BACKUP_PASSPHRASE_WRONG' })
  expect(await readdir(home)).toEqual([])
})

test('a changed, cut or lengthened backup is refused, and leaves nothing', async () => {
  const path = await backUp(await homeOf(SMALL, LARGE), { replicas: true })
  const whole = await readFile(path)
  const line = whole.indexOf(10)
  const flipped = (at: number) => {
    const copy = Buffer.from(whole)
    copy[at] = (copy[at] ?? 0) ^ 1
    return copy
  }
  const firstBox = line + 1 + 4 + 1024 * 1024 + 16
  const ends = [whole.length - 1, firstBox, line + 1, 10]
  const flips = [whole.length - 40, line + 2 * 1024 * 1024, whole.indexOf('5Grw') + 5, line + 1]
  const cases = [
    ...flips.map(flipped),
    ...ends.map((end) => whole.subarray(0, end)),
    Buffer.from('{"datdot":"backup"}\n')
  ]
  for (const [index, bytes] of cases.entries()) {
    const bad = `${path}.${index}`
    await writeFile(bad, bytes)
    const home = join(await temporary(), 'new')
    const options = { home, path: bad, passphrase: PASSPHRASE, oldIsGone: false }
    await expect(restoreBackup(options)).rejects.toMatchObject({ code: INVALID })
    expect(await readdir(home).catch(() => [])).toEqual([])
  }
  await appendFile(path, 'x')
  await expect(restored(path)).rejects.toMatchObject({ code: 'BACKUP_INVALID' })
})

test('nothing is restored over an account, nor a backup over a file', async () => {
  const home = await homeOf(SMALL)
  const path = await backUp(home, { move: false })
  const over = { home, path, passphrase: PASSPHRASE, oldIsGone: true }
  await expect(restoreBackup(over)).rejects.toMatchObject({ code: 'BACKUP_HOME_NOT_EMPTY' })
  expect(await contentOf(home)).toEqual(buffersOf(SMALL))
  const again = makeBackup({ ...over, address: ADDRESS, replicas: false, feeds: false, move: false, cost: COST })
  await expect(again).rejects.toMatchObject({ code: 'BACKUP_EXISTS' })
})

test('a configuration that a package put there stays', async () => {
  const path = await backUp(await homeOf(SMALL))
  const home = await homeOf({ 'config.yaml': 'web: 127.0.0.1:1\n' })
  await restoreBackup({ home, path, passphrase: PASSPHRASE, oldIsGone: false })
  expect(await readFile(join(home, 'config.yaml'), 'utf8')).toBe('web: 127.0.0.1:1\n')
  expect(await readFile(join(home, 'keystore.json'), 'utf8')).toBe(SMALL['keystore.json'])
})

test('a HOME in use is not copied', async () => {
  const home = await homeOf(SMALL)
  const server = createServer().listen(join(home, 'daemon.sock'))
  try {
    await expect(backUp(home)).rejects.toMatchObject({ code: 'BACKUP_HOME_IN_USE' })
  } finally {
    server.close()
  }
})

test('an empty HOME has nothing to keep', async () => {
  await expect(backUp(await temporary())).rejects.toMatchObject({ code: 'BACKUP_NOTHING' })
})

/** What somebody writes who knows the passphrase and wants to harm who restores it. */
async function written(files: Readonly<Record<string, string>>): Promise<string> {
  const path = join(await temporary(), 'hostile')
  const lines = Object.entries(files).map(
    ([name, text]) => `${JSON.stringify({ path: name, size: text.length, mode: 0o777 })}\n${text}`
  )
  const content = async function* () {
    yield Buffer.from(`${lines.join('')}${JSON.stringify({ files: lines.length })}\n`)
  }
  const about = { address: ADDRESS, made: new Date().toISOString(), moved: true }
  await writeFile(path, sealStream(content(), about, PASSPHRASE, COST))
  return path
}

test('a backup brings no token that its maker knows, and nobody else rights', async () => {
  const path = await written({
    'daemon.token': 'ab'.repeat(32),
    'metrics.token': 'ab'.repeat(32),
    'keystore.json': '{}',
    'dashboard.html': '<script>',
    'daemon.json': '{}'
  })
  const home = await restored(path)
  expect((await readdir(home)).sort()).toEqual(['keystore.json', 'restored.json'])
  expect((await stat(join(home, 'keystore.json'))).mode & 0o077).toBe(0)
})

test.each(['../out', '/etc/out', 'a/../../out', './out', 'a//out', 'a\\out'])(
  'a backup with %s is refused, and leaves nothing',
  async (name) => {
    await expect(restored(await written({ [name]: 'x' }))).rejects.toMatchObject({ code: 'BACKUP_INVALID' })
  }
)
