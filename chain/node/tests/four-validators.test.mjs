/** The chain `local` as four processes: they agree, go on without one of them, and wait for the second. */

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sleep, startValidator } from './node.mjs'

/** Milliseconds in which blocks of three seconds get final, start of the network included. */
const PATIENCE_MS = 120_000
/** Milliseconds for which nothing may get final while two of four are gone. */
const STANDSTILL_MS = 30_000
const nodes = new Map()

before(async () => {
  const alice = await startValidator('alice')
  nodes.set('alice', alice)
  const address = await alice.address()
  for (const name of ['bob', 'charlie', 'dave']) nodes.set(name, await startValidator(name, address))
})

after(() => Promise.all([...nodes.values()].map((node) => node.stop())))

const running = (...names) => names.map((name) => nodes.get(name))

async function finalised(node) {
  const hash = await node.rpc('chain_getFinalizedHead')
  return Number((await node.rpc('chain_getHeader', hash)).number)
}

const best = async (node) => Number((await node.rpc('chain_getHeader')).number)

const highest = async (of, them) => Math.max(...(await Promise.all(them.map(of))))

/** Waits until all of them have that block, by `of`. */
async function until(of, them, block) {
  const end = Date.now() + PATIENCE_MS
  for (const node of them) {
    for (let have = 0; have < block; have = await of(node)) {
      assert.ok(Date.now() < end, `${node.name} has block ${have} ${of.name}, not ${block}`)
      await sleep(500)
    }
  }
}

async function agree(them, block) {
  const hashes = await Promise.all(them.map((node) => node.rpc('chain_getBlockHash', block)))
  assert.match(hashes[0], /^0x[0-9a-f]{64}$/)
  assert.equal(new Set(hashes).size, 1)
}

const startAgain = async (name) => nodes.set(name, await nodes.get(name).startAgain())

test('four validators finalise the same blocks', async () => {
  const all = [...nodes.values()]
  await until(finalised, all, 3)
  await agree(all, 3)
})

test('one is killed: blocks and finality go on', async () => {
  const others = running('alice', 'bob', 'charlie')
  await nodes.get('dave').kill()
  const [made, final] = [await highest(best, others), await highest(finalised, others)]
  await until(best, others, made + 4)
  await until(finalised, others, final + 4)
  await agree(others, final + 4)
})

test('two are killed: blocks go on, finality stops', async () => {
  const others = running('alice', 'bob')
  await nodes.get('charlie').kill()
  // What three of them had voted for may still get final.
  await sleep(2_000)
  const [made, final] = [await highest(best, others), await highest(finalised, others)]
  await sleep(STANDSTILL_MS)
  assert.equal(await highest(finalised, others), final)
  assert.ok((await highest(best, others)) > made, 'no blocks were made')
})

test('they are back: finality returns, and has every block that was made meanwhile', async () => {
  const made = await highest(best, running('alice', 'bob'))
  await startAgain('charlie')
  await startAgain('dave')
  const all = [...nodes.values()]
  await until(finalised, all, made + 2)
  await agree(all, made)
})
