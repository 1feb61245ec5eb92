/** The entries of a drive. Its author may have written anything into them: they are checked before anybody sees them. */

import type Hyperdrive from 'hyperdrive'
import type { DriveEntry } from 'hyperdrive'
import { abortable } from '../../abort.js'
import { hyperError } from '../errors.js'

/** Longest part of a name that an error repeats. */
const SHOWN = 200

/** All entries of a drive; a signal ends the waiting for them. @throws HYPER_DRIVE_INVALID */
export async function* entriesOf(drive: Hyperdrive, signal?: AbortSignal): AsyncGenerator<DriveEntry> {
  const entries = drive.list('/')[Symbol.asyncIterator]()
  let before: Buffer | undefined
  try {
    for (;;) {
      const next = await abortable(entries.next(), signal)
      if (next.done) return
      const name = Buffer.from(next.value.key)
      // Names that come in order come to an end.
      if (before !== undefined && before.compare(name) >= 0)
        throw driveInvalid(next.value.key, 'its names are in no order')
      before = name
      if (!isEntry(next.value)) throw driveInvalid(next.value.key, 'it is neither a file nor a link')
      yield next.value
    }
  } finally {
    void entries.return?.()
  }
}

/** A drive whose entry `name` cannot be written. */
export function driveInvalid(name: string, why: string, cause?: unknown): Error {
  return hyperError('HYPER_DRIVE_INVALID', { name: JSON.stringify(name.slice(0, SHOWN)), why }, cause)
}

/** A drive whose entry, or link, `name` leads out of the folder that it is read to. */
export function nameUnsafe(name: string): Error {
  return hyperError('HYPER_NAME_UNSAFE', { name: JSON.stringify(name.slice(0, SHOWN)) })
}

/** Whether an entry is a file or a link, whose numbers are numbers. */
export function isEntry({ value }: { readonly value: unknown }): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { linkname, blob } = value as Record<string, unknown>
  return typeof linkname === 'string' || ((linkname ?? null) === null && (blob === null || isBlob(blob)))
}

function isBlob(blob: unknown): boolean {
  if (typeof blob !== 'object' || blob === null) return false
  const { byteOffset, byteLength, blockOffset, blockLength } = blob as Record<string, unknown>
  return [byteOffset, byteLength, blockOffset, blockLength].every(
    (number) => Number.isSafeInteger(number) && (number as number) >= 0
  )
}
