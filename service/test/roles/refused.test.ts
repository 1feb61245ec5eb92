/** What attestors and hosters refuse from their peers: nothing is signed, nothing kept, the chain hears of nothing. */

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { SetupDuty } from '../../src/chain/types.js'
import type { Message, PeerSession } from '../../src/hyper/index.js'
import { signStatement } from '../../src/replica/index.js'
import { SignedRoots } from '../../src/roles/attestor/signed-roots.js'
import { setupTopic } from '../../src/roles/sessions.js'
import { type HandMade, handMade, sendAll } from './by-hand.js'
import { Cast, type Member } from './cast.js'
import { temporaryFolder } from './memory-peers.js'

const SIZES = [5_000, 70_000, 100, 130_000]

interface Scene {
  readonly cast: Cast
  readonly duty: SetupDuty
  readonly made: HandMade
  readonly session: PeerSession
}

/** The test plays the peer before `role`. */
async function before(role: 'attestor' | 'hoster'): Promise<Scene> {
  const cast = await Cast.of(1, SIZES)
  const [encoder, hoster] = [cast.encoders[0] as Member, cast.hosters[0] as Member]
  await cast.start(hoster, ['hoster'])
  if (role === 'attestor') await cast.start(cast.attestor, ['attestor'])
  const duty = await cast.draw()
  await cast.chain.advance()
  const made = await handMade(cast, duty, role)
  const [mine, theirs] = role === 'attestor' ? [encoder, cast.attestor] : [cast.attestor, hoster]
  const peer = cast.swarm.net.peer(mine.seat.noiseKey)
  const topic = setupTopic(made.setup, role === 'attestor' ? 'encoder' : 'attestor', role)
  return { cast, duty, made, session: await peer.connect(theirs.seat.noiseKey, topic) }
}

function spoil(made: HandMade, type: Message['type'], change: (message: Message) => Message): void {
  const at = made.stream.findIndex((message) => message.type === type)
  made.stream[at] = change(made.stream[at] as Message)
}

const flip = (bytes: Uint8Array): Uint8Array => bytes.map((byte, i) => (i === 40 ? byte ^ 1 : byte))

const SPOILT: readonly (readonly [string, (made: HandMade) => void])[] = [
  [
    'a proof with a wrong sibling',
    (made) =>
      spoil(made, 'proof', (message) => {
        if (message.type !== 'proof') return message
        const siblings = message.siblings.map((node) => ({ ...node, hash: node.hash.map((byte) => byte ^ 1) }))
        return { ...message, siblings }
      })
  ],
  ['a proof of another chunk', (made) => spoil(made, 'proof', (message) => ({ ...message, index: 2n }) as Message)],
  [
    'a page of garbage',
    (made) => spoil(made, 'page', (message) => ({ ...message, bytes: new Uint8Array(65_536).fill(3) }) as Message)
  ],
  [
    'one flipped bit',
    (made) =>
      spoil(made, 'page', (message) => (message.type === 'page' ? { ...message, bytes: flip(message.bytes) } : message))
  ],
  ['pages out of order', (made) => void made.stream.push(made.stream.splice(4, 1)[0] as Message)],
  ['a proof too few', (made) => void made.stream.splice(3, 1)],
  [
    'a foreign signature of the encoder',
    (made) => {
      const foreign = signStatement(made.statement, 'encoder', new Uint8Array(32).fill(66))
      made.signed = { ...made.signed, signatures: { ...made.signed.signatures, encoder: foreign } }
    }
  ],
  [
    'a statement about another root',
    (made) => {
      made.signed = { ...made.signed, replicaRoot: new Uint8Array(32).fill(1) }
    }
  ],
  [
    'a header with another number of chunks',
    (made) => {
      made.header = { ...made.header, chunks: made.header.chunks + 1 }
    }
  ],
  [
    'a header that is too large',
    (made) => {
      made.header = { ...made.header, plainBytes: 2n ** 40n }
    }
  ],
  [
    'a header of another feed',
    (made) => {
      made.header = { ...made.header, head: { ...made.header.head, key: new Uint8Array(32).fill(9) } }
    }
  ],
  [
    'more plain bytes than announced',
    (made) => {
      made.header = { ...made.header, plainBytes: 100_000n }
    }
  ]
]

describe.each(['attestor', 'hoster'] as const)('the %s refuses', (role) => {
  test.each(SPOILT)('%s', async (_, change) => {
    const { cast, made, session } = await before(role)
    change(made)
    await expect(sendAll(session, made)).rejects.toMatchObject({
      code: 'HYPER_SESSION_CLOSED',
      details: { reason: 'rejected' }
    })
    const store = join((cast.hosters[0] as Member).folder, 'replicas')
    await cast.chain.until(async () => (await readdir(store)).join() === 'store.json', 200)
    expect(cast.chain.statements.size).toBe(0)
    // What the encoder signed is not what came: that shows nothing about it.
    expect(cast.chain.setups.rejected).toEqual([])
  })

  test('a proof that is not due, at once: they wait in memory for their chunks', async () => {
    const { made, session } = await before(role)
    const proofs = made.stream.filter(({ type }) => type === 'proof')
    for (const message of [made.header, ...proofs, proofs[0] as Message]) await session.send(message)
    const refused = { code: 'HYPER_SESSION_CLOSED', details: { reason: 'rejected' } }
    await expect(session.expect('statement', AbortSignal.timeout(3_000))).rejects.toMatchObject(refused)
  })

  test('what is right passes', async () => {
    const { made, session } = await before(role)
    const answer = await sendAll(session, made)
    expect(answer).toMatchObject({ replicaRoot: made.statement.replicaRoot, plainBytes: made.statement.plainBytes })
    expect(answer.signatures.hoster).toHaveLength(64)
  })
})

test('a hoster refuses a statement without the attestor’s signature', async () => {
  const { made, session } = await before('hoster')
  made.signed = { ...made.signed, signatures: { encoder: made.signed.signatures.encoder } }
  await expect(sendAll(session, made)).rejects.toMatchObject({ details: { reason: 'rejected' } })
})

test('an attestor signs a root for one slot of an amendment only, also after a restart', async () => {
  const path = join(await temporaryFolder(), 'signed-roots.json')
  const root = new Uint8Array(32).fill(8)
  const roots = await SignedRoots.open(path)
  await roots.add(5n, 0, root)
  await roots.add(5n, 0, root)
  await roots.add(6n, 1, root)
  const reopened = await SignedRoots.open(path)
  await expect(reopened.add(5n, 1, root)).rejects.toMatchObject({ code: 'ROLES_REPLICA_EQUAL' })
  await reopened.keep([6n])
  await reopened.add(5n, 1, root)
})

describe('sessions', () => {
  const closedFor = (reason: string) => ({ code: 'HYPER_SESSION_CLOSED', details: { reason } })

  async function dial(change: (made: HandMade) => Partial<ReturnType<typeof setupTopic>>, by?: Member) {
    const { cast, made } = await before('attestor')
    const peer = cast.swarm.net.peer((by ?? (cast.encoders[0] as Member)).seat.noiseKey)
    const topic = { ...setupTopic(made.setup, 'encoder', 'attestor'), ...change(made) } as ReturnType<typeof setupTopic>
    return { cast, made, session: await peer.connect(cast.attestor.seat.noiseKey, topic) }
  }

  test('about another chain are refused', async () => {
    const { made, session } = await dial(() => ({ genesis: new Uint8Array(32) }))
    await expect(sendAll(session, made)).rejects.toMatchObject(closedFor('wrong-chain'))
  })

  test('about a slot that the amendment does not staff are refused', async () => {
    const { made, session } = await dial(() => ({ slot: 7 }))
    await expect(sendAll(session, made)).rejects.toMatchObject(closedFor('unknown-amendment'))
  })

  test('by somebody who was not drawn are refused', async () => {
    const { made, session } = await dial(() => ({ from: 'hoster' }))
    await expect(sendAll(session, made)).rejects.toMatchObject(closedFor('not-drawn'))
  })

  test('end when the amendment is over', async () => {
    const { cast, made, session } = await dial(() => ({}))
    made.stream = made.stream.slice(0, 5)
    await session.send(made.header)
    for (const message of made.stream) await session.send(message)
    cast.chain.end(made.setup.duty.amendment)
    await cast.chain.advance()
    await expect(session.expect('statement')).rejects.toMatchObject(closedFor('expired'))
  })
})
