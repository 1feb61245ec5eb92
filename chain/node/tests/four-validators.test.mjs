/** The chain `local` as four processes: they agree, and go on when one of them is gone. */

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sleep, startValidator } from './node.mjs'

/** Milliseconds in which blocks of three seconds get final, start of the network included. */
const PATIENCE_MS = 120_000
const nodes = []

before(async () => {
  const alice = await startValidator('alice')
  nodes.push(alice)
  const address = await alice.address()
  for (const name of ['bob', 'charlie', 'dave']) nodes.push(await startValidator(name, address))
})

after(() => Promise.all(nodes.map((node) => node.stop())))

async function finalised(node) {
  const hash = await node.rpc('chain_getFinalizedHead')
  return Number((await node.rpc('chain_getHeader', hash)).number)
}

/** Waits until all of them have finalised that block. */
async function untilFinal(running, block) {
  const end = Date.now() + PATIENCE_MS
  for (const node of running) {
    for (let have = 0; have < block; have = await finalised(node)) {
      assert.ok(Date.now() < end, `${node.name} has block ${have} final, not ${block}`)
      await sleep(500)
    }
  }
}

async function agree(running, block) {
  const hashes = await Promise.all(running.map((node) => node.rpc('chain_getBlockHash', block)))
  assert.match(hashes[0], /^0x[0-9a-f]{64}$/)
  assert.equal(new Set(hashes).size, 1)
}

test('four validators finalise the same blocks', async () => {
  await untilFinal(nodes, 3)
  await agree(nodes, 3)
})

test('three of four go on finalising', async () => {
  const [dave, ...others] = [...nodes].reverse()
  await dave.stop()
  const block = Math.max(...(await Promise.all(others.map(finalised)))) + 4
  await untilFinal(others, block)
  await agree(others, block)
})
