/** How the chain's work grows with its state, which the example `figures` of `datdot-runtime` measures. */

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { z } from 'zod'
import type { Line } from './figures.js'

/** Most that an operation may take with the largest state, as a multiple of what it takes with the smallest. */
const BAR = 1.5
const OPERATIONS = ['block', 'draw', 'challenge', 'challengeOfLargest', 'answer', 'settlement'] as const
const MEASURES = ['reads', 'writes', 'proofBytes', 'microseconds'] as const

/**
 * The largest state takes gigabytes: with small pages, finding them in memory takes longer than what is measured.
 * See glibc's manual, Memory Allocation Tunables.
 */
const LARGE_PAGES = 'glibc.malloc.hugetlb=1'

const measureSchema = z.looseObject({
  /** One for each size. */
  figures: z.array(z.number().nonnegative()).min(1),
  /** Without the levels that paths of indexes have more in the largest state. */
  ratio: z.number().nonnegative(),
  /** With everything. */
  whole: z.number().nonnegative()
})
const operationSchema = z.looseObject({
  reads: measureSchema,
  writes: measureSchema,
  proofBytes: measureSchema,
  microseconds: measureSchema,
  ratio: z.number().positive(),
  whole: z.number().positive()
})
const schema = z.looseObject({
  sizes: z
    .array(
      z.looseObject({ contracts: z.number(), providers: z.number(), keys: z.number(), accessMicroseconds: z.number() })
    )
    .min(1),
  addedLevels: z.looseObject({ sumTree: z.number(), trie: z.number() }),
  hosters: z.looseObject({
    shareOfBlocks: z.number().positive(),
    byWeight: z.number().positive(),
    byBytes: z.number().positive(),
    byTime: z.number().positive(),
    carried: z.number().positive()
  }),
  block: operationSchema,
  draw: operationSchema,
  challenge: operationSchema,
  challengeOfLargest: operationSchema,
  answer: operationSchema,
  settlement: operationSchema
})

export type ScaleFigures = z.infer<typeof schema>

/**
 * @param program path of the built example
 * @param contracts sizes of the states, from the smallest to the largest; none means the usual ones
 */
export async function measureScale(
  program: string,
  contracts: readonly number[],
  signal: AbortSignal
): Promise<ScaleFigures> {
  const env = { ...process.env, GLIBC_TUNABLES: LARGE_PAGES }
  const { stdout } = await promisify(execFile)(program, ['scale', ...contracts.map(String)], { env, signal })
  return schema.parse(JSON.parse(stdout))
}

/** A line for each figure of each operation, from the smallest to the largest state. */
export function scaleLines(scale: ScaleFigures): Line[] {
  const { hosters } = scale
  const contracts = scale.sizes.map((size) => size.contracts)
  const operations = OPERATIONS.flatMap((name) => MEASURES.map((measure) => scaleLine(scale, name, measure)))
  const share = `${hosters.shareOfBlocks * 100} % of the blocks`
  const limits = `weight ${hosters.byWeight}, bytes ${hosters.byBytes}, time ${hosters.byTime}`
  return [
    { name: 'contracts of each state', value: contracts.join(' / '), yardstick: '', bar: '', held: undefined },
    ...operations,
    { name: `hosters with ${share}`, value: String(hosters.carried), yardstick: limits, bar: '', held: undefined }
  ]
}

function scaleLine(scale: ScaleFigures, name: (typeof OPERATIONS)[number], measure: (typeof MEASURES)[number]): Line {
  const { figures, ratio, whole } = scale[name][measure]
  return {
    name: `${words(name)}, ${words(measure)}`,
    value: figures.map(Math.round).join(' / '),
    yardstick: `with paths ${whole.toFixed(2)}`,
    bar: `ratio ${ratio.toFixed(2)}, at most ${BAR}`,
    held: ratio <= BAR
  }
}

/** A name of the program's as people write it. */
function words(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}
