/** Reads all feeds of a load back, as a program that knows their keys and nothing of DatDot. */

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { compare } from '../compare.js'
import type { Process } from '../processes.js'

/** What was published. */
export interface Feed {
  /** As readers write it. */
  readonly key: string
  /** The file that it was made of. */
  readonly path: string
}

export interface ReadFeeds {
  /** Feeds that are equal to what was published, byte by byte. */
  readonly equal: number
  readonly bytes: number
  /** The first that are not. */
  readonly differences: readonly string[]
  readonly seconds: number
  /** Peers that sent chunks. */
  readonly peers: number
  /** Whether all of them are hosters. */
  readonly onlyHosters: boolean
}

const MOST_DIFFERENCES = 10

/**
 * @param reader prints what it read of each feed, into a file of `target` with the key as its name
 * @param hosters Noise keys of the hosters
 * @param onRead called with how many were read
 */
export async function awaitFeeds(
  reader: Process,
  feeds: readonly Feed[],
  target: string,
  hosters: readonly (Uint8Array | undefined)[],
  onRead: (count: number) => void,
  signal: AbortSignal
): Promise<ReadFeeds> {
  const started = performance.now()
  const known = new Set(hosters.map((key) => Buffer.from(key ?? []).toString('hex')))
  const peers = new Set<string>()
  const differences: string[] = []
  let [equal, bytes] = [0, 0]
  for (const [index, { key, path }] of feeds.entries()) {
    const result = await reader.result((found) => found.key === key, 'reading back', signal)
    for (const peer of result.peers as string[]) peers.add(peer)
    const found = await compare(path, join(target, key))
    bytes += found.bytes
    differences.push(...found.differences)
    if (found.differences.length === 0) equal++
    onRead(index + 1)
  }
  return {
    equal,
    bytes,
    differences: differences.slice(0, MOST_DIFFERENCES),
    seconds: (performance.now() - started) / 1_000,
    peers: peers.size,
    onlyHosters: peers.size > 0 && [...peers].every((peer) => known.has(peer))
  }
}

/** @returns the folder, made */
export function readFolder(home: string): string {
  const target = join(home, 'read')
  mkdirSync(target, { recursive: true })
  return target
}
