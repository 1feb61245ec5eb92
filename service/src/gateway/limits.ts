/** What those who ask the gateway may cost: every number in one place. */

export interface GatewayLimits {
  /** Requests that are worked on at once. */
  readonly reads: number
  /** Of them, those of one who asks: see `askerOf`. A browser itself sends six at once to each origin. */
  readonly readsEach: number
  /** Streams of changes at once. */
  readonly watches: number
  /** Of them, those of one who asks. */
  readonly watchesEach: number
  /** Feeds that are open at once; above, the one that was not needed for longest is closed. */
  readonly feeds: number
  /** Of them, those in use that one who asks has had opened. */
  readonly feedsEach: number
  /** Bytes of chunks in memory, of all reads together. */
  readonly memoryBytes: number
  /** Bytes that reads bring into the store, of all feeds together; above, those of feeds not in use are dropped. */
  readonly cacheBytes: number
  /** Milliseconds until a feed's head is there. */
  readonly findMs: number
  /** Milliseconds until the first byte of an answer is there, the search included. */
  readonly firstByteMs: number
  /** Milliseconds that each further chunk may take. */
  readonly chunkMs: number
  /** Characters of an address after the host. */
  readonly pathLength: number
  /** Names that a listing shows. */
  readonly listed: number
  /** Hosters of a feed that are dialled. */
  readonly dialled: number
  /** Milliseconds after which hosters and peers of an open feed are looked for anew. */
  readonly lookAgainMs: number
  /** Milliseconds between signs of life in a stream of changes. */
  readonly beatMs: number
  /** Milliseconds after the last read of a feed until receipts are asked for. */
  readonly receiptMs: number
}

const MIB = 1024 * 1024

export const GATEWAY_LIMITS: GatewayLimits = {
  reads: 64,
  readsEach: 16,
  watches: 64,
  watchesEach: 16,
  feeds: 64,
  feedsEach: 16,
  memoryBytes: 64 * MIB,
  cacheBytes: 2048 * MIB,
  findMs: 20_000,
  firstByteMs: 30_000,
  chunkMs: 30_000,
  pathLength: 4_096,
  listed: 1_000,
  dialled: 16,
  lookAgainMs: 60_000,
  beatMs: 15_000,
  receiptMs: 500
}
