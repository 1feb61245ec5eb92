/** What may be in memory: the heap of V8, what peers make this one keep, and when no more is begun. */

import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { getHeapStatistics } from 'node:v8'
import type { PeerLimits } from '../hyper/index.js'

const MIB = 1024 * 1024
/** Below this the program itself does not fit. */
export const LEAST_MEMORY = 192 * MIB
/** Of the memory, as much is V8's; buffers, the database and the network have the rest. */
const HEAP_SHARE = 0.5
const PEERS_SHARE = 0.25
/** V8's young generation, which its limit has on top. */
const YOUNG_BYTES = 128 * MIB
/** What a shell adds to the number of the signal that ended a process. */
const EXIT_BY_SIGNAL = 128

/** Bytes of V8's old space when the process may have `memory`. */
export function heapBytes(memory: number): number {
  return Math.floor(memory * HEAP_SHARE)
}

/**
 * The flag that Node has to be started with, or nothing if its heap is bounded already: V8 takes no bound later.
 * @param limit of the heap now
 */
export function heapFlag(memory: number, limit = getHeapStatistics().heap_size_limit): string | undefined {
  const most = heapBytes(memory)
  return limit > most + YOUNG_BYTES ? `--max-old-space-size=${Math.floor(most / MIB)}` : undefined
}

/**
 * Runs this program again, as it was called, with a flag of Node, and passes on signals to it.
 * @returns its exit code
 */
export function runAgain(flag: string): Promise<number> {
  const args = [flag, ...process.execArgv, ...process.argv.slice(1)]
  const child = spawn(process.execPath, args, { stdio: 'inherit' })
  const onTerm = (): void => void child.kill('SIGTERM')
  // A terminal tells both of Ctrl-C.
  const onInterrupt = (): void => void (process.stdin.isTTY || child.kill('SIGINT'))
  process.on('SIGTERM', onTerm).on('SIGINT', onInterrupt)
  return new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) =>
      resolve(code ?? EXIT_BY_SIGNAL + (signal === null ? 0 : constants.signals[signal]))
    )
  }).finally(() => process.off('SIGTERM', onTerm).off('SIGINT', onInterrupt))
}

/** What peers may make this one keep. */
export function peerMemory(memory: number, { memoryOfAll, memoryOfPeer }: PeerLimits): Partial<PeerLimits> {
  const all = Math.min(memoryOfAll, Math.floor(memory * PEERS_SHARE))
  return { memoryOfAll: all, memoryOfPeer: Math.min(memoryOfPeer, all) }
}
