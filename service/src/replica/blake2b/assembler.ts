/** Instructions of WebAssembly as bytes, as far as `compression.ts` needs them, and the module around functions of them. */

export type Code = readonly number[]

export const I32 = 0x7f
export const V128 = 0x7b

export const getLocal = (local: number): Code => [0x20, ...unsigned(local)]
export const setLocal = (local: number): Code => [0x21, ...unsigned(local)]
export const teeLocal = (local: number): Code => [0x22, ...unsigned(local)]
export const i32Const = (value: number): Code => [0x41, ...signed(value)]
export const I32_ADD: Code = [0x6a]
export const I32_SUB: Code = [0x6b]

const simd = (op: number, ...rest: Code): Code => [0xfd, ...unsigned(op), ...rest]
/** Addresses need no alignment. */
const at = (offset: number): Code => [0, ...unsigned(offset)]

export const XOR = simd(0x51)
export const OR = simd(0x50)
export const I64X2_ADD = simd(0xce)
export const I64X2_SHL = simd(0xcb)
export const I64X2_SHR_U = simd(0xcd)
/** Takes an address; the upper lane is zero. */
export const load64 = (offset: number): Code => simd(0x5d, ...at(offset))
/** Takes an address and a vector. */
export const load64Lane = (offset: number, lane: 0 | 1): Code => simd(0x57, ...at(offset), lane)
/** Takes an address and a vector. */
export const store64Lane = (offset: number, lane: 0 | 1): Code => simd(0x5b, ...at(offset), lane)
/** Takes a vector twice; turns both lanes right by whole bytes. */
export const rotateBytes = (by: number): Code =>
  simd(0x0d, ...Array.from({ length: 16 }, (_, i) => (i & 8) | ((i + by) & 7)))

/** `word` in both lanes. */
export function i64x2Const(word: bigint): Code {
  const bytes = Array.from({ length: 8 }, (_, i) => Number((word >> BigInt(8 * i)) & 0xffn))
  return simd(0x0c, ...bytes, ...bytes)
}

/** Runs `body`, which leaves nothing, and again as long as the counter then taken from the stack is not zero. */
export const repeat = (body: Code, counter: Code): Code => [0x03, 0x40, ...body, ...counter, 0x0d, 0, 0x0b]

export interface Procedure {
  readonly name: string
  /** How many i32 it takes: the first locals. */
  readonly parameters: number
  /** How many v128 follow them. */
  readonly vectors: number
  readonly code: Code
}

/** A module that exports these and its `memory` of so many pages of 64 KiB, and imports nothing. */
export function wasmModule(memoryPages: number, procedures: readonly Procedure[]): Uint8Array<ArrayBuffer> {
  const types = procedures.map(({ parameters }) => [0x60, ...vector(Array(parameters).fill([I32])), 0])
  const exported = procedures.map(({ name }, i) => [...text(name), 0, i])
  const bodies = procedures.map(({ vectors, code }) => sized([1, ...unsigned(vectors), V128, ...code, 0x0b]))
  return new Uint8Array([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, vector(types)),
    ...section(3, vector(procedures.map((_, i) => unsigned(i)))),
    ...section(5, vector([[1, ...unsigned(memoryPages), ...unsigned(memoryPages)]])),
    ...section(7, vector([[...text('memory'), 2, 0], ...exported])),
    ...section(10, vector(bodies))
  ])
}

const section = (id: number, content: Code): Code => [id, ...sized(content)]
const sized = (content: Code): Code => [...unsigned(content.length), ...content]
const vector = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()]
const text = (name: string): Code => sized([...new TextEncoder().encode(name)])

/** LEB128. */
function unsigned(value: number): Code {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)]
}

function signed(value: number): Code {
  return value >= -64 && value < 64 ? [value & 127] : [(value & 127) | 128, ...signed(value >> 7)]
}
