/** Replicas that an attestor rejects: what goes to the chain, and how a second attestor judges. */

import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { SetupDuty } from '../../src/chain/types.js'
import type { PeerSession } from '../../src/hyper/index.js'
import { signStatement } from '../../src/replica/index.js'
import { setupTopic } from '../../src/roles/sessions.js'
import { type RejectedOutcome, statedBy, statementMessageOf } from '../../src/roles/slot-setup.js'
import { type HandMade, handMade, sendAll } from './by-hand.js'
import { Cast, type Member, member, type Running } from './cast.js'
import { temporaryFolder } from './memory-peers.js'

const SIZES = [5_000, 70_000, 100, 130_000]
const REFUSED = { code: 'HYPER_SESSION_CLOSED', details: { reason: 'rejected' } }
const first = <T>(items: readonly T[]): T => items[0] as T
const flip = (bytes: Uint8Array): Uint8Array => bytes.map((byte, i) => (i === 40 ? byte ^ 1 : byte))

interface Scene {
  readonly cast: Cast
  readonly attestor: Running
  readonly reviewer: Member
  readonly duty: SetupDuty
  dial(to: Member, made: HandMade): Promise<PeerSession>
}

/** The test plays the encoder of slot 0; the chain has somebody to judge what the attestor rejects. */
async function scene(): Promise<Scene> {
  const cast = await Cast.of(1, SIZES)
  const reviewer = await member(98)
  cast.chain.setups.reviewer = reviewer.seat
  await cast.start(first(cast.hosters), ['hoster'])
  const attestor = await cast.start(cast.attestor, ['attestor'])
  await cast.start(reviewer, ['attestor'])
  const duty = await cast.draw()
  await cast.chain.advance()
  const peer = cast.swarm.net.peer(first(cast.encoders).seat.noiseKey)
  const dial = (to: Member, { setup }: HandMade) =>
    peer.connect(to.seat.noiseKey, setupTopic(setup, 'encoder', 'attestor'))
  return { cast, attestor, reviewer, duty, dial }
}

const LIES: readonly (readonly [string, Parameters<typeof handMade>[3]])[] = [
  ['a chunk that is not the feed’s', { chunk: (bytes, place) => (place === 1 ? flip(bytes) : bytes) }],
  ['a chunk that is cut off', { chunk: (bytes, place) => (place === 3 ? bytes.subarray(1) : bytes) }],
  ['garbage', { page: (bytes, place) => (place === 1 ? new Uint8Array(bytes.length).fill(3) : bytes) }],
  ['more plain bytes than it has', { plainBytes: 300_000n }]
]

test.each(LIES)('an encoder that signs %s is rejected by one attestor, then by the other', async (_, lie) => {
  const { cast, reviewer, duty, dial } = await scene()
  const made = await handMade(cast, duty, 'attestor', lie)
  await expect(sendAll(await dial(cast.attestor, made), made)).rejects.toMatchObject(REFUSED)
  const { rejected, faults } = cast.chain.setups
  await cast.chain.until(() => rejected.length === 1)
  const { replicaRoot, sealedBytes, plainBytes } = made.statement
  const claim = { replicaRoot, sealedBytes, plainBytes, encoder: made.signed.signatures.encoder }
  expect(rejected[0]).toMatchObject({ by: cast.attestor.user, outcome: claim })
  expect(faults).toEqual([])
  // Blocks go on meanwhile: by them the reviewer learns of its duty. The hoster may still be busy with what the first
  // attestor passed on.
  let busy = false
  const deliver = async (): Promise<void> => {
    busy = true
    await sendAll(await dial(reviewer, made), made).catch(() => {})
    busy = false
  }
  await cast.chain.until(() => {
    if (!busy) void deliver()
    return rejected.length === 2
  })
  expect(rejected[1]).toMatchObject({ by: reviewer.user, outcome: claim })
  expect(faults).toEqual([first(cast.encoders).user])
  expect(cast.chain.statements.size).toBe(0)
})

test('a rejection that the chain does not have when the attestor is killed goes there after its start', async () => {
  const { cast, attestor, reviewer, duty, dial } = await scene()
  const made = await handMade(cast, duty, 'attestor', first(LIES)[1])
  cast.chain.setups.deaf = true
  await expect(sendAll(await dial(cast.attestor, made), made)).rejects.toMatchObject(REFUSED)
  // What a kill at the moment leaves in which the encoder hears of it.
  const left = await temporaryFolder()
  await cp(join(cast.attestor.folder, 'attestor'), join(left, 'attestor'), { recursive: true })
  const { rejected } = cast.chain.setups
  expect(rejected).toEqual([])
  await attestor.stop()
  cast.chain.setups.deaf = false
  await cast.start({ ...cast.attestor, folder: left }, ['attestor'])
  await cast.chain.until(() => rejected.length === 1)
  expect(rejected[0]).toMatchObject({ by: cast.attestor.user, outcome: { replicaRoot: made.statement.replicaRoot } })
  // The chain has it: nothing is pending any more, and the encoder's replica goes to the second attestor.
  const stated = join(left, 'attestor', 'stated.json')
  await cast.chain.until(async () => (await readFile(stated, 'utf8')) === '[]')
  expect(cast.chain.setups.faults).toEqual([])
  expect(reviewer.user).toBe(cast.chain.setups.of(reviewer.user)[0]?.review?.attestor.user)
})

test('an encoder that copies another one’s replica is rejected', async () => {
  const cast = await Cast.of(2, SIZES)
  await cast.start(cast.attestor, ['attestor'])
  for (const hoster of cast.hosters) await cast.start(hoster, ['hoster'])
  const duty = await cast.draw()
  await cast.chain.advance()
  const [victim, copier] = cast.encoders as [Member, Member]
  const original = await handMade(cast, duty, 'attestor')
  const made = await handMade(cast, { ...duty, slots: [{ ...first(duty.slots), encoder: copier.seat }] }, 'attestor', {
    page: (_, place) => {
      const page = original.stream.filter(({ type }) => type === 'page')[place]
      if (page?.type !== 'page') throw new Error('the original has fewer pages')
      return page.bytes
    }
  })
  const second = { ...made.setup, duty, slot: duty.slots[1] as (typeof duty.slots)[number] }
  const statement = statedBy(second, made.statement)
  made.signed = statementMessageOf(statement, { encoder: signStatement(statement, 'encoder', copier.signingSeed) })
  expect(statement.replicaRoot).toEqual(original.statement.replicaRoot)
  const dial = async (who: Member, setup: typeof second) =>
    cast.swarm.net
      .peer(who.seat.noiseKey)
      .connect(cast.attestor.seat.noiseKey, setupTopic(setup, 'encoder', 'attestor'))
  await sendAll(await dial(victim, original.setup as typeof second), original)
  await expect(sendAll(await dial(copier, second), made)).rejects.toMatchObject(REFUSED)
  await cast.chain.until(() => cast.chain.setups.rejected.length === 1)
  expect(cast.chain.setups.rejected[0]).toMatchObject({ slot: `${duty.amendment}-1`, by: cast.attestor.user })
  await cast.chain.until(() => cast.chain.statements.size === 1)
})

test('a good replica that the first attestor rejects is completed with the second one', async () => {
  const cast = await Cast.of(1, SIZES)
  const reviewer = await member(98)
  const [encoder, hoster] = [first(cast.encoders), first(cast.hosters)]
  const attestor = cast.swarm.net.peer(cast.attestor.seat.noiseKey)
  const duty = await cast.draw()
  attestor.onSession('setup', 'attestor', async (session, signal) => {
    for await (const message of session.messages(signal)) {
      if (message.type !== 'statement') continue
      const { replicaRoot, sealedBytes, plainBytes, format, seal, signatures } = message
      const outcome: RejectedOutcome = {
        type: 'rejected',
        ...{ replicaRoot, sealedBytes, plainBytes },
        format: { version: format, seal },
        encoder: signatures.encoder
      }
      await cast.chain.market(cast.attestor.user).submitStatement(duty.amendment, 0, outcome)
      return session.close('rejected')
    }
  })
  await cast.start(encoder, ['encoder'], { retryMs: 1 })
  await cast.start(hoster, ['hoster'])
  await cast.chain.until(() => cast.chain.setups.rejected.length === 1)
  for (let block = 0; block < 5; block++) await cast.chain.advance()
  expect(cast.chain.statements.size).toBe(0)
  // Only now a second attestor is found.
  await cast.start(reviewer, ['attestor'])
  cast.chain.setups.review(duty.amendment, reviewer.seat)
  await cast.chain.until(() => cast.chain.statements.size === 1)
  const { outcome } = cast.chain.statements.get(`${duty.amendment}-0`) ?? {}
  expect(outcome?.replicaRoot).toEqual(first(cast.chain.setups.rejected).outcome.replicaRoot)
  expect(cast.chain.setups.faults).toEqual([cast.attestor.user])
  expect(cast.heldBy(hoster)).toHaveLength(1)
})

test('a hoster takes its replica over again when the attestor that signed it rejects it on chain', async () => {
  const { cast, reviewer, duty, dial } = await scene()
  const hoster = first(cast.hosters)
  const made = await handMade(cast, duty, 'hoster')
  cast.chain.setups.deaf = true
  const attestor = cast.swarm.net.peer(cast.attestor.seat.noiseKey)
  await sendAll(await attestor.connect(hoster.seat.noiseKey, setupTopic(made.setup, 'attestor', 'hoster')), made)
  cast.chain.setups.deaf = false
  const { replicaRoot, sealedBytes, plainBytes, format } = made.statement
  const claim = { replicaRoot, sealedBytes, plainBytes, format, encoder: made.signed.signatures.encoder }
  cast.chain.setups.state(cast.attestor.user, duty.amendment, 0, { type: 'rejected', ...claim })
  await cast.chain.advance()
  const answer = await sendAll(await dial(reviewer, made), { ...made, signed: onlyEncoder(made) })
  expect(answer.replicaRoot).toEqual(replicaRoot)
  await cast.chain.until(() => cast.chain.statements.size === 1)
  expect(cast.chain.setups.faults).toEqual([cast.attestor.user])
})

function onlyEncoder({ signed }: HandMade): HandMade['signed'] {
  return { ...signed, signatures: { encoder: signed.signatures.encoder } }
}
