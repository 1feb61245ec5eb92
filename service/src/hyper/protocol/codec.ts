/** `datdot/1` messages as bytes: one byte of type, then the fields in compact encoding, every length bounded. */

import { Malformed, Reader, Writer } from '../encoding.js'
import { hyperError } from '../errors.js'
import { HASH_BYTES, KEY_BYTES, SIGNATURE_BYTES } from '../proof/crypto.js'
import type { Node } from '../proof/index.js'
import {
  type HeaderMessage,
  type HindranceMessage,
  MAX_CHUNKS,
  MAX_EXTENSION_NODES,
  MAX_HEAD_SIGNATURE_BYTES,
  MAX_MANIFEST_BYTES,
  MAX_PAGES,
  MAX_ROOTS,
  MAX_SIBLINGS,
  type Message,
  type MessageOf,
  PAGE_BYTES,
  type StatementMessage
} from './messages.js'

interface Codec<M> {
  write(writer: Writer, message: M): void
  read(reader: Reader): Omit<M, 'type'>
}

const BYTE = 0xff

const header: Codec<HeaderMessage> = {
  write(writer, { chunks, pages, sealedBytes, plainBytes, format, seal, head, extension }) {
    writer.uint(chunks).uint(pages).uint(sealedBytes).uint(plainBytes).uint(format).uint(seal)
    writer
      .raw(head.key)
      .buffer(head.manifest ?? new Uint8Array(0))
      .uint(head.fork)
      .uint(head.length)
    writeNodes(writer, head.roots)
    writer.buffer(head.signature)
    writeNodes(writer, extension)
  },
  read(reader) {
    const sizes = {
      chunks: reader.count(MAX_CHUNKS, 'number of chunks'),
      pages: reader.count(MAX_PAGES, 'number of pages'),
      sealedBytes: reader.uint(),
      plainBytes: reader.uint(),
      format: reader.count(BYTE, 'format'),
      seal: reader.count(BYTE, 'seal')
    }
    const key = reader.take(KEY_BYTES)
    const manifest = reader.buffer(MAX_MANIFEST_BYTES, 'manifest')
    const head = {
      key,
      ...(manifest.length === 0 ? {} : { manifest }),
      fork: reader.uint(),
      length: reader.uint(),
      roots: readNodes(reader, MAX_ROOTS, 'roots'),
      signature: reader.buffer(MAX_HEAD_SIGNATURE_BYTES, 'signature')
    }
    return { ...sizes, head, extension: readNodes(reader, MAX_EXTENSION_NODES, 'nodes') }
  }
}

const page: Codec<MessageOf<'page'>> = {
  write: (writer, { index, bytes }) => writer.count(index, MAX_PAGES - 1, 'page').buffer(bytes, PAGE_BYTES, 'page'),
  read: (reader) => ({ index: reader.count(MAX_PAGES - 1, 'page'), bytes: reader.buffer(PAGE_BYTES, 'page') })
}

const proof: Codec<MessageOf<'proof'>> = {
  write: (writer, { index, siblings }) => writeNodes(writer.uint(index), siblings),
  read: (reader) => ({ index: reader.uint(), siblings: readNodes(reader, MAX_SIBLINGS, 'siblings') })
}

const statement: Codec<StatementMessage> = {
  write(writer, { replicaRoot, sealedBytes, plainBytes, format, seal, signatures }) {
    const { encoder, attestor, hoster } = signatures
    writer.raw(replicaRoot).uint(sealedBytes).uint(plainBytes).uint(format).uint(seal)
    writer.raw(encoder).uint(attestor === undefined ? 0 : hoster === undefined ? 1 : 2)
    if (attestor) writer.raw(attestor)
    if (attestor && hoster) writer.raw(hoster)
  },
  read(reader) {
    const fields = {
      replicaRoot: reader.take(HASH_BYTES),
      sealedBytes: reader.uint(),
      plainBytes: reader.uint(),
      format: reader.count(BYTE, 'format'),
      seal: reader.count(BYTE, 'seal')
    }
    const encoder = reader.take(SIGNATURE_BYTES)
    const more = reader.count(2, 'number of further signatures')
    if (more === 0) return { ...fields, signatures: { encoder } }
    const attestor = reader.take(SIGNATURE_BYTES)
    if (more === 1) return { ...fields, signatures: { encoder, attestor } }
    return { ...fields, signatures: { encoder, attestor, hoster: reader.take(SIGNATURE_BYTES) } }
  }
}

/** Both kinds have one integer: the missing chunk, or the plain bytes. */
const hindrance: Codec<HindranceMessage> = {
  write(writer, { hindrance, signature }) {
    const [kind, value] = hindrance.type === 'noSource' ? [0, hindrance.missing] : [1, hindrance.plainBytes]
    writer.uint(kind).uint(value).raw(signature)
  },
  read(reader) {
    const kind = reader.count(1, 'hindrance')
    const value = reader.uint()
    const hindrance =
      kind === 0 ? ({ type: 'noSource', missing: value } as const) : ({ type: 'tooLarge', plainBytes: value } as const)
    return { hindrance, signature: reader.take(SIGNATURE_BYTES) }
  }
}

const receiptRequest: Codec<MessageOf<'receipt-request'>> = {
  write: (writer, { bytes, chunks }) => writer.uint(bytes).uint(chunks),
  read: (reader) => ({ bytes: reader.uint(), chunks: reader.uint() })
}

const receipt: Codec<MessageOf<'receipt'>> = {
  write: (writer, { time, signature }) => writer.uint(time).raw(signature),
  read: (reader) => ({ time: reader.uint(), signature: reader.take(SIGNATURE_BYTES) })
}

/** Type bytes of the data messages; 0 and 1 are the session's own, see `session.ts`. */
const TYPES = ['header', 'page', 'proof', 'statement', 'receipt-request', 'receipt', 'hindrance'] as const
const FIRST_TYPE = 2

const CODECS: { readonly [Type in Message['type']]: Codec<MessageOf<Type>> } = {
  header,
  page,
  proof,
  statement,
  'receipt-request': receiptRequest,
  receipt,
  hindrance
}

/**
 * The parts of the message's frame, one after the other: the bytes of a page are not copied.
 * @throws HYPER_MESSAGE_INVALID if a field is out of its bounds, so that nothing is sent that the peer must refuse
 */
export function encodeMessage(message: Message): readonly Uint8Array[] {
  const codec = CODECS[message.type] as Codec<Message>
  const invalid = (why: string) => hyperError('HYPER_MESSAGE_INVALID', { type: message.type, why })
  try {
    const writer = new Writer().uint(FIRST_TYPE + TYPES.indexOf(message.type))
    codec.write(writer, message)
    // A page is bounded where it is written; whatever else a peer must not get shows when it is read back.
    if (message.type === 'page') return writer.finishParts()
    const bytes = writer.finish()
    decodeMessage(bytes)
    return [bytes]
  } catch (error) {
    throw error instanceof Malformed ? invalid(error.message) : error
  }
}

/** @throws Malformed */
export function decodeMessage(bytes: Uint8Array): Message {
  const reader = new Reader(bytes)
  const number = reader.count(BYTE, 'type')
  const type = TYPES[number - FIRST_TYPE]
  if (type === undefined) throw new Malformed(`there is no message of type ${number}`)
  const fields = CODECS[type].read(reader)
  reader.end()
  return { type, ...fields } as Message
}

function writeNodes(writer: Writer, nodes: readonly Node[]): void {
  writer.list(nodes, ({ hash, size }) => writer.uint(size).raw(hash))
}

function readNodes(reader: Reader, most: number, what: string): Node[] {
  return reader.list(most, what, () => {
    const size = reader.uint()
    return { hash: reader.take(HASH_BYTES), size }
  })
}
