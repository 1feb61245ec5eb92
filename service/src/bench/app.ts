/** What people touch: the gateway, against a static file server of the same process and run. */

import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
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

interface Address {
  readonly port: number
  readonly host: string
  readonly path: string
}

/**
 * Reads a file of a drive that is in the gateway's store, and the same file of a server of plain files, in turns.
 * A first reading of each warms up and is not counted.
 */
export async function measureGateway(mib: number, rounds: number, outer: AbortSignal): Promise<Ratio> {
  const folder = await mkdtemp(join(tmpdir(), 'datdot-bench-'))
  const lost = new AbortController()
  const signal = withTimeout(LIMIT_MS, AbortSignal.any([outer, lost.signal]))
  const member = new Member(GATEWAY, [folder], (error) => lost.abort(error))
  try {
    const { gatewayPort, staticPort, host, path } = await abortable(member.ask<Places>('serve', mib), signal)
    const [measured, yardstick]: [number[], number[]] = [[], []]
    for (let reading = 0; reading <= rounds * READINGS_A_ROUND; reading++) {
      const plain = await read({ port: staticPort, host: 'localhost', path }, mib, signal)
      const site = await read({ port: gatewayPort, host, path }, mib, signal)
      if (reading === 0) continue
      yardstick.push(plain)
      measured.push(site)
    }
    return ratioOf(measured, yardstick)
  } finally {
    await member.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Bytes a second. */
function read({ port, host, path }: Address, mib: number, signal: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    const started = performance.now()
    request({ host: '127.0.0.1', port, path, headers: { host }, agent: false, signal }, (answer) => {
      let bytes = 0
      answer.on('data', (part: Buffer) => {
        bytes += part.length
      })
      answer.once('error', reject)
      answer.once('end', () => {
        if (answer.statusCode === 200 && bytes === mib * MIB) resolve((bytes * 1_000) / (performance.now() - started))
        else reject(new Error(`read ${bytes} of ${mib * MIB} bytes, status ${answer.statusCode}`))
      })
    })
      .once('error', reject)
      .end()
  })
}
