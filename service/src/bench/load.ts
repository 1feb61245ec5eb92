/** A whole network under load, which `scripts/devnet` runs: plans set up a minute, and what hosters take. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { freePort } from '../devnet/ports.js'
import type { Line } from './figures.js'

const DEVNET = fileURLToPath(new URL('../devnet/main.js', import.meta.url))
const MIB = 2 ** 20

const usageSchema = z.looseObject({ cores: z.number().nonnegative(), bytes: z.number().positive() })
const schema = z.looseObject({
  held: z.literal(true),
  load: z.looseObject({
    hosters: z.number(),
    feeds: z.number(),
    feedBytes: z.number(),
    slots: z.number(),
    setupSeconds: z.number().positive(),
    plansPerMinute: z.number().positive(),
    slotsPerMinute: z.number().positive(),
    readsPerMinute: z.number().positive(),
    stages: z.array(z.looseObject({ stage: z.string(), seconds: z.number() })),
    steady: z.looseObject({
      seconds: z.number(),
      processes: z.array(z.looseObject({ name: z.string(), usage: usageSchema.optional() })),
      hostersPerCore: z.number().positive(),
      hostersPerGiB: z.number().positive()
    })
  })
})

export type LoadFigures = z.infer<typeof schema>['load']

export interface LoadSize {
  readonly hosters: number
  readonly feeds: number
}

/** What happens meanwhile goes to standard error. */
export async function measureLoad({ hosters, feeds }: LoadSize, signal: AbortSignal): Promise<LoadFigures> {
  const ports = ['--rpc-port', `${await freePort()}`, '--p2p-port', `${await freePort()}`]
  const size = ['--hosters', `${hosters}`, '--feeds', `${feeds}`]
  const child = spawn(process.execPath, [DEVNET, ...size, ...ports, '--once', '--json', '--patience', '2'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    signal,
    killSignal: 'SIGTERM'
  })
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'close', { signal })])
  if (code !== 0) throw new Error(`the load ended with exit code ${code}`)
  return schema.parse(JSON.parse(output)).load
}

export function loadLines(load: LoadFigures): Line[] {
  const { hosters, feeds, feedBytes, slots, slotsPerMinute, readsPerMinute, plansPerMinute, steady, stages } = load
  const line = (name: string, value: string, yardstick = '', bar = ''): Line => {
    return { name, value, yardstick, bar, held: undefined }
  }
  const slowest = [...stages].sort((a, b) => b.seconds - a.seconds)[0]
  return [
    line('load', `${feeds} feeds of ${feedBytes / MIB} MiB, ${slots} slots, ${hosters} hosters`),
    line('plans set up a minute', plansPerMinute.toFixed(1)),
    line(
      'slots set up a minute',
      slotsPerMinute.toFixed(1),
      `${readsPerMinute.toFixed(1)} feeds read by a plain reader`,
      `ratio ${(slotsPerMinute / readsPerMinute).toFixed(2)}`
    ),
    line('slowest stage', slowest === undefined ? '' : `${slowest.stage}, ${slowest.seconds.toFixed(0)} s`),
    line('hosters a core', steady.hostersPerCore.toFixed(0)),
    line('hosters a GiB of memory', steady.hostersPerGiB.toFixed(0))
  ]
}
