/** A small JSON file that is either the old one or the new one, whenever the power fails. */

import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { rolesError } from './errors.js'

/** Bytes are written as `{"hex": …}` and bigint as `{"int": …}`. */
function replacer(this: unknown, key: string, value: unknown): unknown {
  const original = (this as Record<string, unknown>)[key]
  if (original instanceof Uint8Array) return { hex: Buffer.from(original).toString('hex') }
  if (typeof value === 'bigint') return { int: value.toString() }
  return value
}

function reviver(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if ('hex' in value && typeof value.hex === 'string') return new Uint8Array(Buffer.from(value.hex, 'hex'))
  if ('int' in value && typeof value.int === 'string') return BigInt(value.int)
  return value
}

/** Replaces the file and waits until the disk has it. */
export async function writeState(path: string, state: unknown): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const next = `${path}.next`
  await writeSynced(next, JSON.stringify(state, replacer))
  await rename(next, path)
  await syncFolder(dirname(path))
}

/** Writes a file and waits until the disk has its bytes. */
export async function writeSynced(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

/**
 * What was written, or undefined if nothing was. The file is this program's own; its shape is trusted.
 * @throws ROLES_STATE_UNREADABLE if it is damaged
 */
export async function readState<T>(path: string): Promise<T | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  try {
    return JSON.parse(text, reviver) as T
  } catch (cause) {
    throw rolesError('ROLES_STATE_UNREADABLE', { path }, cause)
  }
}

/** Makes renames in a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
