import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readCorpus, writeCorpus } from '../../fuzz/corpus.js'
import { Coverage } from '../../fuzz/coverage.js'
import { Engine, type Result } from '../../fuzz/engine.js'
import { Random } from '../../fuzz/random.js'
import type { Target } from '../../fuzz/targets/index.js'
import type { Judged, Twin } from '../../fuzz/twin.js'
import { Watchdog } from '../../fuzz/watchdog.js'

const WORD = Buffer.from('junk')

/** Counts as an instrumented module does: a statement for each letter of the word that is right. */
const file = { s: Object.fromEntries(Array.from(WORD, (_, i) => [i, 0])), f: {}, b: {} as Record<string, number[]> }

function lettersOf(input: Uint8Array): number {
  for (const [i, letter] of WORD.entries()) {
    if (input[i] !== letter) return i
    file.s[i] = (file.s[i] ?? 0) + 1
  }
  return WORD.length
}

let folder: string
let watchdog: Watchdog
let coverage: Coverage

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'datdot-fuzz-test-'))
  watchdog = new Watchdog(4096, join(folder, 'stalled'))
  globalThis.__coverage__ = { file }
  coverage = new Coverage()
})
afterAll(async () => {
  globalThis.__coverage__ = undefined
  await watchdog.close()
  await rm(folder, { recursive: true })
})

function fuzz(
  target: Partial<Target> & Pick<Target, 'run'>,
  twin?: Partial<Twin>,
  milliseconds = 20_000
): Promise<Result> {
  const options = { random: new Random(7), coverage, watchdog, twin: twin as Twin | undefined }
  return new Engine({ name: 'word', ...target }, options).run([], milliseconds)
}

test('a fault behind several conditions is found, letter by letter', async () => {
  const run = (input: Uint8Array): string => {
    if (lettersOf(input) === WORD.length) throw new TypeError('this is not documented')
    return 'refused'
  }
  const { fault, corpus, reached } = await fuzz({ run })
  expect(fault?.why).toContain('this is not documented')
  expect(Buffer.from(fault?.input.subarray(0, 4) ?? [])).toEqual(WORD)
  // On the way there: nothing, j, ju, jun.
  expect(corpus.map((input) => lettersOf(input)).sort()).toEqual([0, 1, 2, 3])
  expect(reached).toBe(3)
})

test('another verdict of Rust is a fault', async () => {
  const compare = async (_: string, batch: readonly Judged[]) => {
    const judged = batch.find(({ verdict }) => verdict !== '0')
    return judged && { ...judged, rust: '0' }
  }
  const { fault } = await fuzz({ twin: true, run: (input) => String(lettersOf(input)) }, { compare })
  expect(fault?.why).toMatch(/Rust: +0\n.*TypeScript: [1-4]/)
})

test('the same seed changes the same inputs in the same way', async () => {
  const seen = async (): Promise<string[]> => {
    const inputs: string[] = []
    const run = (input: Uint8Array): string => {
      if (inputs.push(Buffer.from(input).toString('hex')) === 500) throw new Error('enough')
      return String(lettersOf(input))
    }
    await fuzz({ run })
    return inputs
  }
  expect(await seen()).toEqual(await seen())
})

test('inputs are kept once, and come back', () => {
  const path = join(folder, 'kept', 'word.hex')
  writeCorpus(path, [Uint8Array.of(1, 2), new Uint8Array(0), Uint8Array.of(1, 2)])
  expect(readCorpus(path)).toEqual([new Uint8Array(0), Uint8Array.of(1, 2)])
  expect(readCorpus(join(folder, 'none.hex'))).toEqual([])
})
