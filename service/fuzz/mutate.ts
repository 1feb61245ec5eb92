/** Makes new inputs of old ones, as libFuzzer does: a few small changes each. */

import type { Random } from './random.js'

/** Numbers at which programs change their mind, in 1, 2, 4 and 8 bytes. */
const EDGES = [
  0n,
  1n,
  0x7fn,
  0x80n,
  0xfcn,
  0xfdn,
  0xfen,
  0xffn,
  0xffffn,
  0x10000n,
  2n ** 31n,
  2n ** 32n - 1n,
  2n ** 32n,
  2n ** 53n - 1n,
  2n ** 53n,
  2n ** 63n,
  2n ** 64n - 1n
]
const MOST_CHANGES = 5

type Change = (bytes: Uint8Array, random: Random, context: Context) => Uint8Array

interface Context {
  readonly others: readonly Uint8Array[]
  readonly tokens: readonly Uint8Array[]
}

/** One to a few changes to `bytes`, and never more than `mostBytes` of them. */
export function mutate(bytes: Uint8Array, random: Random, mostBytes: number, context: Context): Uint8Array {
  let changed = bytes
  for (let changes = 1 + random.below(MOST_CHANGES); changes > 0; changes--) {
    changed = random.one(CHANGES)(changed, random, context)
  }
  return changed.subarray(0, mostBytes)
}

const flipBit: Change = (bytes, random) => set(bytes, random, (byte) => byte ^ (1 << random.below(8)))

const setByte: Change = (bytes, random) => set(bytes, random, () => random.below(256))

const addToByte: Change = (bytes, random) => set(bytes, random, (byte) => byte + random.below(35) - 17)

const putEdge: Change = (bytes, random) => {
  const edge = new Uint8Array(8)
  new DataView(edge.buffer).setBigUint64(0, random.one(EDGES), random.below(4) > 0)
  return overwrite(bytes, random.below(bytes.length + 1), edge.subarray(0, random.one([1, 2, 4, 8])))
}

/** Hypercore's integers, in any of their widths. */
const putUint: Change = (bytes, random) => {
  const width = random.one([2, 4, 8])
  const uint = new Uint8Array(9)
  uint[0] = width === 2 ? 0xfd : width === 4 ? 0xfe : 0xff
  new DataView(uint.buffer).setBigUint64(1, random.one(EDGES), true)
  return insert(bytes, random.below(bytes.length + 1), uint.subarray(0, 1 + width))
}

const insertBytes: Change = (bytes, random) => {
  const fresh = new Uint8Array(1 + random.below(random.one([4, 40, 130])))
  const fill = random.below(256)
  for (let i = 0; i < fresh.length; i++) fresh[i] = random.below(2) === 0 ? fill : random.below(256)
  return insert(bytes, random.below(bytes.length + 1), fresh)
}

const insertToken: Change = (bytes, random, { tokens }) =>
  tokens.length === 0 ? bytes : insert(bytes, random.below(bytes.length + 1), random.one(tokens))

const overwriteToken: Change = (bytes, random, { tokens }) =>
  tokens.length === 0 ? bytes : overwrite(bytes, random.below(bytes.length + 1), random.one(tokens))

const remove: Change = (bytes, random) => {
  const [from, to] = range(bytes, random)
  return join(bytes.subarray(0, from), bytes.subarray(to))
}

const repeat: Change = (bytes, random) => {
  const [from, to] = range(bytes, random)
  return insert(bytes, to, bytes.subarray(from, to))
}

const move: Change = (bytes, random) => {
  const [from, to] = range(bytes, random)
  return overwrite(bytes, random.below(bytes.length + 1), bytes.slice(from, to))
}

/** The front of this one and the end of another. */
const cross: Change = (bytes, random, { others }) => {
  const other = random.one(others)
  return join(bytes.subarray(0, random.below(bytes.length + 1)), other.subarray(random.below(other.length + 1)))
}

/** A part of another one in the same place: records of a fixed layout keep it. */
const graft: Change = (bytes, random, { others }) => {
  const other = random.one(others)
  const [from, to] = range(other, random)
  return overwrite(bytes, Math.min(from, bytes.length), other.subarray(from, to))
}

const CHANGES: readonly Change[] = [
  flipBit,
  setByte,
  addToByte,
  putEdge,
  putUint,
  insertBytes,
  insertToken,
  overwriteToken,
  remove,
  repeat,
  move,
  cross,
  graft
]

function set(bytes: Uint8Array, random: Random, change: (byte: number) => number): Uint8Array {
  if (bytes.length === 0) return Uint8Array.of(change(0))
  const copy = bytes.slice()
  const at = random.below(copy.length)
  copy[at] = change(copy[at] ?? 0)
  return copy
}

/** A part of the bytes, short ones more often. */
function range(bytes: Uint8Array, random: Random): [number, number] {
  const from = random.below(bytes.length + 1)
  const length = random.below(Math.min(random.one([4, 40, bytes.length + 1]), bytes.length - from + 1))
  return [from, from + length]
}

function insert(bytes: Uint8Array, at: number, fresh: Uint8Array): Uint8Array {
  return join(bytes.subarray(0, at), fresh, bytes.subarray(at))
}

function overwrite(bytes: Uint8Array, at: number, fresh: Uint8Array): Uint8Array {
  return join(bytes.subarray(0, at), fresh, bytes.subarray(at + fresh.length))
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}
