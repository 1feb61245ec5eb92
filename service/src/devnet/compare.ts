/** Compares what was read back with what was published, byte by byte. */

import { createReadStream } from 'node:fs'
import { lstat, readdir, readlink } from 'node:fs/promises'
import { join } from 'node:path'

export interface Comparison {
  readonly files: number
  readonly bytes: number
  /** The first files that differ, are missing, or were never published. */
  readonly differences: readonly string[]
}

const MOST_DIFFERENCES = 10

/** `names` are the files of a folder by their paths inside it; without them both are files. */
export async function compare(original: string, copy: string, names?: readonly string[]): Promise<Comparison> {
  const differences: string[] = []
  let bytes = 0
  const checkOne = async (name: string): Promise<void> => {
    const equal = await sameFile(join(original, name), join(copy, name)).catch(() => undefined)
    if (equal === undefined) differences.push(`${name || copy} differs or is missing`)
    else bytes += equal
  }
  for (const name of names ?? ['']) await checkOne(name)
  if (names !== undefined) {
    const wanted = new Set(names)
    for (const name of await filesBelow(copy)) if (!wanted.has(name)) differences.push(`${name} was never published`)
  }
  return { files: names?.length ?? 1, bytes, differences: differences.slice(0, MOST_DIFFERENCES) }
}

/** The size if both are equal, undefined if not. */
async function sameFile(left: string, right: string): Promise<number | undefined> {
  const [one, other] = [await lstat(left), await lstat(right)]
  if (one.isSymbolicLink() || other.isSymbolicLink())
    return (await readlink(left)) === (await readlink(right)) ? 0 : undefined
  if (one.size !== other.size) return undefined
  const second = createReadStream(right)[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)
  for await (const bytes of createReadStream(left)) {
    let part = bytes as Buffer
    while (part.length > 0) {
      if (rest.length === 0) {
        const next = await second.next()
        if (next.done) return undefined
        rest = next.value as Buffer
      }
      const length = Math.min(part.length, rest.length)
      if (!part.subarray(0, length).equals(rest.subarray(0, length))) return undefined
      part = part.subarray(length)
      rest = rest.subarray(length)
    }
  }
  return one.size
}

export async function filesBelow(folder: string, below = ''): Promise<string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true })
  const names: string[] = []
  for (const entry of entries) {
    const name = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) names.push(...(await filesBelow(folder, name)))
    else names.push(name)
  }
  return names
}
