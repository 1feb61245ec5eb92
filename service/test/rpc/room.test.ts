/** What is to be published is copied: only as much of it as there is room for. */

import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { METHODS } from '../../src/rpc/methods.js'
import { RpcServer } from '../../src/rpc/server.js'
import { factsOf } from '../views/plain-chain.js'
import { fakeContext } from './fake-context.js'

test.each(['hosting_quote', 'hosting_request'])(
  '%s of more than the disk has is refused before it is read',
  async (method) => {
    const folder = await mkdtemp(join(tmpdir(), 'datdot-room-'))
    const path = join(folder, 'large')
    await writeFile(path, '')
    await truncate(path, 3_000)
    const disk = { freeBytes: 5_000n, totalBytes: 10_000n, reserveBytes: 2_001n }
    const context = fakeContext({ priceList: async () => ({ blocksPerHour: 600 }) })
    const local = { ...factsOf(), disk: async () => disk }
    const server = new RpcServer(METHODS, { ...context, views: { ...context.views, local } }, {})
    for (const source of [{ path }, { path: folder }, { path: folder, files: ['large'] }]) {
      const params = {
        source: { type: 'path', ...source },
        seconds: 60,
        ...(method === 'hosting_request' && { budget: '1' })
      }
      const answer = JSON.parse((await server.answer(JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }))) ?? '')
      expect(answer.error).toMatchObject({ data: { code: 'RPC_NO_ROOM' }, message: expect.stringContaining('2999') })
    }
    await rm(folder, { recursive: true })
  }
)
