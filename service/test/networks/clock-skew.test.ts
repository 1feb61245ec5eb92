/** Workers whose clocks are wrong by hours and days: nothing that the chain decides on goes by them. */

import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Scene, STAFFING_MS } from './scene.js'

const HOUR_MS = 3_600_000
const LIMIT_MS = STAFFING_MS + 600_000
/** What the clocks of the parts are ahead. */
const AHEAD: Readonly<Record<string, number>> = {
  encoder: 30 * 24 * HOUR_MS,
  hoster: -HOUR_MS,
  attestor: -400 * 24 * HOUR_MS
}

/** A module that sets the process's clock wrong before anything else is loaded. */
function wrongClock(aheadMs: number): string {
  const source = `const Right = Date
    globalThis.Date = class Date extends Right {
      constructor(...given) { super(...(given.length === 0 ? [Date.now()] : given)) }
      static now() { return Right.now() + ${aheadMs} }
    }`
  return `data:text/javascript,${encodeURIComponent(source)}`
}

let scene: Scene

beforeAll(async () => {
  const env = ({ part }: { part: string }) => ({ NODE_OPTIONS: `--import=${wrongClock(AHEAD[part] ?? 0)}` })
  scene = await Scene.open({ env })
}, LIMIT_MS)

afterAll(() => scene?.close())

test(
  'contracts are staffed, proven and measured by workers with wrong clocks',
  async () => {
    const plan = await scene.request(await scene.publish(1 << 20), '--chunks', '8')
    const [, time = ''] = /"time":"([^"]+)"/.exec(await scene.logOf('encoder-1')) ?? []
    expect(Date.parse(time) - Date.now()).toBeGreaterThan(29 * 24 * HOUR_MS)
    await scene.staffed(plan)
    const { journal } = scene
    await scene.until('storage is proven', 180_000, () => journal.answered > 0)
    const delivered = () => journal.tally.deliveries.filter(({ delivery }) => delivery.median !== undefined)
    await scene.until('delivery is counted', 420_000, () => delivered().length > 0)
    expect(delivered().every(({ delivery }) => delivery.delivered)).toBe(true)
    expect(journal.blame).toEqual([])
    expect(scene.net.endings()).toEqual([])
  },
  LIMIT_MS
)
