/** Workers whose node is out of reach, silent, or another one: they wait, or stop and say what to do. */

import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import type { StorageChallenge } from '../../src/chain/types.js'
import { NODE } from '../../src/chaos/schedule.js'
import { sleep } from '../../src/hyper/index.js'
import { TcpProxy } from '../e2e/tcp-proxy.js'
import { CAST, Scene, STAFFING_MS } from './scene.js'

const AWAY_MS = 120_000
const SILENT_MS = 60_000
/** A request and its answer take twice as long. */
const ONE_WAY_MS = 500
const LIMIT_MS = STAFFING_MS + AWAY_MS + 180_000

let scene: Scene
let key = ''
const proxies = new Map<string, TcpProxy>()

beforeAll(async () => {
  for (const { name } of CAST) proxies.set(name, await TcpProxy.start('127.0.0.1:1'))
  const reach = ({ name }: { name: string }, { rpc }: { rpc: string }) => {
    const proxy = proxies.get(name)
    proxy?.lead(rpc.replace('ws://', ''))
    return proxy === undefined ? {} : { rpc: `ws://${proxy.address}` }
  }
  scene = await Scene.open({ reach })
  key = await scene.publish(1 << 20)
}, LIMIT_MS)

afterEach(() => each(/./, (proxy) => proxy.pass()))

afterAll(async () => {
  await scene?.close()
  for (const proxy of proxies.values()) await proxy.stop()
})

function each(wanted: RegExp, act: (proxy: TcpProxy) => void): void {
  for (const [name, proxy] of proxies) if (wanted.test(name)) act(proxy)
}

/** What is asked of the hosters, by the best block. */
async function challenged(): Promise<StorageChallenge[]> {
  const hosters = CAST.filter(({ part }) => part === 'hoster').map(({ name }) => scene.provider(name).address)
  const open = await Promise.all(hosters.map((address) => scene.net.chain.getOpenChallenges(address)))
  return open.flat().map(({ challenge }) => challenge)
}

test(
  'encoders and attestors without a node for two minutes: the plan is staffed when it is back',
  async () => {
    each(/encoder|attestor/, (proxy) => proxy.hang())
    const plan = await scene.request(key, '--chunks', '8')
    await sleep(AWAY_MS)
    for (const name of ['encoder-1', 'attestor-2'])
      await scene.says(name, /waiting for the node: no node answers at ws/, 0)
    each(/./, (proxy) => proxy.pass())
    await scene.staffed(plan)
    expect(scene.journal.blame).toEqual([])
    expect(scene.net.endings()).toEqual([])
  },
  LIMIT_MS
)

test(
  'a hoster that hears nothing for a while answers when it is asked again',
  async () => {
    each(/hoster/, (proxy) => proxy.hang())
    await scene.until('a challenge was missed', 180_000, async () =>
      (await challenged()).some(({ missed }) => missed > 0)
    )
    each(/./, (proxy) => proxy.pass())
    await scene.until('it was answered', 60_000, () => scene.journal.answeredLater > 0)
    expect(scene.journal.blame).toEqual([])
  },
  LIMIT_MS
)

test(
  'a node that takes a second to answer: everything is done, only later',
  async () => {
    each(/./, (proxy) => proxy.slow(ONE_WAY_MS))
    await scene.staffed(await scene.request(key, '--chunks', '8'))
    expect(scene.journal.blame).toEqual([])
    expect(scene.net.endings()).toEqual([])
  },
  LIMIT_MS
)

test(
  'a node that is silent for a minute: everybody goes on when it does',
  async () => {
    const { pid = 0 } = scene.net.of(NODE)
    const plan = await scene.request(key, '--chunks', '4')
    process.kill(pid, 'SIGSTOP')
    await sleep(SILENT_MS)
    process.kill(pid, 'SIGCONT')
    await scene.staffed(plan)
    expect(scene.journal.blame).toEqual([])
    expect(scene.net.endings()).toEqual([])
    expect(await scene.replicas()).toMatchObject({ wrong: [] })
  },
  LIMIT_MS
)
