/** Reading from a hoster, as any Hypercore program does, against reading from a plain peer. */

import type { Key } from '../chain/types.js'
import { type Ratio, ratioOf } from './figures.js'
import { type Load, replicate } from './setup.js'
import { hosterOf, type Stage } from './stage.js'

/**
 * The reader knows a key only, and has an empty store each time. One hoster is left; the hypercores that it serves were
 * never in the hands of the plain peer, which serves one of the same size.
 * @param keys hypercores that the hoster serves, one a round after a first round that warms up
 */
export async function measureReading(stage: Stage, keys: readonly Key[], load: Load): Promise<Ratio> {
  await stage.keepOnly([hosterOf(0)])
  const { kind, chunks, chunkBytes } = load
  const [source, reader] = [stage.openPlainPeer(), stage.openPlainPeer()]
  const plainKey = await stage.step(() => source.ask<Uint8Array>('publish', kind, chunks, chunkBytes))
  const [measured, yardstick]: [number[], number[]] = [[], []]
  for (const [round, key] of [...keys.slice(-1), ...keys].entries()) {
    const plain = await replicate(stage, reader, plainKey, chunks * chunkBytes)
    const hosted = await replicate(stage, reader, key, chunks * chunkBytes)
    if (round === 0) continue
    yardstick.push(plain)
    measured.push(hosted)
  }
  return ratioOf(measured, yardstick)
}
