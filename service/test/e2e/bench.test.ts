/** `scripts/bench` as a process, with little data: what it prints, not how fast anything is. */

import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from '@jest/globals'

const bench = fileURLToPath(new URL('../../../scripts/bench', import.meta.url))
const LIMIT_MS = 300_000

async function run(...args: string[]) {
  const env = { ...process.env, NODE_OPTIONS: '', DATDOT_SKIP_BUILD: '1' }
  const { stdout } = await promisify(execFile)(bench, args, { env })
  return stdout
}

test(
  'every figure is measured and printed for programs',
  async () => {
    const results = JSON.parse(await run('--json', '--mib', '1', '--rounds', '1'))
    const spread = { median: expect.any(Number), min: expect.any(Number), max: expect.any(Number) }
    const ratio = { ratio: expect.any(Number), measured: spread, yardstick: spread }
    expect(results).toMatchObject({
      setup: { ...ratio, fetched: ratio, text: ratio },
      read: ratio,
      storageProof: { samples: 10 },
      machine: { cores: expect.any(Number), system: expect.any(String) }
    })
    for (const { ratio } of [results.setup, results.setup.fetched, results.setup.text, results.read])
      expect(ratio).toBeGreaterThan(0)
    // Sizes and weights are the same on every machine.
    expect(results.storageProof.bytes).toBeLessThanOrEqual(8_192)
    expect(results.storageProof.weightMs).toBeLessThanOrEqual(1.6)
    const state: Record<string, number> = results.stateBytesPerGiB
    expect(Object.keys(state)).toEqual(['10', '128', '1024', '8192'])
    expect(state['128']).toBeLessThan(state['10'] ?? 0)
    expect(state['1024']).toBeLessThan(state['128'] ?? 0)
  },
  LIMIT_MS
)

test(
  'how the chain scales is measured for the sizes that are asked for',
  async () => {
    const { scale, setup } = JSON.parse(await run('scale', '--json', '--contracts', '2000,1000'))
    expect(setup).toBeUndefined()
    expect(scale.sizes).toMatchObject([{ contracts: 1_000, providers: 100 }, { contracts: 2_000 }])
    expect(scale.hosters).toMatchObject({ shareOfBlocks: 0.25, carried: expect.any(Number) })
    for (const operation of ['block', 'draw', 'challenge', 'challengeOfLargest', 'answer', 'settlement'])
      expect(scale[operation].ratio).toBeGreaterThan(0)
  },
  LIMIT_MS
)

test('a part is asked for by its name', async () => {
  await expect(run('--only', 'everything')).rejects.toMatchObject({
    stderr: expect.stringMatching(/setup, read, chain, scale, load, app/)
  })
  expect(await run('--help')).toMatch(/--json/)
})
