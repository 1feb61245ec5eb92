/** A program of somebody else with the package: its types, and the README's example against a real node. */

import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { formatBootstrap, type LocalDht, startLocalDht } from '../../src/hyper/index.js'
import { type ChainNode, startChainNode } from '../e2e/chain-node.js'
import { blocksOfReadme, install, type Project } from './installed.js'
import { untypedParts } from './untyped-parts.js'

const require = createRequire(import.meta.url)
const tsc = require.resolve('typescript/bin/tsc')
// As if the program had installed them.
const typeRoots = join(require.resolve('@types/node/package.json'), '../..')
const options = ['--module', 'nodenext', '--target', 'es2022', '--strict', '--types', 'node', '--typeRoots', typeRoots]

let project: Project
let node: ChainNode
let dht: LocalDht

beforeAll(async () => {
  project = await install()
  node = await startChainNode()
  dht = await startLocalDht()
}, 300_000)

afterAll(async () => {
  await dht?.close()
  await node?.stop()
  await project?.remove()
})

test("the README's example compiles as it stands, and has a file hosted", async () => {
  const [program = ''] = await blocksOfReadme('ts')
  await writeFile(join(project.folder, 'host.ts'), program)
  await project.run(process.execPath, [tsc, ...options, '--skipLibCheck', 'host.ts'])
  const { stdout } = await project.run(process.execPath, ['host.js'], {
    DATDOT_RPC: `ws://${node.address}`,
    DATDOT_BOOTSTRAP: formatBootstrap(dht.bootstrap)
  })
  expect(stdout).toMatch(/^plan \d+ hosts [a-z0-9]{52}\n$/)
}, 180_000)

test('what is wrong does not compile', async () => {
  const program = "import { costOf } from 'datdot'\nexport const wrong: string = costOf\n"
  await writeFile(join(project.folder, 'wrong.ts'), program)
  const compiled = project.run(process.execPath, [tsc, ...options, '--skipLibCheck', '--noEmit', 'wrong.ts'])
  await expect(compiled).rejects.toMatchObject({
    stdout: expect.stringMatching(/^wrong\.ts\(2,14\): error TS2322: .*\n$/)
  })
}, 60_000)

test.each(['.', './chain', './hyper'])(
  'nothing that %s exports is untyped',
  (entry) => {
    expect(untypedParts(project.folder, entry)).toEqual([])
  },
  60_000
)
