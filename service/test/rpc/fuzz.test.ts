/** Whatever is asked, the server answers as JSON-RPC, says neither secrets nor its inside, and goes on. */

import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { startWeb, type Web } from '../../src/daemon/web/server.js'
import { Tokens } from '../../src/daemon/web/tokens.js'
import { createLogger } from '../../src/log.js'
import { rpcHttp } from '../../src/rpc/http.js'
import { METHODS } from '../../src/rpc/methods.js'
import { openRpcDocument } from '../../src/rpc/openrpc.js'
import { RpcServer } from '../../src/rpc/server.js'
import { judge } from './judge.js'
import { liveContext, SECRET } from './live-context.js'
import { bodyOf, type DescribedMethod } from './requests.js'

const RUNS = 100
const TOKEN = 'f0'.repeat(32)

const failures: string[] = []
const log = createLogger({ level: 'error', destination: { write: (line) => void failures.push(line) } })
const document = openRpcDocument(METHODS, '0.0.0')
const methods = document.methods as readonly DescribedMethod[]
let web: Web
let secrets: readonly string[] = []

beforeAll(async () => {
  const context = liveContext(log)
  const keys = await context.keyring.keys()
  secrets = [
    SECRET.slice(2),
    TOKEN,
    ...[keys.noiseSeed, keys.signingSeed].map((seed) => Buffer.from(seed).toString('hex'))
  ]
  const plugin = rpcHttp(new RpcServer(METHODS, context, document))
  web = await startWeb({
    host: '127.0.0.1',
    port: 0,
    tokens: new Tokens(TOKEN),
    parts: [{ origin: 'own', plugin }],
    log
  })
})

afterAll(() => web.close())

async function ask(body: string, headers: Readonly<Record<string, string>> = {}) {
  const all = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json', ...headers }
  const answer = await fetch(`${web.url}/rpc`, { method: 'POST', headers: all, body })
  return { status: answer.status, text: await answer.text() }
}

test('requests out of the document, and garbage', async () => {
  const seen = new Set<string>()
  const answered = fc.asyncProperty(bodyOf(methods), async (body) => {
    const { status, text } = await ask(body)
    expect([200, 204]).toContain(status)
    seen.add(judge(status === 204 ? undefined : text, secrets))
    expect(failures).toEqual([])
  })
  await fc.assert(answered, { numRuns: RUNS, seed: 5 })
  // It reaches methods, and not only what stands before them.
  expect([...seen]).toEqual(expect.arrayContaining(['ok', 'RPC_PARAMS_INVALID', 'RPC_METHOD_UNKNOWN', 'RPC_NOT_JSON']))
})

test('every method is reached with parameters that it takes', async () => {
  for (const { name, params } of methods) {
    const { text } = await ask(JSON.stringify({ jsonrpc: '2.0', id: 1, method: name, params: EXAMPLES[name] ?? {} }))
    expect([name, params.length, judge(text, secrets)]).toEqual([name, params.length, 'ok'])
  }
})

const ZEROS = '00'.repeat(32)
const hosting = { source: { type: 'key', key: ZEROS }, seconds: 3_600 }
const EXAMPLES: Readonly<Record<string, object>> = {
  offer_pause: { seconds: 60 },
  hosting_quote: hosting,
  hosting_request: { ...hosting, budget: '1000000000000' },
  hosting_update_quote: { plan: '12', seconds: 3_600 },
  hosting_update: { plan: '12', seconds: 3_600, budget: '1000000000000' },
  hosting_pause: { plan: '12' },
  hosting_resume: { plan: '12' },
  hosting_cancel: { plan: '12' },
  tip_quote: { key: ZEROS },
  tip_send: { key: ZEROS, to: '5Me', amount: '1' },
  view_plan: { plan: '12' },
  view_explore: { query: '12' }
}

test('without the token, whatever is asked, nothing runs', async () => {
  const refused = fc.asyncProperty(bodyOf(methods), fc.string({ maxLength: 80 }), async (body, token) => {
    const authorization = `Bearer ${Buffer.from(token).toString('hex')}`
    const { status, text } = await ask(body, { authorization })
    expect(status).toBe(401)
    expect(text).toContain('DAEMON_TOKEN_MISSING')
  })
  await fc.assert(refused, { numRuns: 50, seed: 5 })
})
