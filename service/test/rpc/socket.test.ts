/** The socket and HTTP, as callers of any kind use them. */

import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { silentLogger } from '../../src/log.js'
import { rpcHttp } from '../../src/rpc/http.js'
import { METHODS } from '../../src/rpc/methods.js'
import { RpcServer } from '../../src/rpc/server.js'
import { answers, listenAt, type RpcSocket } from '../../src/rpc/socket.js'
import { served } from '../daemon/served.js'
import { ADDRESS, fakeContext } from './fake-context.js'

const chain = {
  getUserIDByAddress: async () => undefined,
  getBalance: async () => ({ free: 5n * 10n ** 12n, held: 0n })
}
const server = () => new RpcServer(METHODS, fakeContext(chain), { openrpc: '1.3.2' }, { bytes: 2_000 })
const asked = JSON.stringify({ jsonrpc: '2.0', id: 7, method: 'account_get' })

let folder = ''
let socket: RpcSocket | undefined

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'datdot-rpc-'))
})

afterEach(async () => {
  await socket?.close()
  socket = undefined
  await rm(folder, { recursive: true })
})

/** Writes pieces, and gives the lines that come back until the other side hangs up or so many came. */
async function talk(path: string, pieces: readonly string[], lines: number): Promise<string[]> {
  const caller: Socket = connect(path)
  const said: string[] = []
  for (const piece of pieces) await new Promise((resolve) => caller.write(piece, resolve))
  for await (const line of createInterface({ input: caller })) {
    said.push(line)
    if (said.length === lines) break
  }
  caller.destroy()
  return said
}

test('only its owner can open the socket', async () => {
  const path = join(folder, 's')
  socket = await listenAt(path, server(), silentLogger())
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

test('each line is answered, however it comes in pieces', async () => {
  const path = join(folder, 's')
  socket = await listenAt(path, server(), silentLogger())
  const half = asked.length / 2
  const said = await talk(path, [asked.slice(0, half), `${asked.slice(half)}\n\n{\n`], 2)
  expect(said.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ id: 7, result: expect.objectContaining({ address: ADDRESS, free: '5000000000000' }) })
  )
  expect(said.join()).toContain('RPC_NOT_JSON')
})

test('a line without an end is refused, and the next caller is served', async () => {
  const path = join(folder, 's')
  socket = await listenAt(path, server(), silentLogger())
  expect((await talk(path, ['x'.repeat(4_000)], 2)).join()).toContain('RPC_TOO_LARGE')
  expect(await talk(path, [`${asked}\n`], 1)).toHaveLength(1)
})

test('who goes on with a line without an end is hung up on', async () => {
  const path = join(folder, 's')
  socket = await listenAt(path, server(), silentLogger())
  const caller = connect({ path, allowHalfOpen: true }).on('error', () => {})
  const going = setInterval(() => caller.write('x'.repeat(100_000)), 10)
  await new Promise((closed) => caller.once('close', closed))
  clearInterval(going)
  expect(await talk(path, [`${asked}\n`], 1)).toHaveLength(1)
})

test('a socket that nobody listens at is replaced; one in use answers', async () => {
  const path = join(folder, 's')
  await writeFile(path, '')
  expect(await answers(path)).toBe(false)
  socket = await listenAt(path, server(), silentLogger())
  expect(await answers(path)).toBe(true)
})

test('by HTTP: requests, notifications, and what is no JSON', async () => {
  const route = await served(rpcHttp(server()))
  const post = (body: string) =>
    route.ask('/rpc', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  expect(JSON.parse((await post(asked)).body)).toMatchObject({ id: 7, result: { address: ADDRESS } })
  expect(await post('{"jsonrpc":"2.0","method":"account_get"}')).toEqual({ status: 204, body: '' })
  expect(await post('{')).toMatchObject({ status: 200, body: expect.stringContaining('RPC_NOT_JSON') })
  expect((await post('')).body).toContain('RPC_NOT_JSON')
  expect((await post('x'.repeat(3_000))).status).toBe(413)
  await route.close()
})
