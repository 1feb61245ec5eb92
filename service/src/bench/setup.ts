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

/** What was hosted, to be read back. */
export interface SetupResult {
  readonly ratio: Ratio
  readonly keys: readonly Key[]
}

type Published = Pick<SetupDuty['pin'], 'fork' | 'length' | 'roots'> & { readonly key: Key }

/**
 * A round replicates a plain hypercore of `REPLICAS` times the contract's bytes from one plain peer to another, then sets
 * up a contract with `REPLICAS` replicas, from the draw to the last statement; the encoders' download from the author is
 * part of it. A first round warms up and is not counted.
 */
export async function measureSetup(stage: Stage, load: Load, signal: AbortSignal): Promise<SetupResult> {
  const { kind, chunkBytes, chunks, rounds } = load
  const [source, sink] = [await stage.openPlainPeer(), await stage.openPlainPeer()]
  const plainKey = await source.ask<Uint8Array>('publish', kind, REPLICAS * chunks, chunkBytes)
  const bytes = REPLICAS * chunks * chunkBytes
  const [measured, yardstick, keys]: [number[], number[], Key[]] = [[], [], []]
  for (let round = 0; round <= rounds; round++) {
    const plain = await replicate(sink, plainKey, bytes)
    const { seconds, key } = await setUp(stage, load, BigInt(round), signal)
    if (round === 0) continue
    yardstick.push(plain)
    measured.push(bytes / seconds)
    keys.push(key)
  }
  await Promise.all([source.stop(), sink.stop()])
  return { ratio: ratioOf(measured, yardstick), keys }
}

/** Bytes a second at which a plain peer reads a hypercore of which it knows the key. */
export async function replicate(reader: Member, key: Key, bytes: number): Promise<number> {
  const read = await reader.ask<{ bytes: number; timed: number; seconds: number }>('read', key)
  if (read.bytes !== bytes) throw new Error(`read ${read.bytes} of ${bytes} bytes`)
  return read.timed / read.seconds
}

let drawn = 0n

async function setUp({ author, board }: Stage, load: Load, round: bigint, signal: AbortSignal) {
  const { kind, chunks, chunkBytes } = load
  const { key, fork, length, roots } = await author.ask<Published>('publish', kind, chunks, chunkBytes)
  const amendment = ++drawn
  const started = performance.now()
  board.draw({
    amendment,
    contract: 1_000n + amendment,
    plan: 1n,
    seed: new Uint8Array(32).fill(Number(round)),
    deadline: 1_000_000_000n,
    feedKey: key,
    pin: { feed: amendment, fork, length, roots },
    from: 0n,
    to: length,
    attestor: seatOf(ATTESTOR),
    slots: Array.from({ length: REPLICAS }, (_, slot) => ({
      slot,
      encoder: seatOf(encoderOf(slot)),
      hoster: seatOf(hosterOf(slot)),
      done: false
    })),
    hosters: []
  })
  await board.staffed(amendment, signal)
  return { seconds: (performance.now() - started) / 1_000, key }
}
