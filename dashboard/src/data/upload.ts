/** Files of this computer into a hyperdrive of the daemon: in parts, one after the other. */

import { ask, Failure } from './rpc.js'

export interface Chosen {
  /** Inside the folder that was chosen, with `/`. */
  readonly path: string
  readonly file: File
}

export interface Uploaded {
  readonly key: string
  readonly bytes: string
  readonly files: number
}

/** Bytes of one request. */
export const PART_BYTES = 4 * 1024 * 1024

/**
 * Sends all files and closes the hyperdrive: it has a key of its own then.
 * @throws Failure
 */
export async function upload(
  files: readonly Chosen[],
  onBytes: (sent: number, total: number) => void,
  signal?: AbortSignal
): Promise<Uploaded> {
  const total = files.reduce((sum, { file }) => sum + file.size, 0)
  const json = { 'content-type': 'application/json' }
  const opened = await ask(
    '/upload',
    { method: 'POST', headers: json, body: JSON.stringify({ bytes: total, files: files.length }) },
    signal
  )
  const { upload: id } = (await opened.json()) as { upload: string }
  try {
    let sent = 0
    for (const { path, file } of files) {
      for (let offset = 0; offset === 0 || offset < file.size; offset += PART_BYTES) {
        const part = file.slice(offset, offset + PART_BYTES)
        const query = new URLSearchParams({ path, size: `${file.size}`, offset: `${offset}` })
        const headers = { 'content-type': 'application/octet-stream' }
        await ask(`/upload/${id}?${query}`, { method: 'PUT', headers, body: part }, signal)
        sent += part.size
        onBytes(sent, total)
      }
    }
    const done = await ask(`/upload/${id}/finish`, { method: 'POST', headers: json, body: '{}' }, signal)
    return (await done.json()) as Uploaded
  } catch (error) {
    await ask(`/upload/${id}`, { method: 'DELETE', headers: json }).catch(() => {})
    throw error
  }
}

/** What was dropped: files, and folders with all that is below them. */
export async function droppedFiles(items: DataTransferItemList): Promise<Chosen[]> {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  return (await Promise.all(entries.map((entry) => filesOf(entry)))).flat()
}

/** What was chosen by a file or folder input. */
export function chosenFiles(list: FileList): Chosen[] {
  return [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }))
}

async function filesOf(entry: FileSystemEntry): Promise<Chosen[]> {
  const path = entry.fullPath.replace(/^\//, '')
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject)
    ).catch(() => {
      throw new Failure('FILE_UNREADABLE', `${path} cannot be read.`, 'Check its rights, or leave it out.')
    })
    return [{ path, file }]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const found: FileSystemEntry[] = []
  // A reader gives a folder's entries in pieces.
  for (;;) {
    const piece = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (piece.length === 0) break
    found.push(...piece)
  }
  return (await Promise.all(found.map((below) => filesOf(below)))).flat()
}

/** Without the one folder that all paths begin with: it is the name of the drive, not a part of it. */
export function withoutCommonFolder(files: readonly Chosen[]): Chosen[] {
  const [first] = files
  const slash = first?.path.indexOf('/') ?? -1
  const prefix = first === undefined || slash < 0 ? undefined : first.path.slice(0, slash + 1)
  if (prefix === undefined || !files.every(({ path }) => path.startsWith(prefix))) return [...files]
  return files.map(({ path, file }) => ({ path: path.slice(prefix.length), file }))
}
