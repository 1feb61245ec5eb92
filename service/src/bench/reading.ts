/** Reading from a hoster, as any Hypercore program does, against reading from a plain peer. */

import type { Key } from '../chain/types.js'
import { type Ratio, ratioOf } from './figures.js'
import { type Load, replicate } from './setup.js'
import { hosterOf, type Stage } from './stage.js'

/** Reading takes a fraction of a setup's time, so single readings differ more. */
const READINGS_A_ROUND = 3

/**
 * The reader knows a key only, and has an empty store each time. One hoster is left; the hypercores that it serves were
 * never in the hands of the plain peer, which serves one of the same size.
 * A first reading warms up and is not counted.
 * @param keys hypercores that the hoster serves, one a round
 */
export async function measureReading(stage: Stage, keys: readonly Key[], load: Load): Promise<Ratio> {
  await stage.keepOnly([hosterOf(0)])
  const { kind, chunks, chunkBytes } = load
  const [source, reader] = [stage.openPlainPeer(), stage.openPlainPeer()]
  const plainKey = await stage.step(() => source.ask<Uint8Array>('publish', kind, chunks, chunkBytes))
  const [measured, yardstick]: [number[], number[]] = [[], []]
  const readings = Array.from({ length: READINGS_A_ROUND }, () => keys).flat()
  for (const [reading, key] of [...keys.slice(-1), ...readings].entries()) {
    const plain = await replicate(stage, reader, plainKey, chunks * chunkBytes)
    const hosted = await replicate(stage, reader, key, chunks * chunkBytes)
    if (reading === 0) continue
    yardstick.push(plain)
    measured.push(hosted)
  }
  return ratioOf(measured, yardstick)
}
