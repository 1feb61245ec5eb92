/** Requests to the service by JSON-RPC. */

import { METHODS } from '../../src/rpc/methods.js'
import { openRpcDocument } from '../../src/rpc/openrpc.js'
import { RpcServer } from '../../src/rpc/server.js'
import { judge } from '../../test/rpc/judge.js'
import { liveContext, SECRET } from '../../test/rpc/live-context.js'
import type { Target } from './target.js'

const decoder = new TextDecoder()
const server = new RpcServer(METHODS, liveContext(), openRpcDocument(METHODS, '0.0.0'))

/** A request or a batch, as text. */
const rpc: Target = {
  name: 'rpc',
  mostBytes: 2_048,
  tokens: [
    '{"jsonrpc":"2.0","id":1,"method":"',
    '","params":{',
    ...Object.keys(METHODS),
    '"plan":"12"',
    '"budget":"1"',
    '"seconds":',
    `"source":{"type":"key","key":"${'00'.repeat(32)}"}`,
    '"source":{"type":"path","path":"a"}',
    '"roles":["hoster"]',
    '"storage":"',
    '__proto__'
  ],
  run: async (input) => judge(await server.answer(decoder.decode(input)), [SECRET.slice(2)])
}

export const RPC_TARGETS = [rpc] as const
