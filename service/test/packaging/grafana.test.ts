/** The Grafana board asks for nothing that a daemon does not have. */

import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { z } from 'zod'
import { Metrics, type MetricsSources } from '../../src/daemon/web/metrics.js'
import { silentLogger } from '../../src/log.js'

const boardShape = z.object({
  title: z.string(),
  uid: z.string(),
  panels: z
    .array(
      z.object({
        id: z.int(),
        title: z.string().min(1),
        description: z.string().min(1),
        gridPos: z.object({ x: z.int(), y: z.int(), w: z.int(), h: z.int() }),
        targets: z.array(z.object({ expr: z.string().min(1) })).min(1)
      })
    )
    .min(1)
})

const board = boardShape.parse(
  JSON.parse(readFileSync(new URL('../../../packaging/grafana/datdot.json', import.meta.url), 'utf8'))
)

/** A daemon that has no chain yet: its figures have no values, but all of their names. */
async function namesOfMetrics(): Promise<Set<string>> {
  const sources: MetricsSources = {
    link: { trouble: new Error('away') } as unknown as MetricsSources['link'],
    roles: () => ({ type: 'waiting' }) as unknown as ReturnType<MetricsSources['roles']>,
    onBlock: () => {},
    limits: () => ({ refusal: undefined, refusals: [], diskLeft: undefined, uses: [] }),
    traffic: () => ({ connections: 0, sent: 0, received: 0 }),
    log: silentLogger()
  }
  const text = await new Metrics(sources).text()
  return new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name))
}

const namesIn = (expression: string) =>
  [...expression.matchAll(/\b((?:datdot|process|nodejs)_[a-z_]+)\b/g)].map(([, name = '']) => name)

test('every figure of the board is one that a daemon has', async () => {
  const known = await namesOfMetrics()
  const asked = board.panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => namesIn(expr)))
  expect(asked.length).toBeGreaterThan(20)
  expect(asked.filter((name) => !known.has(name))).toEqual([])
})

test('every figure of the daemon itself is on the board', async () => {
  const asked = new Set(board.panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => namesIn(expr))))
  const own = [...(await namesOfMetrics())].filter((name) => name.startsWith('datdot_'))
  expect(own.filter((name) => !asked.has(name))).toEqual(['datdot_chain_best_block'])
})

test('no panel lies on another one', () => {
  const cells = board.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
    Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`)
  )
  expect(new Set(cells).size).toBe(cells.length)
  expect(new Set(board.panels.map(({ id }) => id)).size).toBe(board.panels.length)
})
