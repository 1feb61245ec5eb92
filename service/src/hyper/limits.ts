/** What one peer may cost this one: every number in one place. `README.md` has the same table with what happens. */

export interface PeerLimits {
  /** Connections at once. A new one takes the place of the oldest that nobody needs. */
  readonly connections: number
  /** The same from one network address. */
  readonly connectionsOfAddress: number
  /** Sessions at once on a connection. */
  readonly sessions: number
  /** Sessions that a peer may open one right after the other; each malformed or flooded one costs `offence` of them. */
  readonly opens: number
  /** Sessions a second that it gets back. */
  readonly opensPerSecond: number
  readonly offence: number
  /** Points that a peer may spend at once; what a message costs, `wire/cost.ts` says. */
  readonly points: number
  /** Points that it gets back each second; its messages wait until it has some. */
  readonly pointsPerSecond: number
  /** Messages of a connection that are worked on at once. */
  readonly parallel: number
  /** Bytes of replies that may be under way at once; one reply always is. */
  readonly replyBytes: number
  /** Pages of 32 768 chunks of which a connection may say that it has them, or not, beyond a feed's first chunks. */
  readonly pages: number
  /** The same of one message. */
  readonly pagesOfMessage: number
  /** Channels that a connection may have had open at once. */
  readonly channels: number
  /** Bytes that one peer has in memory: frames and messages that wait, and what it says about its chunks. */
  readonly memoryOfPeer: number
  /** The same of all peers together: above, the one with the most is cut. */
  readonly memoryOfAll: number
  /** Milliseconds after which a frame that was begun counts as memory. */
  readonly partialMs: number
  /** Milliseconds for which a peer that was cut is not let in again. */
  readonly banMs: number
}

const MIB = 1024 * 1024

export const LIMITS: PeerLimits = {
  connections: 512,
  connectionsOfAddress: 128,
  sessions: 256,
  opens: 512,
  opensPerSecond: 32,
  offence: 64,
  points: 131_072,
  pointsPerSecond: 32_768,
  parallel: 16,
  replyBytes: 8 * MIB,
  pages: 4_096,
  pagesOfMessage: 256,
  channels: 65_536,
  memoryOfPeer: 64 * MIB,
  memoryOfAll: 256 * MIB,
  partialMs: 10_000,
  banMs: 60_000
}
