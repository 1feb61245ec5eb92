/** Contracts that their sponsor made to cost providers more than a contract may. */

import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { readState } from '../../src/roles/state-file.js'
import { Cast, type Member } from './cast.js'

const MIB = 1024 * 1024

test('an encoder fetches more bytes than a contract may have once, keeps none, and does not try again', async () => {
  const cast = await Cast.of(
    1,
    Array.from({ length: 68 }, () => MIB)
  )
  const encoder = cast.encoders[0] as Member
  const { peer } = await cast.start(encoder, ['encoder'])
  await cast.draw()
  const downloads = async () => readState<unknown[]>(join(encoder.folder, 'encoder', 'downloads.json'))
  await cast.chain.until(async () => (await downloads())?.length === 1)
  await cast.chain.until(async () => (await downloads())?.length === 0, 500)
  const core = await peer.openCore(cast.feed.key)
  let fetched = 0
  core.onDownload(() => fetched++)
  for (let tick = 0; tick < 5; tick++) await cast.chain.advance()
  expect(fetched).toBe(0)
  expect(await core.has({ start: 0, end: 1 })).toBe(false)
  expect(await downloads()).toEqual([])
  await core.close()
}, 60_000)
