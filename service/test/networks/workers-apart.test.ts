/** Workers that do not reach each other for minutes: they say so, and contracts are staffed when they do. */

import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { sleep } from '../../src/hyper/index.js'
import { addressOf, Firewall } from './firewall.js'
import { Scene, STAFFING_MS } from './scene.js'

const APART_MS = 120_000
const SHORT_MS = 30_000
const LIMIT_MS = STAFFING_MS + APART_MS + 180_000

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

const between = (one: string, other: string, act: (one: string, other: string) => void) => {
  for (const first of [1, 2]) for (const second of [1, 2]) act(`${one}-${first}`, `${other}-${second}`)
}

test(
  'attestors and hosters apart for two minutes: nothing is signed, and then everything is staffed',
  async () => {
    between('attestor', 'hoster', (attestor, hoster) => firewall.cut(attestor, hoster))
    const plan = await scene.request(key, '--chunks', '8')
    await sleep(APART_MS)
    expect(await scene.hosters(plan)).toEqual([undefined, undefined])
    expect(`${await scene.logOf('attestor-1')}${await scene.logOf('attestor-2')}`).toMatch(/a peer is out of reach/)
    firewall.heal()
    await scene.staffed(plan)
    expect(scene.journal.blame).toEqual([])
  },
  LIMIT_MS
)

test(
  'a setup whose encoder is cut off from its attestor in the middle goes on by itself',
  async () => {
    const before = scene.journal.tally.slots().length
    const plan = await scene.request(key, '--chunks', '4')
    await scene.until('a slot is activated', STAFFING_MS, () => scene.journal.tally.slots().length > before)
    between('encoder', 'attestor', (encoder, attestor) => firewall.cut(encoder, attestor))
    await sleep(SHORT_MS)
    firewall.heal()
    await scene.staffed(plan)
    expect(scene.journal.blame).toEqual([])
    expect(scene.net.endings()).toEqual([])
    expect(await scene.replicas()).toMatchObject({ wrong: [] })
  },
  LIMIT_MS
)
