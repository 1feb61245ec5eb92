/** A daemon at rest with a few contracts, in a real network: what the bench prints of it, not how little it takes. */

import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from '@jest/globals'
import { nodeBinary } from '../e2e/chain-node.js'

const bench = fileURLToPath(new URL('../../../scripts/bench', import.meta.url))
const LIMIT_MS = 10 * 60_000

test(
  'processor and memory of a daemon are measured at rest, in a hurry and with its page open',
  async () => {
    const env = { ...process.env, NODE_OPTIONS: '', DATDOT_SKIP_BUILD: '1', DATDOT_NODE: nodeBinary() }
    const args = ['idle', '--json', '--slots', '9', '--seconds', '24s']
    const { stdout, stderr } = await promisify(execFile)(bench, args, { env })
    const { idle } = JSON.parse(stdout)
    expect(idle).toMatchObject({ contracts: 9, setupSeconds: expect.any(Number) })
    for (const span of [idle.hurried, idle.rest, idle.watched]) {
      expect(span.blocks).toBeGreaterThan(0)
      expect(span.cpuPercent).toBeGreaterThan(0)
      expect(span.cpuPercent).toBeLessThan(200)
      expect(span.residentMiB).toBeGreaterThan(50)
      expect(span.proportionalMiB).toBeLessThanOrEqual(span.residentMiB + 20)
    }
    expect(idle.rest.seconds).toBeGreaterThanOrEqual(24)
    expect(stderr).toMatch(/setting up a contract of each/)
  },
  LIMIT_MS
)
