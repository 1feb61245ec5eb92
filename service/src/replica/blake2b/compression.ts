/**
 * BLAKE2b-256 (RFC 7693) of two inputs at once, as WebAssembly: the states lie side by side, one in each lane of a vector.
 * There is one procedure for each kind of node, with all rounds written out, because most words of the last block of
 * either are known to be zero and need not be added.
 */

import {
  type Code,
  getLocal,
  I32_ADD,
  I32_SUB,
  I64X2_ADD,
  I64X2_SHL,
  I64X2_SHR_U,
  i32Const,
  i64x2Const,
  load64,
  load64Lane,
  OR,
  type Procedure,
  repeat,
  rotateBytes,
  setLocal,
  store64Lane,
  teeLocal,
  XOR
} from './assembler.js'

const IV = [
  0x6a09e667f3bcc908n,
  0xbb67ae8584caa73bn,
  0x3c6ef372fe94f82bn,
  0xa54ff53a5f1d36f1n,
  0x510e527fade682d1n,
  0x9b05688c2b3e6c1fn,
  0x1f83d9abfb41bd6bn,
  0x5be0cd19137e2179n
]
/** Of the first word of a state: no key, 32 bytes of output. */
const PARAMETERS = 0x01010020n
const ALL_ONES = 0xffffffffffffffffn
const ROUNDS = 12
const SIGMA = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
  [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
  [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
  [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
  [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
  [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
  [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
  [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
  [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
  [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0]
] as const
/** The words of the state that are mixed with each other: columns, then diagonals. */
const MIXED = [
  [
    [0, 4, 8, 12],
    [1, 5, 9, 13],
    [2, 6, 10, 14],
    [3, 7, 11, 15]
  ],
  [
    [0, 5, 10, 15],
    [1, 6, 11, 12],
    [2, 7, 8, 13],
    [3, 4, 9, 14]
  ]
] as const

/** Parameters: address of the first input, address of the output, how many pairs. */
const FROM = 0
const TO = 1
const PAIRS = 2
/** Vectors: working state, words of the block, chaining value, one for the moment. */
const V = 3
const M = V + 16
const H = M + 16
const T = H + 8
const VECTORS = 16 + 16 + 8 + 1

const WORD_BYTES = 8
const BLOCK_WORDS = 16
const HASH_BYTES = 32

/** What fills `IV` into the chaining value of a hash that begins. */
const FIRST = IV.map((word, i) => i64x2Const(i === 0 ? word ^ PARAMETERS : word))
const CHAINED = IV.map((_, i) => getLocal(H + i))

/** For each pair at `from`, 128 bytes an input, writes `H(0x00 ‖ input)` at `to`. */
export function leafProcedure(): Procedure {
  const inputBytes = BLOCK_WORDS * WORD_BYTES
  const first = { words: BLOCK_WORDS, bytes: inputBytes, last: false }
  const second = { words: 1, bytes: 1 + inputBytes, last: true }
  return eachPair('leaves', inputBytes, [
    prefixed(inputBytes, BLOCK_WORDS),
    compress(FIRST, first),
    FIRST.flatMap((word, i) => [...feedForward(word, i), ...setLocal(H + i)]),
    lastByte(inputBytes, 0),
    compress(CHAINED, second),
    store(CHAINED)
  ])
}

/** For each pair at `from`, 64 bytes an input, writes `H(0x01 ‖ input)` at `to`. */
export function nodeProcedure(): Procedure {
  const inputBytes = 2 * HASH_BYTES
  const words = inputBytes / WORD_BYTES
  return eachPair('nodes', inputBytes, [
    prefixed(inputBytes, words),
    [...getLocal(M), ...i64x2Const(1n), ...OR, ...setLocal(M)],
    lastByte(inputBytes, words),
    compress(FIRST, { words: words + 1, bytes: 1 + inputBytes, last: true }),
    store(FIRST)
  ])
}

function eachPair(name: string, inputBytes: number, steps: readonly Code[]): Procedure {
  const advance = (local: number, by: number): Code => [
    ...getLocal(local),
    ...i32Const(by),
    ...I32_ADD,
    ...setLocal(local)
  ]
  const body = [...steps.flat(), ...advance(FROM, 2 * inputBytes), ...advance(TO, 2 * HASH_BYTES)]
  const counter = [...getLocal(PAIRS), ...i32Const(1), ...I32_SUB, ...teeLocal(PAIRS)]
  return { name, parameters: 3, vectors: VECTORS, code: repeat(body, counter) }
}

/** 8 bytes of either input. */
const loadPair = (offset: number, inputBytes: number): Code => [
  ...getLocal(FROM),
  ...getLocal(FROM),
  ...load64(offset),
  ...load64Lane(offset + inputBytes, 1)
]

/** The first words of a zero byte and the inputs. */
function prefixed(inputBytes: number, words: number): Code {
  const first = [...loadPair(0, inputBytes), ...i32Const(8), ...I64X2_SHL, ...setLocal(M)]
  const rest = Array.from({ length: words - 1 }, (_, i) => [
    ...loadPair((i + 1) * WORD_BYTES - 1, inputBytes),
    ...setLocal(M + i + 1)
  ])
  return [...first, ...rest.flat()]
}

/** The byte of the inputs that the prefix pushed out, as a word. */
function lastByte(inputBytes: number, word: number): Code {
  return [...loadPair(inputBytes - WORD_BYTES, inputBytes), ...i32Const(56), ...I64X2_SHR_U, ...setLocal(M + word)]
}

interface Block {
  /** How many of its words, from the first, may be other than zero. */
  readonly words: number
  /** How many bytes of the input end with it. */
  readonly bytes: number
  readonly last: boolean
}

function compress(chaining: readonly Code[], { words, bytes, last }: Block): Code {
  const start = IV.map((word, i) => {
    const changed = i === 4 ? word ^ BigInt(bytes) : i === 6 && last ? word ^ ALL_ONES : word
    return [...(chaining[i] ?? []), ...setLocal(V + i), ...i64x2Const(changed), ...setLocal(V + 8 + i)]
  })
  const rounds = Array.from({ length: ROUNDS }, (_, i) => round(SIGMA[i % SIGMA.length] ?? [], words))
  return [...start.flat(), ...rounds.flat()]
}

/** The halves of four mixings in turns, since they do not wait for each other. */
function round(sigma: readonly number[], words: number): Code {
  const halves = MIXED.flatMap((groups, g) =>
    [0, 1].map((half) => groups.map((group, k) => mixHalf(group, sigma[g * 8 + k * 2 + half] ?? 0, half, words)))
  )
  return halves.flat(2)
}

function mixHalf(group: readonly [number, number, number, number], word: number, half: number, words: number): Code {
  const [a, b, c, d] = group.map((i) => V + i) as [number, number, number, number]
  const message = word < words ? [...getLocal(M + word), ...I64X2_ADD] : []
  return [
    ...[...getLocal(a), ...getLocal(b), ...I64X2_ADD, ...message, ...setLocal(a)],
    ...[...getLocal(d), ...getLocal(a), ...XOR, ...(half === 0 ? turn(32) : turn(16)), ...setLocal(d)],
    ...[...getLocal(c), ...getLocal(d), ...I64X2_ADD, ...setLocal(c)],
    ...[...getLocal(b), ...getLocal(c), ...XOR, ...(half === 0 ? turn(24) : turn(63)), ...setLocal(b)]
  ]
}

/** Turns both lanes right; 63 bits are one to the left. */
function turn(bits: 16 | 24 | 32 | 63): Code {
  const twice = [...teeLocal(T), ...getLocal(T)]
  if (bits !== 63) return [...twice, ...rotateBytes(bits / 8)]
  return [...twice, ...I64X2_ADD, ...getLocal(T), ...i32Const(63), ...I64X2_SHR_U, ...OR]
}

const feedForward = (chaining: Code, i: number): Code => [
  ...chaining,
  ...getLocal(V + i),
  ...XOR,
  ...getLocal(V + 8 + i),
  ...XOR
]

/** The hash of the first input, then that of the second. */
function store(chaining: readonly Code[]): Code {
  const lane = (i: number, n: 0 | 1): Code => [
    ...getLocal(TO),
    ...getLocal(T),
    ...store64Lane(n * HASH_BYTES + i * WORD_BYTES, n)
  ]
  const words = chaining.slice(0, HASH_BYTES / WORD_BYTES)
  return words.flatMap((word, i) => [...feedForward(word, i), ...setLocal(T), ...lane(i, 0), ...lane(i, 1)])
}
