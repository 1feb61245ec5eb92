/**
 * Records: `uint index ‖ uint plain length ‖ uint stored length ‖ codec ‖ bytes`, one chunk after the other, as they are
 * before pages are cut and sealed. Integers are Hypercore's compact encoding, in the shortest form only.
 */

import { replicaError } from './errors.js'
import { MAX_CHUNK_BYTES } from './format.js'

/** A chunk as it is stored: raw where `stored` is as long as `plainBytes`, brotli where it is shorter. */
export interface Stored {
  readonly index: number
  readonly plainBytes: number
  readonly stored: Uint8Array
}

export interface RecordHead {
  readonly index: number
  readonly plainBytes: number
  readonly storedBytes: number
}

/** Three integers of 9 bytes and the codec. */
export const MAX_HEAD_BYTES = 28

const RAW = 0
const BROTLI = 1

/** The bytes before those of the chunk; refuses what no decoder would accept. */
export function encodeHead(head: RecordHead): Uint8Array {
  checkHead(head)
  const bytes = new Uint8Array(MAX_HEAD_BYTES)
  const view = new DataView(bytes.buffer)
  let at = writeUint(view, 0, head.index)
  at = writeUint(view, at, head.plainBytes)
  at = writeUint(view, at, head.storedBytes)
  bytes[at] = head.storedBytes === head.plainBytes ? RAW : BROTLI
  return bytes.subarray(0, at + 1)
}

/** The head at the start of `bytes` with its length, or nothing as long as bytes of it are missing. */
export function decodeHead(bytes: Uint8Array): { head: RecordHead; length: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const index = readUint(view, 0)
  if (index === undefined) return undefined
  const plain = readUint(view, index.end)
  if (plain === undefined) return undefined
  const stored = readUint(view, plain.end)
  const codec = stored && bytes[stored.end]
  if (stored === undefined || codec === undefined) return undefined
  if (codec !== RAW && codec !== BROTLI) throw replicaError('REPLICA_CODEC', { codec })
  const head = { index: index.value, plainBytes: plain.value, storedBytes: stored.value }
  checkHead(head)
  if ((codec === RAW) !== (head.storedBytes === head.plainBytes)) throw storedSize(head)
  return { head, length: stored.end + 1 }
}

function checkHead(head: RecordHead): void {
  const { index, plainBytes, storedBytes } = head
  if (!Number.isSafeInteger(index) || index < 0) throw replicaError('REPLICA_INDEX', { index })
  if (!(plainBytes <= MAX_CHUNK_BYTES)) throw replicaError('REPLICA_CHUNK_SIZE', { bytes: plainBytes })
  if (!(storedBytes <= plainBytes)) throw storedSize(head)
}

const storedSize = ({ storedBytes, plainBytes }: RecordHead) =>
  replicaError('REPLICA_STORED_SIZE', { stored: storedBytes, plain: plainBytes })

/** Writes `value` at `at` and returns where it ends. */
function writeUint(view: DataView, at: number, value: number): number {
  if (value <= 0xfc) {
    view.setUint8(at, value)
    return at + 1
  }
  if (value <= 0xffff) {
    view.setUint8(at, 0xfd)
    view.setUint16(at + 1, value, true)
    return at + 3
  }
  if (value <= 0xffff_ffff) {
    view.setUint8(at, 0xfe)
    view.setUint32(at + 1, value, true)
    return at + 5
  }
  view.setUint8(at, 0xff)
  view.setBigUint64(at + 1, BigInt(value), true)
  return at + 9
}

/** The integer at `at` and where it ends; beyond 2^53 it is not exact, but not in bounds either. */
function readUint(view: DataView, at: number): { value: number; end: number } | undefined {
  if (at >= view.byteLength) return undefined
  const first = view.getUint8(at)
  if (first <= 0xfc) return { value: first, end: at + 1 }
  const width = first === 0xfd ? 2 : first === 0xfe ? 4 : 8
  const end = at + 1 + width
  if (end > view.byteLength) return undefined
  const value =
    width === 2
      ? view.getUint16(at + 1, true)
      : width === 4
        ? view.getUint32(at + 1, true)
        : Number(view.getBigUint64(at + 1, true))
  const least = width === 2 ? 0xfd : 2 ** (width * 4)
  if (value < least) throw replicaError('REPLICA_UINT')
  return { value, end }
}
