/** What a provider's disk holds of a feed: sealed pages and Merkle nodes, and no chunk as it is. */

import { randomBytes } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { Cast, type Member } from './cast.js'
import { filesWith, PIECE, plainReader } from './plain-chunks.js'

/** Incompressible chunks, and compressible ones that each carry a mark; short ones, long ones, one over many pages. */
function content(): Uint8Array[] {
  const random = [64, 5_000, 65_536, 65_536, 131_072, 300_000].map((length) => randomBytes(length))
  const marked = [200, 70_000].map((length) => {
    const mark = randomBytes(PIECE).toString('hex')
    return Buffer.from(mark.repeat(Math.ceil(length / mark.length)).slice(0, length))
  })
  return [...random, ...marked].map((chunk) => new Uint8Array(chunk))
}

async function scene() {
  const chunks = content()
  const cast = await Cast.of(1, [])
  await cast.feed.append(chunks)
  const [encoder, hoster] = [cast.encoders[0] as Member, cast.hosters[0] as Member]
  const running = {
    encoder: await cast.start(encoder, ['encoder']),
    hoster: await cast.start(hoster, ['hoster']),
    attestor: await cast.start(cast.attestor, ['attestor'])
  }
  const duty = await cast.draw()
  await cast.chain.until(() => cast.chain.statements.size === 1)
  return { chunks, cast, encoder, hoster, running, duty }
}

test('no file of a hoster has a plain chunk, and a plain hypercore client reads all of them from it', async () => {
  const { chunks, cast, hoster, running, duty } = await scene()
  expect(await filesWith(cast.authorFolder, chunks)).not.toEqual([])
  for (const other of [running.encoder, running.attestor, cast.author])
    await ('stop' in other ? other.stop() : other.close())
  expect(await filesWith(hoster.folder, chunks)).toEqual([])
  const store = await plainReader(cast)
  const core = store.get({ key: Buffer.from(duty.feedKey) })
  await core.ready()
  for (const [index, chunk] of chunks.entries()) {
    expect(Buffer.compare((await core.get(index)) ?? Buffer.alloc(0), chunk)).toBe(0)
  }
  expect(await filesWith(hoster.folder, chunks)).toEqual([])
  await running.hoster.stop()
  expect(await filesWith(hoster.folder, chunks)).toEqual([])
})

test('an encoder’s files have no plain chunk when its setup is over', async () => {
  const { chunks, cast, encoder } = await scene()
  await cast.chain.until(async () => (await filesWith(encoder.folder, chunks)).length === 0)
})
