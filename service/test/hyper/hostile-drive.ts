/** Drives whose author wrote what no honest program writes. */

import Corestore from 'corestore'
import { Header, Node, YoloIndex } from 'hyperbee/lib/messages.js'
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

/** A node of the tree of names: keys by their chunk; children by their chunk and their place in it, one after the other. */
export interface TreeLevel {
  readonly keys: readonly number[]
  readonly children: readonly number[]
}

/**
 * A drive of one honest file, to which its author has appended chunks of the tree of names by hand.
 * @param trees of each chunk, given its number, the nodes in it; the first one is where searches begin
 */
export async function hostileTree(...trees: readonly ((chunk: number) => readonly TreeLevel[])[]) {
  const { folder, key } = await hostileDrive({})
  const store = new Corestore(folder)
  const core = store.get({ key: Buffer.from(key) })
  await core.ready()
  const honest = Node.decode((await core.get(core.length - 1)) ?? new Uint8Array())
  for (const levelsOf of trees) {
    const levels = levelsOf(core.length).map((level) => ({ keys: [...level.keys], children: [...level.children] }))
    await core.append(Node.encode({ ...honest, index: YoloIndex.encode({ levels }) }))
  }
  await store.close()
  return { folder, key }
}

/**
 * A drive that was never anything but what its author wrote by hand.
 * @param contentKey as its first chunk has it
 * @param names of each further chunk, what is said of `/a`; or all of the chunk's bytes
 */
export async function hostileNames(contentKey: Uint8Array, ...names: readonly (string | Uint8Array)[]) {
  const folder = await temporaryFolder()
  const store = new Corestore(folder)
  const core = store.get({ name: 'names' })
  await core.ready()
  await core.append(Header.encode({ protocol: 'hyperbee', metadata: { contentFeed: contentKey } }))
  for (const name of names) {
    const index = YoloIndex.encode({ levels: [{ keys: [core.length], children: [] }] })
    const said = (text: string) => Node.encode({ key: Buffer.from('files\0/a'), value: Buffer.from(text), index })
    await core.append(typeof name === 'string' ? said(name) : name)
  }
  const key = new Uint8Array(core.key)
  await store.close()
  return { folder, key }
}
