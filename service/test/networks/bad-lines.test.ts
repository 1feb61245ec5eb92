/** Workers on lines that lose packets, or are slow: everything takes longer, and nothing fails. */

import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { addressOf, Firewall } from './firewall.js'
import { Scene, STAFFING_MS } from './scene.js'

const LIMIT_MS = STAFFING_MS + 180_000
/** A file of 1 MiB crosses loopback some six times for each replica, and the node's metadata once for each worker. */
const MBITS = 8

let scene: Scene
let firewall: Firewall
let key = ''

beforeAll(async () => {
  firewall = new Firewall()
  scene = await Scene.open({ reach: ({ name }) => ({ bind: addressOf(name) }) })
  key = await scene.publish(1 << 20)
}, LIMIT_MS)

afterEach(() => firewall?.heal())

afterAll(async () => {
  await scene?.close()
})

test(
  'a line that loses a tenth of all packets',
  async () => {
    firewall.lose(0.1)
    await scene.staffed(await scene.request(key, '--chunks', '8'))
    expect(scene.journal.blame).toEqual([])
  },
  LIMIT_MS
)

test(
  'one line of a few Mbit/s for everybody together, the node too',
  async () => {
    firewall.slow(MBITS)
    await scene.staffed(await scene.request(key, '--chunks', '8'))
    const { answered } = scene.journal
    await scene.until('storage is proven', 120_000, () => scene.journal.answered > answered)
    expect(scene.journal.blame).toEqual([])
    expect(scene.net.endings()).toEqual([])
    expect(await scene.replicas()).toMatchObject({ wrong: [] })
  },
  LIMIT_MS
)
