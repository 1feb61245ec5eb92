/**
 * A hypercore that grows while it is hosted, with real processes: few transactions, new chunks in good hands when the
 * author goes, a sponsor's service that is killed, a shorter contract after the delay, and the end at the plan's bytes.
 */

import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { formatFeedKey, randomBytes, sleep } from '../../src/hyper/index.js'
import { Network } from './network.js'

const CHUNK = 4_096
const PER_CONTRACT = 8
const MAX_CHUNKS = 40
/** Shorter than a chunk takes on a busy machine, by far shorter than a block. */
const PAUSE_MS = 300

let net: Network

beforeAll(async () => {
  net = await Network.open()
}, 300_000)

afterAll(() => net?.stop(), 60_000)

test('what is appended is hosted, for few transactions, until the plan has its bytes', async () => {
  const { chain } = net
  const content = Array.from({ length: PER_CONTRACT }, () => new Uint8Array(randomBytes(CHUNK)))
  const author = await net.author()
  const key = formatFeedKey(author.core.key)
  let appends = 0
  const append = async (count: number, to: typeof author): Promise<void> => {
    for (let i = 0; i < count; i++) {
      const chunk = new Uint8Array(randomBytes(CHUNK))
      content.push(chunk)
      await to.append([chunk])
      appends++
      await sleep(PAUSE_MS)
    }
  }
  await author.append(content)

  const bounds = ['--follow', '--max-bytes', `${MAX_CHUNKS * CHUNK}`, '--max-contracts', '12']
  const terms = ['--until', '2h', '--chunks', `${PER_CONTRACT}`, '--replicas', '2', '--yes']
  const sponsor = net.sponsor('host', key, ...bounds, ...terms)
  const published = await sponsor.result((result) => 'cost' in result, 'the plan', AbortSignal.timeout(120_000))
  const plan = BigInt(String(published.plan))
  const report = async () => {
    const found = await chain.planStatus(plan)
    if (found?.following === undefined) throw new Error('the plan follows nothing')
    return { ...found.following, started: found.plan.started, contracts: found.contracts }
  }
  await net.until('the first contract is hosted', 240, async () => (await report()).started === 1)

  await append(18, author)
  await net.until('two more contracts are hosted', 240, async () => (await report()).started === 3)
  expect((await report()).to).toBe(24n)
  await net.until('somebody has the newest chunks', 60, () => author.sent.has(24) && author.sent.has(25))
  process.kill(sponsor.pid ?? 0, 'SIGKILL')
  await sponsor.ended
  await author.leave()

  const read = await net.read(key)
  expect(Buffer.compare(await readFile(read.path), Buffer.concat(content))).toBe(0)
  const users = net.events.flatMap((event) => (event.type === 'slotActivated' ? [event.hoster] : []))
  const hosters = await Promise.all([...new Set(users)].map((user) => chain.getHosterKey(user)))
  const names = hosters.map((noise) => Buffer.from(noise ?? []).toString('hex'))
  for (const peer of read.peers) expect(names).toContain(peer)

  // The sponsor's service is back; the author is not. The two chunks wait, then become a contract of their own.
  const again = net.sponsor('follow')
  await net.until('the shorter contract is hosted', 420, async () => (await report()).started === 4)
  expect((await report()).contracts.at(-1)).toMatchObject({ from: 24n, to: 26n })

  await append(20, await net.author())
  const end = await again.result((result) => 'stopped' in result, 'the end', AbortSignal.timeout(240_000))
  expect(end).toMatchObject({ plan: `${plan}`, stopped: 'bytes' })
  const last = await report()
  expect(last.bytes).toBeLessThanOrEqual(BigInt(MAX_CHUNKS * CHUNK))
  expect(last.to).toBe(last.length)
  expect(last.length).toBeGreaterThanOrEqual(34n)

  await net.until('the event', 60, () => net.count('followingStopped') === 1)
  const told = net.count('feedUpdated')
  process.stdout.write(`${appends} appends, ${told} transactions, ${last.length} of ${MAX_CHUNKS} chunks\n`)
  expect(told * 3).toBeLessThan(appends)
}, 1_800_000)
