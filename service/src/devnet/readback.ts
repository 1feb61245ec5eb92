/** What the plain reader got, and from whom. */

import { type Comparison, compare } from './compare.js'
import type { Content } from './content.js'
import type { Process } from './processes.js'

export interface ReadBack extends Comparison {
  readonly seconds: number
  /** Peers that sent chunks. */
  readonly peers: number
  /** Whether all of them are hosters. */
  readonly onlyHosters: boolean
}

/**
 * Waits for the reader and compares what it wrote with what was published.
 * @param hosters Noise keys of the hosters
 */
export async function awaitReader(
  reader: Process,
  stage: string,
  content: Pick<Content, 'path' | 'names'>,
  target: string,
  hosters: readonly (Uint8Array | undefined)[],
  signal: AbortSignal
): Promise<ReadBack> {
  const started = performance.now()
  const result = await reader.result((found) => 'kind' in found, stage, signal)
  const seconds = (performance.now() - started) / 1_000
  const comparison = await compare(content.path, target, content.names)
  const known = new Set(hosters.map((key) => Buffer.from(key ?? []).toString('hex')))
  const peers = result.peers as string[]
  return {
    ...comparison,
    seconds,
    peers: peers.length,
    onlyHosters: peers.length > 0 && peers.every((peer) => known.has(peer))
  }
}
