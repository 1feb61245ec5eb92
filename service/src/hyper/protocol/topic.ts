/** A session's topic as the id of its Protomux channel. */

import { Malformed, Reader, Writer } from '../encoding.js'
import { HASH_BYTES, KEY_BYTES } from '../proof/crypto.js'
import { ROLES, type Role, type SessionTopic } from './messages.js'

const PURPOSES = ['setup', 'receipt'] as const

export function encodeTopic(topic: SessionTopic): Uint8Array {
  const writer = new Writer().uint(PURPOSES.indexOf(topic.purpose)).raw(topic.genesis)
  writer.uint(ROLES.indexOf(topic.from)).uint(ROLES.indexOf(topic.to))
  if (topic.purpose === 'setup') writer.uint(topic.amendment).uint(topic.slot)
  else writer.raw(topic.feedKey)
  return writer.finish()
}

/** @throws Malformed */
export function decodeTopic(id: Uint8Array): SessionTopic {
  const reader = new Reader(id)
  const purpose = PURPOSES[reader.count(PURPOSES.length - 1, 'purpose')]
  const genesis = reader.take(HASH_BYTES)
  const [from, to] = [readRole(reader), readRole(reader)]
  const topic: SessionTopic =
    purpose === 'setup'
      ? { purpose, genesis, from, to, amendment: reader.uint(), slot: reader.count(0xffff_ffff, 'slot') }
      : { purpose: 'receipt', genesis, ...readerToHoster(from, to), feedKey: reader.take(KEY_BYTES) }
  reader.end()
  return topic
}

function readRole(reader: Reader): Role {
  return ROLES[reader.count(ROLES.length - 1, 'role')] as Role
}

function readerToHoster(from: Role, to: Role): { from: 'reader'; to: 'hoster' } {
  if (from !== 'reader' || to !== 'hoster') throw new Malformed('receipts are for readers, by hosters')
  return { from, to }
}
