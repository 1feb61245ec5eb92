/** Figures of the chain, which the example `figures` of `datdot-runtime` measures. */

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { z } from 'zod'
import { boundLine, type Line } from './figures.js'

const BARS = { proofBytes: 8_192, proofMs: 1.6 }

const schema = z.looseObject({
  storageProof: z.looseObject({ bytes: z.number().positive(), weightMs: z.number().positive() }),
  stateBytesPerGiB: z.record(z.string(), z.number().positive())
})

export type ChainFigures = z.infer<typeof schema>

/** @param program path of the built example */
export async function measureChain(program: string, signal: AbortSignal): Promise<ChainFigures> {
  const { stdout } = await promisify(execFile)(program, { signal })
  return schema.parse(JSON.parse(stdout))
}

export function chainLines({ storageProof, stateBytesPerGiB }: ChainFigures): Line[] {
  const states = Object.entries(stateBytesPerGiB).map(([chunks, bytes]) => ({
    name: `state of a hosted GiB, ${chunks} chunks a contract`,
    value: `${bytes} bytes`,
    yardstick: '',
    bar: '',
    held: undefined
  }))
  return [
    boundLine('storage proof of 10 samples', storageProof.bytes, BARS.proofBytes, 'bytes'),
    boundLine('its weight', storageProof.weightMs, BARS.proofMs, 'ms'),
    ...states
  ]
}
