import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readState, writeState } from '../../src/roles/state-file.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'datdot-state-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('a state comes back as it was, and is undefined before there is one', async () => {
  const path = join(folder, 'below', 'state.json')
  expect(await readState(path)).toBeUndefined()
  const state = { contract: 7n, root: Uint8Array.of(0, 255), list: [{ slot: 3 }] }
  await writeState(path, state)
  expect(await readState(path)).toEqual(state)
})

test.each(['', '{"contract":{"int":"7"', '{"int":"seven"}', '\0\0\0\0'])(
  'a damaged file says which one it is: %j',
  async (content) => {
    const path = join(folder, 'damaged.json')
    await writeFile(path, content)
    await expect(readState(path)).rejects.toMatchObject({
      code: 'ROLES_STATE_UNREADABLE',
      message: expect.stringContaining(path)
    })
  }
)
