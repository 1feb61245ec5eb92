/**
 * Hashes the leaves and nodes of the Merkle tree, many in one call: a page has 1 023 of them, and calls into libsodium
 * would take three times as long. Everything lies in the one memory here; callers put input in and take hashes out before
 * they wait for anything. Called by `tree.ts` alone.
 */

import { wasmModule } from './assembler.js'
import { leafProcedure, nodeProcedure } from './compression.js'

/** As much of the global as is used here; Node's types leave it to those of browsers. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object
  readonly Instance: new (module: object) => { readonly exports: unknown }
}

type HashPairs = (from: number, to: number, pairs: number) => void

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer }
  readonly leaves: HashPairs
  readonly nodes: HashPairs
}

const MEMORY_PAGES = 4

const bytes = wasmModule(MEMORY_PAGES, [leafProcedure(), nodeProcedure()])
const { memory: pages, leaves, nodes } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as Exports

/** 256 KiB, never moved. */
export const memory = new Uint8Array(pages.buffer)

/**
 * Writes `H(0x00 ‖ leaf)` of `count` leaves of 128 bytes at address `from` to address `to`, 32 bytes each. Of an odd count
 * the next leaf is hashed as well, whatever it is, and its hash written.
 */
export function hashLeaves(from: number, to: number, count: number): void {
  if (count > 0) leaves(from, to, Math.ceil(count / 2))
}

/** The same of `H(0x01 ‖ node)`, with nodes of 64 bytes: two hashes that follow each other. */
export function hashNodes(from: number, to: number, count: number): void {
  if (count > 0) nodes(from, to, Math.ceil(count / 2))
}
