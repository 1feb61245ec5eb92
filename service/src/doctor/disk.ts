/** The disk: what is free beyond the reserve, and whether it takes what it is given. */

import { open, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { broken, type Finding, good, poor } from './finding.js'

const GIB = 2 ** 30
const PROBE = '.datdot-doctor'
/** Sealed pages with their Merkle nodes, of each plain byte: 1.01 for chunks of 64 KiB, and more the shorter they are. */
const ON_DISK = 1.1

export interface DiskFacts {
  readonly folder: string
  /** Bytes that are kept free. */
  readonly reserve: number
  /** Plain bytes that a hoster offers, as far as they are not stored yet. */
  readonly offered: number | undefined
  readonly free?: number
}

export async function lookAtDisk({ folder, reserve, offered, free }: DiskFacts): Promise<Finding[]> {
  const left = (free ?? (await freeOf(folder))) - reserve
  return [room(folder, left, reserve, offered), await writing(folder)]
}

async function freeOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

function room(folder: string, left: number, reserve: number, offered: number | undefined): Finding {
  const kept = `${gib(reserve)} are kept free`
  if (left < 0) {
    return broken(
      'disk',
      `the disk of ${folder} is short of its reserve by ${gib(-left)}: ${kept}`,
      'Make room, or set a smaller `reserve`. No new replica is taken before.'
    )
  }
  const taken = offered === undefined ? 0 : offered * ON_DISK
  if (taken > left) {
    return poor(
      'disk',
      `${gib(left)} are free beyond the reserve, and what is offered may take ${gib(taken)}`,
      'Offer less with `datdot offer update --storage`, or make room: a replica that does not fit is refused, which costs rating.'
    )
  }
  return good('disk', `${gib(left)} are free in ${folder}; ${kept}`)
}

async function writing(folder: string): Promise<Finding> {
  const path = join(folder, PROBE)
  try {
    const file = await open(path, 'w', 0o600)
    try {
      await file.writeFile('x')
      await file.sync()
    } finally {
      await file.close()
      await rm(path, { force: true })
    }
    return good('writing', 'the disk takes what it is given')
  } catch (error) {
    const why = (error as Error).message
    return broken(
      'writing',
      `nothing can be written in ${folder}: ${why}`,
      'Check that the disk is mounted for writing, has room, and belongs to this user.'
    )
  }
}

function gib(bytes: number): string {
  return `${(bytes / GIB).toFixed(1)} GiB`
}
