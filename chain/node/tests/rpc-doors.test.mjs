/** What strangers can do over the RPC of a node. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startDev } from './node.mjs'

/** Each of them changes or reveals something of the machine that only its operator should. */
const UNSAFE = [
  ['author_rotateKeys'],
  ['author_insertKey', 'babe', '//Mallory', `0x${'00'.repeat(32)}`],
  ['author_removeExtrinsic', []],
  ['system_addReservedPeer', `/ip4/127.0.0.1/tcp/1/p2p/12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp`],
  ['system_addLogFilter', 'trace'],
  ['offchain_localStorageGet', 'PERSISTENT', '0x00']
]
/** JSON-RPC's own, for a method that this caller may not use. */
const REFUSED = -32601

for (const args of [[], ['--rpc-external', '--rpc-cors', 'all'], ['--rpc-methods', 'auto']]) {
  test(`unsafe methods are refused, others are served: ${args.join(' ') || 'on loopback'}`, async () => {
    const node = await startDev(args)
    try {
      for (const [method, ...params] of UNSAFE) {
        await assert.rejects(node.rpc(method, ...params), ({ code }) => code === REFUSED, method)
      }
      assert.equal(typeof (await node.rpc('system_health')).peers, 'number')
    } finally {
      await node.stop()
    }
  })
}

test('whoever runs the node can open them', async () => {
  const node = await startDev(['--rpc-methods', 'unsafe'])
  try {
    assert.match(await node.rpc('author_rotateKeys'), /^0x/)
  } finally {
    await node.stop()
  }
})
