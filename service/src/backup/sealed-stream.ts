/**
 * A stream of bytes under a passphrase, version 1: one line of JSON that says how, then boxes of AES-256-GCM, each with its
 * length before it. A box's nonce is its number, and the last one says that it is the last: boxes cannot be swapped,
 * dropped, or cut off unseen. The line is covered by every box.
 */

import { createCipheriv, createDecipheriv } from 'node:crypto'
import { z } from 'zod'
import { checkPassphrase, kdfSchema, keyOf, newKdf, type ScryptCost } from '../keystore/index.js'
import { backupError } from './errors.js'

const VERSION = 1
const BOX_BYTES = 1024 * 1024
const TAG_BYTES = 16
const LENGTH_BYTES = 4
/** Longest first line. */
const MAX_LINE = 4_096
const NEWLINE = 10

const header = z.strictObject({
  datdot: z.literal('backup'),
  version: z.literal(VERSION),
  /** Of the account, SS58. */
  address: z.string().min(1).max(64),
  made: z.iso.datetime(),
  /** Whether the machine that it was made on starts no more. */
  moved: z.boolean(),
  kdf: kdfSchema
})
type Header = z.infer<typeof header>
export type BackupHeader = Omit<Header, 'datdot' | 'version' | 'kdf'>

/** @throws KEYSTORE_PASSPHRASE_UNFIT */
export async function* sealStream(
  content: AsyncIterable<Uint8Array>,
  about: BackupHeader,
  passphrase: string,
  cost?: ScryptCost
): AsyncGenerator<Uint8Array, void, void> {
  checkPassphrase(passphrase)
  const kdf = newKdf(cost)
  const line = Buffer.from(
    `${JSON.stringify({ datdot: 'backup', version: VERSION, ...about, kdf } satisfies Header)}\n`
  )
  const key = await keyOf(passphrase, kdf)
  yield line
  let number = 0
  let before: Buffer | undefined
  for await (const bytes of inBoxes(content)) {
    if (before !== undefined) yield box(key, line, number++, before, false)
    before = bytes
  }
  yield box(key, line, number, before ?? Buffer.alloc(0), true)
}

/** @throws BACKUP_INVALID */
export async function readHeader(
  file: AsyncIterable<Uint8Array>,
  path: string
): Promise<{
  readonly about: BackupHeader
  readonly open: (passphrase: string) => AsyncGenerator<Buffer, void, void>
}> {
  const bytes = new Bytes(file)
  const line = await bytes.line(MAX_LINE)
  if (line === undefined) throw backupError('BACKUP_INVALID', { path, why: 'it does not begin as one' })
  const checked = header.safeParse(parsed(line))
  if (!checked.success) {
    const field = checked.error.issues[0]?.path.join('.')
    throw backupError('BACKUP_INVALID', { path, why: field ? `its ${field} is wrong` : 'it does not begin as one' })
  }
  const { kdf, address, made, moved } = checked.data
  const open = async function* (passphrase: string): AsyncGenerator<Buffer, void, void> {
    const key = await keyOf(passphrase, kdf)
    for (let number = 0; ; number++) {
      const { last, content } = await unbox(bytes, { key, line, number, path })
      yield content
      if (last) break
    }
    if ((await bytes.take(1)) !== undefined)
      throw backupError('BACKUP_INVALID', { path, why: 'something follows its end' })
  }
  return { about: { address, made, moved }, open }
}

function box(key: Buffer, line: Buffer, number: number, content: Buffer, last: boolean): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, last))
  cipher.setAAD(line)
  const sealed = Buffer.concat([cipher.update(content), cipher.final()])
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32LE(sealed.length * 2 + (last ? 1 : 0))
  return Buffer.concat([length, sealed, cipher.getAuthTag()])
}

async function unbox(
  bytes: Bytes,
  {
    key,
    line,
    number,
    path
  }: { readonly key: Buffer; readonly line: Buffer; readonly number: number; readonly path: string }
): Promise<{ readonly last: boolean; readonly content: Buffer }> {
  const length = (await bytes.take(LENGTH_BYTES))?.readUInt32LE()
  const [size, last] = [(length ?? 0) >>> 1, ((length ?? 0) & 1) === 1]
  if (length === undefined || size > BOX_BYTES) throw backupError('BACKUP_INVALID', { path, why: 'it was cut off' })
  const [sealed, tag] = [await bytes.take(size), await bytes.take(TAG_BYTES)]
  if (sealed === undefined || tag === undefined) throw backupError('BACKUP_INVALID', { path, why: 'it was cut off' })
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, last), { authTagLength: TAG_BYTES })
  decipher.setAAD(line)
  decipher.setAuthTag(tag)
  const content = decipher.update(sealed)
  try {
    return { last, content: Buffer.concat([content, decipher.final()]) }
  } catch {
    // The first box is the first thing that a wrong passphrase meets.
    if (number === 0) throw backupError('BACKUP_PASSPHRASE_WRONG', { path })
    throw backupError('BACKUP_INVALID', { path, why: 'it was changed' })
  }
}

function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32LE(number, 0)
  nonce[11] = last ? 1 : 0
  return nonce
}

function parsed(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8'))
  } catch {
    return undefined
  }
}

async function* inBoxes(content: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, void, void> {
  const bytes = new Bytes(content)
  for (let next = await bytes.upTo(BOX_BYTES); next !== undefined; next = await bytes.upTo(BOX_BYTES)) yield next
}

/** Bytes out of a stream, so many as are asked for. */
export class Bytes {
  readonly #source: AsyncIterator<Uint8Array>
  #parts: Buffer[] = []
  #length = 0

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** Just so many, or undefined if there are fewer. */
  async take(count: number): Promise<Buffer | undefined> {
    await this.#fill(count)
    return this.#length < count ? undefined : this.#cut(count)
  }

  /** So many, or what is left; undefined at the end. */
  async upTo(count: number): Promise<Buffer | undefined> {
    await this.#fill(count)
    return this.#length === 0 ? undefined : this.#cut(Math.min(count, this.#length))
  }

  /** Up to the end of a line, with it; undefined if it is longer than that or does not end. */
  async line(most: number): Promise<Buffer | undefined> {
    await this.#fill(most)
    const end = this.#joined().indexOf(NEWLINE)
    return end < 0 || end >= most ? undefined : this.#cut(end + 1)
  }

  async #fill(count: number): Promise<void> {
    while (this.#length < count) {
      const next = await this.#source.next()
      if (next.done === true) return
      this.#parts.push(Buffer.from(next.value))
      this.#length += next.value.length
    }
  }

  #joined(): Buffer {
    const joined = this.#parts.length === 1 ? this.#parts[0] : Buffer.concat(this.#parts)
    this.#parts = joined === undefined ? [] : [joined]
    return joined ?? Buffer.alloc(0)
  }

  #cut(count: number): Buffer {
    const joined = this.#joined()
    this.#parts = count < joined.length ? [joined.subarray(count)] : []
    this.#length -= count
    return joined.subarray(0, count)
  }
}
