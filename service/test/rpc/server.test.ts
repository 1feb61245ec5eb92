/** JSON-RPC as the specification has it, with limits, and refusals that say what to do. */

import { expect, test } from '@jest/globals'
import { z } from 'zod'
import { errorTable } from '../../src/errors.js'
import { type Methods, method } from '../../src/rpc/method.js'
import { type RpcLimits, RpcServer } from '../../src/rpc/server.js'
import { hide } from '../../src/secrets.js'
import { fakeContext } from './fake-context.js'

const refuse = errorTable({ TEST_REFUSED: { message: 'refused {why}', remedy: 'Do not.' } } as const)
const nothing = z.strictObject({})
const never = (signal: AbortSignal) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))

const TABLE: Methods = {
  double: method({
    summary: 'Doubles.',
    params: z.strictObject({ number: z.int() }),
    result: z.int(),
    run: async (_context, { number }) => 2 * number
  }),
  large: method({ summary: 'Large.', params: nothing, result: z.string(), run: async () => 10n ** 30n }),
  refused: method({
    summary: 'Refused.',
    params: nothing,
    result: nothing,
    run: async () => {
      throw refuse('TEST_REFUSED', { why: 'because of hunter2-hunter2' })
    }
  }),
  broken: method({
    summary: 'Broken.',
    params: nothing,
    result: nothing,
    run: async () => {
      throw new TypeError('internals')
    }
  }),
  wrong: method({ summary: 'Wrong.', params: nothing, result: z.string(), run: async () => 5 }),
  slow: method({
    summary: 'Slow.',
    params: nothing,
    result: nothing,
    timeoutMs: 20,
    run: (_context, _params, signal) => never(signal)
  }),
  stuck: method({
    summary: 'Stuck.',
    params: nothing,
    result: nothing,
    run: (_context, _params, signal) => never(signal)
  })
}

const server = (limits: Partial<RpcLimits> = {}, table = TABLE) =>
  new RpcServer(table, fakeContext(), { openrpc: '1.3.2' }, limits)
const ask = async (asked: unknown, on = server()) => {
  const answer = await on.answer(typeof asked === 'string' ? asked : JSON.stringify(asked))
  return answer === undefined ? undefined : JSON.parse(answer)
}
const request = (method: string, params?: unknown, id: unknown = 1) => ({ jsonrpc: '2.0', id, method, params })
const refusal = (number: number, code: string, id: unknown = 1) => ({
  jsonrpc: '2.0',
  id,
  error: { code: number, message: expect.stringMatching(/./), data: { code, remedy: expect.stringMatching(/./) } }
})

test('a request is answered with its id', async () => {
  expect(await ask(request('double', { number: 4 }, 'a'))).toEqual({ jsonrpc: '2.0', id: 'a', result: 8 })
  expect(await ask(request('large'))).toMatchObject({ result: '1000000000000000000000000000000' })
  expect(await ask(request('rpc.discover'))).toMatchObject({ result: { openrpc: '1.3.2' } })
})

test('a batch is a list, also of one answer, and has none for notifications', async () => {
  const notification = { jsonrpc: '2.0', method: 'double', params: { number: 1 } }
  expect(await ask([request('double', { number: 1 }), notification])).toEqual([{ jsonrpc: '2.0', id: 1, result: 2 }])
  expect(await ask([notification])).toBeUndefined()
  expect(await ask(notification)).toBeUndefined()
  expect(await ask({ jsonrpc: '2.0', method: 'unknown' })).toBeUndefined()
})

test.each([
  ['{', -32700, 'RPC_NOT_JSON', null],
  ['', -32700, 'RPC_NOT_JSON', null],
  [null, -32600, 'RPC_REQUEST_INVALID', null],
  [[], -32600, 'RPC_REQUEST_INVALID', null],
  [7, -32600, 'RPC_REQUEST_INVALID', null],
  [{ jsonrpc: '1.0', id: 3, method: 'double' }, -32600, 'RPC_REQUEST_INVALID', 3],
  [{ jsonrpc: '2.0', id: {}, method: 'double' }, -32600, 'RPC_REQUEST_INVALID', null],
  [request('double', [4]), -32600, 'RPC_REQUEST_INVALID', 1],
  [request('nothing'), -32601, 'RPC_METHOD_UNKNOWN', 1],
  [request('toString'), -32601, 'RPC_METHOD_UNKNOWN', 1],
  [request('__proto__'), -32601, 'RPC_METHOD_UNKNOWN', 1],
  [request('double', { number: '4' }), -32602, 'RPC_PARAMS_INVALID', 1],
  [request('double', { number: 4, more: 1 }), -32602, 'RPC_PARAMS_INVALID', 1],
  [request('double'), -32602, 'RPC_PARAMS_INVALID', 1],
  [request('broken'), -32603, 'RPC_INTERNAL', 1],
  [request('wrong'), -32603, 'RPC_INTERNAL', 1],
  [request('slow'), -32000, 'RPC_TIMEOUT', 1],
  [request('refused'), -32000, 'TEST_REFUSED', 1]
])('%j is refused: %d %s', async (asked, number, code, id) => {
  expect(await ask(asked)).toEqual(refusal(number, code, id))
})

test('one bad request leaves the others of its batch alone', async () => {
  const answers = await ask([null, request('double', { number: 1 }, 2), request('broken', undefined, 3)])
  expect(answers).toEqual([
    refusal(-32600, 'RPC_REQUEST_INVALID', null),
    { jsonrpc: '2.0', id: 2, result: 2 },
    refusal(-32603, 'RPC_INTERNAL', 3)
  ])
})

test('a refusal tells neither secrets nor what went wrong inside', async () => {
  hide('hunter2-hunter2')
  expect(JSON.stringify(await ask(request('refused')))).not.toContain('hunter2')
  expect(JSON.stringify(await ask(request('broken')))).not.toMatch(/internals|TypeError| at /)
})

test('depth is no danger', async () => {
  const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
  expect(await ask(deep(400_000))).toEqual([refusal(-32600, 'RPC_REQUEST_INVALID', null)])
  const asked = `{"jsonrpc":"2.0","id":1,"method":"double","params":{"number":${deep(5_000)}}}`
  expect(await ask(asked)).toEqual(refusal(-32602, 'RPC_PARAMS_INVALID'))
})

test('requests that are too long, too many, or too many at once are refused', async () => {
  expect(await ask(' '.repeat(101), server({ bytes: 100 }))).toEqual(refusal(-32600, 'RPC_TOO_LARGE', null))
  const three = [1, 2, 3].map((id) => request('double', { number: id }, id))
  expect(await ask(three, server({ batch: 2 }))).toEqual(refusal(-32600, 'RPC_BATCH_TOO_LARGE', null))
  const busy = server({ running: 1 })
  const first = busy.answer(JSON.stringify(request('stuck')))
  expect(await ask(request('double', { number: 1 }), busy)).toEqual(refusal(-32000, 'RPC_BUSY'))
  busy.close()
  expect(JSON.parse((await first) ?? '')).toEqual(refusal(-32000, 'RPC_CLOSING'))
  expect(await ask(request('double', { number: 1 }), busy)).toEqual(refusal(-32000, 'RPC_CLOSING'))
})
