/** Drives whose author wrote what no honest program writes. */

import Corestore from 'corestore'
import Hyperdrive from 'hyperdrive'
import { temporaryFolder } from './local-net.js'

/** The names of a drive, below the interface that keeps them clean. */
interface Names {
  readonly db: { put(key: string, value: unknown): Promise<void> }
}

/** A store's folder with a drive in which the author has written these entries by hand; `file` stands for a good one. */
export async function hostileDrive(entries: Readonly<Record<string, unknown>>) {
  const folder = await temporaryFolder()
  const drive = new Hyperdrive(new Corestore(folder))
  await drive.ready()
  await drive.put('/honest.txt', Buffer.from('honest'))
  const blob = (await drive.entry('/honest.txt'))?.value.blob
  for (const [name, value] of Object.entries(entries)) {
    const file = { executable: false, linkname: null, blob, metadata: null }
    await (drive as unknown as Names).db.put(`files\0${name}`, value === 'file' ? file : value)
  }
  const key = new Uint8Array(drive.key)
  await drive.close()
  return { folder, key }
}

/** An entry whose bytes are said to be there. */
export function blobAt(byteOffset: number, byteLength: number) {
  const blob = { byteOffset, byteLength, blockOffset: 0, blockLength: 1 }
  return { executable: false, linkname: null, blob, metadata: null }
}
