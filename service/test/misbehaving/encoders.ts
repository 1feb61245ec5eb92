/** Encoders that make or bring replicas which are not what they say. */

import { blake2b256Into, type Message, type PeerSession, sleep } from '../../src/hyper/index.js'
import { PageSeal, pageHash, rootOfPages } from '../../src/replica/index.js'
import type { ProviderOptions } from '../../src/roles/provider.js'
import { SigningKeys } from '../../src/roles/signing-keys.js'
import { type SlotSetup, sealOf, signAs, statedBy } from '../../src/roles/slot-setup.js'
import { replaced } from './replaced.js'
import { withSessions } from './setups.js'

const FOREVER_MS = 2 ** 31 - 1

/** Encodes other bytes than the feed's, with the feed's proofs beside them. */
export function lies(options: ProviderOptions): ProviderOptions {
  const { peer } = options
  const openCore: typeof peer.openCore = async (key, fork) => {
    const core = await peer.openCore(key, fork)
    async function* pinnedChunks(...[range, pinned]: Parameters<typeof core.pinnedChunks>) {
      for await (const { chunk, proof } of core.pinnedChunks(range, pinned)) {
        yield { chunk: chunk.map((byte) => byte ^ 0xff), proof }
      }
    }
    return replaced(core, { pinnedChunks })
  }
  return { ...options, peer: replaced(peer, { openCore }) }
}

/** Brings the replica of another slot of the amendment, which any encoder can make, as its own. */
export function copies(options: ProviderOptions): ProviderOptions {
  return withSessions(options, (session, setup) => {
    const other = setup.duty.slots.find(({ slot }) => slot !== setup.slot.slot)
    if (other === undefined) return session
    return copying(session, setup, { ...setup, slot: other }, options.signingSeed)
  })
}

function copying(session: PeerSession, own: SlotSetup, other: SlotSetup, signingSeed: Uint8Array): PeerSession {
  const [from, to] = [new PageSeal(blake2b256Into, sealOf(own)), new PageSeal(blake2b256Into, sealOf(other))]
  const hashes: Uint8Array[] = []
  const copied = (message: Message): Message => {
    if (message.type === 'page') {
      const bytes = to.seal(message.index, from.unseal(message.index, message.bytes))
      hashes.push(pageHash(bytes))
      return { ...message, bytes }
    }
    if (message.type !== 'statement') return message
    const stated = { ...message, replicaRoot: rootOfPages(hashes) }
    return {
      ...stated,
      signatures: { encoder: signAs(own, 'encoder', statedBy(own, stated), new SigningKeys(signingSeed)) }
    }
  }
  return replaced(session, { send: (message, signal) => session.send(copied(message), signal) })
}

/** Sends half of the pages, then nothing any more, and stays connected. */
export function stops(options: ProviderOptions): ProviderOptions {
  return withSessions(options, (session) => {
    let pages = Number.POSITIVE_INFINITY
    const send: PeerSession['send'] = async (message, signal) => {
      if (message.type === 'header') pages = message.pages
      if (message.type === 'page' && message.index >= pages / 2) await sleep(FOREVER_MS, signal)
      await session.send(message, signal)
    }
    return replaced(session, { send })
  })
}
