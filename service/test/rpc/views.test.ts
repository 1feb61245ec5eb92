/** `view_*` by JSON-RPC: each answers as its schema says. */

import { expect, test } from '@jest/globals'
import { METHODS } from '../../src/rpc/methods.js'
import { RpcServer } from '../../src/rpc/server.js'
import { chainOf, factsOf, plan, planReport, provider } from '../views/plain-chain.js'
import { fakeContext } from './fake-context.js'

const chain = chainOf({ provider: provider(), plans: [{ id: 12n, plan: plan() }], report: planReport([]) })
const server = new RpcServer(METHODS, { ...fakeContext(), views: { chain: () => chain, local: factsOf() } }, {})

async function ask(method: string, params: object) {
  return JSON.parse(String(await server.answer(JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }))))
}

test.each([
  ['view_overview', {}, { state: 'well' }],
  ['view_offer', {}, { registered: true }],
  ['view_market', {}, { hosters: 0 }],
  ['view_plans', {}, { plans: [{ id: '12' }] }],
  ['view_plan', { plan: '12' }, { own: true, contracts: [] }]
])('%s', async (method, params, result) => {
  expect(await ask(method, params)).toMatchObject({ result })
})

test('what is not there has a code of its own', async () => {
  expect(await ask('view_explore', { query: '99' })).toMatchObject({ error: { data: { code: 'VIEWS_NOT_FOUND' } } })
  expect(await ask('view_plan', { plan: 12 })).toMatchObject({ error: { data: { code: 'RPC_PARAMS_INVALID' } } })
})
