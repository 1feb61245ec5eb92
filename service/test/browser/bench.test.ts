/** `scripts/bench app` as a process, with little data: what it prints, not how fast anything is. */

import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from '@jest/globals'

const bench = fileURLToPath(new URL('../../../scripts/bench', import.meta.url))

test('gateway and dashboard are measured against plain ones', async () => {
  const env = { ...process.env, NODE_OPTIONS: '', DATDOT_SKIP_BUILD: '1' }
  const { stdout } = await promisify(execFile)(bench, ['app', '--json', '--mib', '1', '--rounds', '1'], { env })
  const { gateway, dashboard, setup } = JSON.parse(stdout)
  expect(setup).toBeUndefined()
  for (const { ratio, rounds } of [gateway, gateway.small, dashboard]) {
    expect(ratio).toBeGreaterThan(0)
    expect(rounds).toHaveLength(5)
  }
  expect(dashboard.bytes).toBeLessThan(200_000)
})
