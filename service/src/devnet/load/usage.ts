/** Processor time and memory of processes, as Linux tells them. */

import { readFile } from 'node:fs/promises'

export interface Sample {
  /** Milliseconds, by the clock of `performance.now`. */
  readonly at: number
  /** Processor seconds since its start. */
  readonly seconds: number
  /** Resident memory. */
  readonly bytes: number
}

export interface Usage {
  /** Cores in use: 1 is one of them all of the time. */
  readonly cores: number
  readonly bytes: number
}

/** Fixed for all programs on Linux, whatever the kernel's own clock is. */
const TICKS_A_SECOND = 100
/** Fields of /proc/PID/stat behind the name, which may have blanks and is in parentheses. */
const USER_TICKS = 11
const SYSTEM_TICKS = 12

/** @returns nothing if the process is gone, or the system has no such files */
export async function sample(pid: number | undefined, root = '/proc'): Promise<Sample | undefined> {
  try {
    const [stat, status] = await Promise.all([
      readFile(`${root}/${pid}/stat`, 'utf8'),
      readFile(`${root}/${pid}/status`, 'utf8')
    ])
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const seconds = (Number(fields[USER_TICKS]) + Number(fields[SYSTEM_TICKS])) / TICKS_A_SECOND
    const bytes = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * 1024
    return Number.isFinite(seconds + bytes) ? { at: performance.now(), seconds, bytes } : undefined
  } catch {
    return undefined
  }
}

/** Between two samples of one process. */
export function usageOf(before: Sample, after: Sample): Usage {
  const elapsed = (after.at - before.at) / 1_000
  return { cores: elapsed > 0 ? (after.seconds - before.seconds) / elapsed : 0, bytes: after.bytes }
}
