/** Setups, all three roles and the way between them, against plain replication of as many bytes. */

import type { Key, SetupDuty } from '../chain/types.js'
import type { Kind } from './data.js'
import { type Ratio, ratioOf } from './figures.js'
import type { Member } from './member.js'
import { seatOf } from './seeds.js'
import { ATTESTOR, encoderOf, hosterOf, REPLICAS, type Stage } from './stage.js'

export interface Load {
  readonly kind: Kind
  readonly chunkBytes: number
  /** Chunks of the contract. */
  readonly chunks: number
  readonly rounds: number
}

export interface SetupResult {
  readonly ratio: Ratio
  /** What was hosted, to be read back: one a round. */
  readonly keys: readonly Key[]
}

type Published = Pick<SetupDuty['pin'], 'fork' | 'length' | 'roots'> & { readonly key: Key }

/**
 * A round replicates a plain hypercore of `REPLICAS` times the contract's bytes from one plain peer to another; then sets
 * up a contract with `REPLICAS` replicas, from the draw to the last statement. A first round warms up and is not counted.
 * @param fetched whether the encoders download the feed before the draw, or within the time that is measured
 */
export async function measureSetup(stage: Stage, load: Load, fetched: boolean): Promise<SetupResult> {
  const { kind, chunkBytes, chunks, rounds } = load
  const [source, sink] = [stage.openPlainPeer(), stage.openPlainPeer()]
  const plainKey = await stage.step(() => source.ask<Uint8Array>('publish', kind, REPLICAS * chunks, chunkBytes))
  const bytes = REPLICAS * chunks * chunkBytes
  const [measured, yardstick, keys]: [number[], number[], Key[]] = [[], [], []]
  for (let round = 0; round <= rounds; round++) {
    const plain = await replicate(stage, sink, plainKey, bytes)
    const feed = await publish(stage, load)
    if (fetched) await fetch(stage, feed)
    const seconds = await setUp(stage, feed)
    if (round === 0) continue
    yardstick.push(plain)
    measured.push(bytes / seconds)
    keys.push(feed.key)
  }
  await Promise.all([source.stop(), sink.stop()])
  return { ratio: ratioOf(measured, yardstick), keys }
}

/** @returns keys of as many feeds as there are rounds, all hosted */
export async function hostFeeds(stage: Stage, load: Load): Promise<Key[]> {
  const keys: Key[] = []
  while (keys.length < load.rounds) {
    const feed = await publish(stage, load)
    await setUp(stage, feed)
    keys.push(feed.key)
  }
  return keys
}

/** Bytes a second at which a plain peer reads a hypercore of which it knows the key. */
export async function replicate(stage: Stage, reader: Member, key: Key, bytes: number): Promise<number> {
  const read = await stage.step(() => reader.ask<{ bytes: number; timed: number; seconds: number }>('read', key))
  if (read.bytes !== bytes) throw new Error(`read ${read.bytes} of ${bytes} bytes`)
  return read.timed / read.seconds
}

function publish(stage: Stage, { kind, chunks, chunkBytes }: Load): Promise<Published> {
  return stage.step(() => stage.author.ask<Published>('publish', kind, chunks, chunkBytes))
}

/** Has every encoder download a feed. */
async function fetch(stage: Stage, { key, fork, length }: Published): Promise<void> {
  await stage.step(() => Promise.all(stage.encoders.map((encoder) => encoder.ask('fetch', key, fork, length))))
}

let drawn = 0n

/** @returns seconds from the draw to the last statement */
async function setUp(stage: Stage, { key, fork, length, roots }: Published): Promise<number> {
  const amendment = ++drawn
  const started = performance.now()
  stage.board.draw({
    amendment,
    contract: 1_000n + amendment,
    plan: 1n,
    seed: new Uint8Array(32).fill(Number(amendment)),
    deadline: 1_000_000_000n,
    feedKey: key,
    pin: { feed: amendment, fork, length, roots },
    from: 0n,
    to: length,
    attestor: seatOf(ATTESTOR),
    review: undefined,
    slots: Array.from({ length: REPLICAS }, (_, slot) => ({
      slot,
      encoder: seatOf(encoderOf(slot)),
      hoster: seatOf(hosterOf(slot)),
      done: false,
      rejected: undefined
    })),
    hosters: []
  })
  await stage.step((signal) => stage.board.staffed(amendment, signal))
  return (performance.now() - started) / 1_000
}
