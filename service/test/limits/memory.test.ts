/** In a process of its own: a heap's bound holds for all of a process. */

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from '@jest/globals'
import { heapFlag } from '../../src/limits/index.js'
import { heapBytes } from '../../src/limits/memory.js'

const MIB = 2 ** 20
const WANTED = 512 * MIB

test('the heap of a process with the flag has its part of the memory', async () => {
  const flag = heapFlag(WANTED, 4_096 * MIB) ?? ''
  const script = 'process.stdout.write(String(require("node:v8").getHeapStatistics().heap_size_limit))'
  const { stdout } = await promisify(execFile)(process.execPath, [flag, '-e', script])
  expect(Number(stdout)).toBeGreaterThanOrEqual(heapBytes(WANTED))
  expect(heapFlag(WANTED, Number(stdout))).toBeUndefined()
})
