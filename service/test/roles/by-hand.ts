/** A replica as messages, made by hand, so that a test can spoil any of them before it sends them. */

import type { SetupDuty } from '../../src/chain/types.js'
import {
  blake2b256Into,
  type HeaderMessage,
  type Message,
  type MessageOf,
  type PeerSession,
  type StatementMessage
} from '../../src/hyper/index.js'
import { pageHash, ReplicaEncoder, rootOfPages, type Statement, signStatement } from '../../src/replica/index.js'
import { type SlotSetup, sealOf, slotSetup, statementMessageOf, statementOf } from '../../src/roles/slot-setup.js'
import type { Cast, Member } from './cast.js'

export interface HandMade {
  readonly setup: SlotSetup
  readonly statement: Statement
  header: HeaderMessage
  /** All proofs, then all pages. */
  stream: Message[]
  signed: StatementMessage
}

type Change = (bytes: Uint8Array, place: number) => Uint8Array

/**
 * Slot 0 of an amendment, with the encoder's signature and, for a hoster, the attestor's too. A lying encoder changes
 * chunks before it encodes them, or pages before it signs them.
 */
export async function handMade(
  cast: Cast,
  duty: SetupDuty,
  to: 'attestor' | 'hoster',
  lie: { readonly chunk?: Change; readonly page?: Change; readonly plainBytes?: bigint } = {}
): Promise<HandMade> {
  const setup = slotSetup(cast.chain.genesis, duty, 0) as SlotSetup
  const indices = Array.from({ length: Number(duty.to - duty.from) }, (_, i) => Number(duty.from) + i)
  const proven = await Promise.all(indices.map((index) => cast.feed.pinnedChunk(index, duty.pin)))
  const encoder = new ReplicaEncoder({ hash: blake2b256Into, seal: sealOf(setup) })
  const keep: Change = (bytes) => bytes
  const { chunk: changeChunk = keep, page: changePage = keep } = lie
  const pages: MessageOf<'page'>[] = []
  const chunks = proven.map(({ chunk }, i) => ({ index: indices[i] as number, bytes: changeChunk(chunk, i) }))
  for await (const { index, bytes } of encoder.encode(chunks)) {
    pages.push({ type: 'page', index, bytes: changePage(bytes, index) })
  }
  const replicaRoot = rootOfPages(pages.map(({ bytes }) => pageHash(bytes)))
  const summary = encoder.summary()
  const plain = Number(lie.plainBytes ?? summary.plainBytes)
  const statement = statementOf(setup, { ...summary, replicaRoot, plainBytes: plain })
  const made = signStatement(statement, 'encoder', (cast.encoders[0] as Member).signingSeed)
  const attested = signStatement(statement, 'attestor', cast.attestor.signingSeed)
  const head = await cast.feed.head()
  const { sealedBytes, plainBytes, format } = statement
  const sizes = { chunks: chunks.length, pages: pages.length, sealedBytes, plainBytes }
  return {
    setup,
    statement,
    header: { type: 'header', ...sizes, format: format.version, seal: format.seal, head, extension: [] },
    stream: [...proven.map(({ proof }): Message => ({ type: 'proof', ...proof })), ...pages],
    signed: statementMessageOf(statement, to === 'hoster' ? { encoder: made, attestor: attested } : { encoder: made })
  }
}

/** Sends everything; what comes back is the answer, or why the other side closed. */
export async function sendAll(session: PeerSession, { header, stream, signed }: HandMade): Promise<StatementMessage> {
  const sending = (async () => {
    for (const message of [header, ...stream, signed]) await session.send(message)
  })()
  sending.catch(() => {})
  return session.expect('statement')
}
