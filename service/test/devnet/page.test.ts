/** What a load tells pages: the same as its terminal, with each block, and to whoever may read the daemon's events alone. */

import { afterEach, expect, test } from '@jest/globals'
import { readEvents } from '../../../dashboard/src/data/sse.js'
import type { DaemonContext } from '../../src/daemon/context.js'
import { eventsRoute, News } from '../../src/daemon/web/events.js'
import { loadPart, shapeOf } from '../../src/devnet/load/page.js'
import type { LoadState } from '../../src/devnet/load/view.js'
import { type Asked, webWith } from '../daemon/web-part.js'
import { STATE } from './load-state.js'

const news = new News()
let web: Asked | undefined
afterEach(async () => {
  news.close()
  await web?.close()
})

test('it is what the terminal shows, as JSON has it', () => {
  const { plans: _plans, ...same } = STATE
  expect(shapeOf(STATE)).toEqual({
    ...same,
    stages: [
      { name: 'published', plans: 20 },
      { name: 'drawn', plans: 40 },
      { name: 'setting up', plans: 10 },
      { name: 'hosted', plans: 50 },
      { name: 'proving', plans: 60 }
    ],
    money: { escrow: '8123456789012', setup: '1500000000000', hosting: '20000000000', measuring: '0' },
    slowest: { name: 'drawn', plans: 120, seconds: 14.2 },
    processes: [
      { name: 'node', usage: { cores: 0.25, bytes: 2 ** 28 } },
      { name: 'hosters-1', usage: { cores: 0.5, bytes: 2 ** 30 } },
      { name: 'workers-1', usage: null }
    ]
  })
  expect(shapeOf({ ...STATE, slowest: undefined }).slowest).toBeNull()
})

test('it comes at once and beside each block, and nobody is asked while nobody listens', async () => {
  let [state, asked]: [LoadState, number] = [STATE, 0]
  const part = loadPart(() => {
    asked++
    return state
  })
  await part({ watch: { news } } as unknown as DaemonContext, new AbortController().signal)
  news.tell({ block: 1, finalised: 0, touched: [] })
  expect(asked).toBe(0)
  web = await webWith(eventsRoute(news))
  const stop = new AbortController()
  const events = readEvents(await web.ask('/events', { signal: stop.signal }))
  const next = async () => {
    const { value } = await events.next()
    return [value?.event, JSON.parse(String(value?.data))]
  }
  expect(await next()).toEqual(['block', { block: 1, finalised: 0, touched: [] }])
  expect(await next()).toEqual(['load', shapeOf(STATE)])
  state = { ...STATE, block: 813 }
  news.tell({ block: 2, finalised: 1, touched: ['7'] })
  expect(await next()).toEqual(['block', { block: 2, finalised: 1, touched: ['7'] }])
  expect(await next()).toEqual(['load', shapeOf(state)])
  stop.abort()
})
