/** One measurement: random chunks of a hoster, read as anybody would read them, and a receipt for them. */

import { randomInt } from 'node:crypto'
import { measurementMessage } from '../../chain/messages.js'
import type { Measurement, MeasurementDuty, UserId } from '../../chain/types.js'
import { type Figures, requestReceipt, type Sample, sign, withTimeout } from '../../hyper/index.js'
import type { Reader, RoleContext } from '../context.js'

/** Chunks that one measurement reads. */
const SAMPLES = 16
/** Longest to connect to a hoster, and to wait for a chunk. */
const TIMEOUT_MS = 8_000
const MAX_U32 = 0xffff_ffff

export async function measureHoster(
  { market, openReader, log }: RoleContext,
  attestor: UserId,
  duty: MeasurementDuty,
  signal: AbortSignal
): Promise<Measurement> {
  const reader = await openReader(signal)
  try {
    const options = { hosterKey: duty.hoster.noiseKey, samples: randomSamples(duty), timeoutMs: TIMEOUT_MS }
    const seen = await reader.measure(options, signal)
    const receipts = await countReceipts(reader, market.genesis, duty, seen, signal)
    const figures = {
      chunks: seen.chunks,
      connect: u32(seen.connectMs),
      firstByte: u32(seen.firstByteMs),
      rate: u32(seen.kibPerSecond)
    }
    const { publicKey, secretKey } = reader.keyPair
    const signature = sign(measurementMessage(market.genesis, duty.challenge, attestor), secretKey)
    log.info({ challenge: duty.challenge, hoster: duty.hoster.user, receipts, ...figures }, 'hoster measured')
    return { challenge: duty.challenge, readerKey: publicKey, signature, figures }
  } finally {
    await reader.close()
  }
}

/** Asks for the receipts that every reader of ours asks for; how many of the feeds' came. */
async function countReceipts(
  reader: Reader,
  genesis: Uint8Array,
  { hoster }: MeasurementDuty,
  { feeds }: Figures,
  signal: AbortSignal
): Promise<number> {
  const { noiseKey: hosterKey, signingKey } = hoster
  // All at once, so that a hoster that does not answer holds up nobody for longer than one answer may take.
  const answers = [...feeds].map(([key, { bytes, chunks }]) => {
    const feedKey = new Uint8Array(Buffer.from(key, 'hex'))
    const request = { genesis, feedKey, hosterKey, signingKey, bytes, chunks }
    return requestReceipt(reader.network, request, withTimeout(TIMEOUT_MS, signal))
  })
  const receipts = await Promise.allSettled(answers)
  signal.throwIfAborted()
  return receipts.filter(({ status }) => status === 'fulfilled').length
}

/** Chunks at random over all that the hoster serves, in no order that it could foresee. */
export function randomSamples({ slots }: Pick<MeasurementDuty, 'slots'>): Sample[] {
  const total = slots.reduce((sum, { from, to }) => sum + Number(to - from), 0)
  const chosen = new Map<string, Sample>()
  for (let i = 0; i < Math.min(SAMPLES, total); i++) {
    let rest = randomInt(total)
    for (const { feedKey, pin, from, to } of slots) {
      const chunks = Number(to - from)
      if (rest < chunks) {
        const index = Number(from) + rest
        chosen.set(`${Buffer.from(feedKey).toString('hex')} ${index}`, { feedKey, pinned: pin, index })
        break
      }
      rest -= chunks
    }
  }
  return [...chosen.values()]
}

function u32(value: number): number {
  return Math.min(Math.max(Math.round(value), 0), MAX_U32)
}
