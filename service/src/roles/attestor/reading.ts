/** One measurement: random chunks of a hoster, read as anybody would read them, and a receipt for them. */

import { randomInt } from 'node:crypto'
import { measurementMessage } from '../../chain/messages.js'
import type { HostedSlot, Measurement, MeasurementDuty, UserId } from '../../chain/types.js'
import { equalBytes, requestReceipts, type Sample, type Samples, shuffled, sign } from '../../hyper/index.js'
import type { RoleContext } from '../context.js'

/** Chunks that one measurement counts. */
const SAMPLES = 16
/** Chunks that it asks for on top, as a reader goes on asking. */
const COVER = 48
/** Longest to connect to a hoster, and to wait for a chunk. */
const TIMEOUT_MS = 8_000
const MAX_U32 = 0xffff_ffff

export async function measureHoster(
  { heads, market, openReader, log }: RoleContext,
  attestor: UserId,
  duty: MeasurementDuty,
  signal: AbortSignal
): Promise<Measurement> {
  const { noiseKey: hosterKey, signingKey } = duty.hoster
  const reader = await openReader(signal)
  try {
    const seen = await reader.measure({ hosterKey, ...randomSamples(duty), timeoutMs: TIMEOUT_MS }, signal)
    // Every reader of ours asks for them.
    const signer = { genesis: market.genesis, hosterKey, signingKey }
    const receipts = await requestReceipts(reader.network, signer, seen.received, signal)
    const figures = {
      chunks: seen.chunks,
      connect: u32(seen.connectMs),
      firstByte: u32(seen.firstByteMs),
      rate: u32(seen.kibPerSecond)
    }
    const { core } = reader
    const slot = core && duty.slots.find(({ feedKey }) => equalBytes(feedKey, core.key))
    if (core !== undefined && slot !== undefined) await heads.meetOwn(slot, core, signal)
    const { publicKey, secretKey } = reader.keyPair
    const signature = sign(measurementMessage(market.genesis, duty.challenge, attestor), secretKey)
    const { challenge, hoster } = duty
    log.info({ challenge, hoster: hoster.user, receipts: receipts.length, ...figures }, 'hoster measured')
    return { challenge, readerKey: publicKey, signature, figures }
  } finally {
    await reader.close()
  }
}

type Slots = Pick<MeasurementDuty, 'slots'>

/**
 * Chunks at random of one feed that the hoster serves, in no order that it could foresee. Of one, because a reader wants
 * one: each feed is as likely as it has chunks. There has to be a slot.
 */
export function randomSamples({ slots }: Slots): Samples {
  const { feedKey } = chunkAt(slots, randomInt(chunksIn(slots)))
  const ofFeed = withoutRepeats(slots.filter((slot) => Buffer.compare(slot.feedKey, feedKey) === 0))
  const total = chunksIn(ofFeed)
  const chosen = new Map<number, Sample>()
  // All of a small feed, in an order by chance; else as many draws as are needed for so many different ones.
  const places =
    total <= 2 * (SAMPLES + COVER) ? shuffled(Array.from({ length: total }, (_, place) => place)) : undefined
  for (let i = 0; chosen.size < Math.min(SAMPLES + COVER, total); i++) {
    const { pinned, index } = chunkAt(ofFeed, places?.[i] ?? randomInt(total))
    chosen.set(index, { pinned, index })
  }
  const all = [...chosen.values()]
  return { feedKey, samples: all.slice(0, SAMPLES), cover: all.slice(SAMPLES).map(({ index }) => index) }
}

/** Two slots may be of the same chunks, for different plans: whatever an earlier one has is left out of the later ones. */
function withoutRepeats(slots: readonly HostedSlot[]): HostedSlot[] {
  const ascending = [...slots].sort((a, b) => Number(a.from - b.from))
  let end = 0n
  return ascending.flatMap((slot) => {
    const from = slot.from > end ? slot.from : end
    end = slot.to > end ? slot.to : end
    return from < slot.to ? [{ ...slot, from }] : []
  })
}

type Place = Sample & { readonly feedKey: Uint8Array }

/** The chunk with a number among those of all slots. */
function chunkAt(slots: readonly HostedSlot[], number: number): Place {
  let rest = number
  for (const { feedKey, pin: pinned, from, to } of slots) {
    const chunks = Number(to - from)
    if (rest < chunks) return { feedKey, pinned, index: Number(from) + rest }
    rest -= chunks
  }
  throw new RangeError(`there is no chunk ${number}`)
}

function chunksIn(slots: readonly HostedSlot[]): number {
  return slots.reduce((sum, { from, to }) => sum + Number(to - from), 0)
}

function u32(value: number): number {
  return Math.min(Math.max(Math.round(value), 0), MAX_U32)
}
