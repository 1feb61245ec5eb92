/** Folders as HOME has them, and what is in a folder. */

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach } from '@jest/globals'

export type Files = Readonly<Record<string, string | Uint8Array>>

const folders: string[] = []

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

export async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'datdot-backup-'))
  folders.push(folder)
  return folder
}

/** What an account consists of. */
export const SMALL = {
  'keystore.json': '{"version":1}',
  'config.yaml': 'rpc: ws://127.0.0.1:9944\n',
  'provider/attestor/signed-roots.json': '[]',
  'provider/attestor/stated.json': '[]',
  'provider/attestor/report-0.json': '{"salt":1}',
  'provider/contradictions/ab.json': '{}',
  'provider/encoder/downloads.json': '[]',
  'provider/replicas/store.json': '{"user":{"int":"3"}}',
  'provider/tails.json': '[]',
  'provider/cursor.json': '{"block":7}',
  'sponsor/plan-4.json': '{}'
} satisfies Files

export const LARGE: Files = {
  'provider/replicas/4-0-7/pages': Buffer.alloc(3 * 1024 * 1024 + 7, 5),
  'provider/replicas/4-0-7/replica.json': '{}',
  'provider/replicas/4-0-7/empty': ''
}

/** What only a running process has, or makes again. */
export const LEFT_OUT: Files = {
  'daemon.token': 'secret',
  'metrics.token': 'secret',
  'daemon.json': '{}',
  'provider/encoder/spool/1-0.pages': 'x',
  'provider/replicas/5-0-8/draft.json': '{}'
}

export async function homeOf(...all: Files[]): Promise<string> {
  const home = await temporary()
  for (const [path, content] of Object.entries<string | Uint8Array>(Object.assign({}, ...all))) {
    await mkdir(dirname(join(home, path)), { recursive: true })
    await writeFile(join(home, path), content, { mode: 0o600 })
  }
  return home
}

/** Every file below a folder with its bytes. */
export async function contentOf(home: string): Promise<Record<string, Buffer>> {
  const entries = await readdir(home, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  const read = files.map(async (path) => [path.slice(home.length + 1), await readFile(path)] as const)
  return Object.fromEntries(await Promise.all(read))
}

export const buffersOf = (files: Files): Record<string, Buffer> =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [path, Buffer.from(content)]))
