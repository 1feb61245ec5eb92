/** What people touch: the gateway, against a static file server of the same process and run. */

import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { abortable, withTimeout } from '../hyper/index.js'
import { type Ratio, ratioOf } from './figures.js'
import type { Places } from './gateway-main.js'
import { Member } from './member.js'

const GATEWAY = fileURLToPath(new URL('./gateway-main.js', import.meta.url))
const MIB = 2 ** 20
/** A reading takes a fraction of a second, so single ones differ. */
const READINGS_A_ROUND = 5
const LIMIT_MS = 300_000
/** Small files that are asked for in one reading, and how many at once, each by a connection that stays. */
const REQUESTS = 1_024
const AT_ONCE = 8

interface Address {
  readonly port: number
  readonly host: string
}

/** Bytes a second of one large file, and requests a second of many small ones. */
export interface GatewayFigures extends Ratio {
  readonly small: Ratio
}

/**
 * Reads files of a drive that is in the gateway's store, and the same files of a server of plain files, in turns.
 * A first reading of each warms up and is not counted.
 */
export async function measureGateway(mib: number, rounds: number, outer: AbortSignal): Promise<GatewayFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'datdot-bench-'))
  const lost = new AbortController()
  const signal = withTimeout(LIMIT_MS, AbortSignal.any([outer, lost.signal]))
  const member = new Member(GATEWAY, [folder], (error) => lost.abort(error))
  try {
    const places = await abortable(member.ask<Places>('serve', mib), signal)
    const plain = { port: places.staticPort, host: 'localhost' }
    const site = { port: places.gatewayPort, host: places.host }
    const large = await inTurns(rounds, (address) => readLarge(address, places.path, mib * MIB, signal), site, plain)
    const small = await inTurns(rounds, (address) => readSmall(address, places, signal), site, plain)
    return { ...large, small }
  } finally {
    await member.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function inTurns(
  rounds: number,
  reading: (address: Address) => Promise<number>,
  site: Address,
  plain: Address
): Promise<Ratio> {
  const [measured, yardstick]: [number[], number[]] = [[], []]
  for (let turn = 0; turn <= rounds * READINGS_A_ROUND; turn++) {
    const ofPlain = await reading(plain)
    const ofSite = await reading(site)
    if (turn === 0) continue
    yardstick.push(ofPlain)
    measured.push(ofSite)
  }
  return ratioOf(measured, yardstick)
}

/** Bytes a second. */
async function readLarge(address: Address, path: string, bytes: number, signal: AbortSignal): Promise<number> {
  const started = performance.now()
  await read(address, path, bytes, false, signal)
  return (bytes * 1_000) / (performance.now() - started)
}

/** Requests a second. */
async function readSmall(address: Address, { small, smallBytes }: Places, signal: AbortSignal): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const started = performance.now()
  let asked = 0
  const ask = async (): Promise<void> => {
    while (asked < REQUESTS) await read(address, small[asked++ % small.length] ?? '', smallBytes, agent, signal)
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, ask))
    return (REQUESTS * 1_000) / (performance.now() - started)
  } finally {
    agent.destroy()
  }
}

function read(
  { port, host }: Address,
  path: string,
  size: number,
  agent: Agent | false,
  signal: AbortSignal
): Promise<void> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers: { host }, agent, signal }, (answer) => {
      let bytes = 0
      answer.on('data', (part: Buffer) => {
        bytes += part.length
      })
      answer.once('error', reject)
      answer.once('end', () => {
        if (answer.statusCode === 200 && bytes === size) resolve()
        else reject(new Error(`read ${bytes} of ${size} bytes, status ${answer.statusCode}`))
      })
    })
      .once('error', reject)
      .end()
  })
}
