/** Peers that send too much over `datdot/1`, each in its own way: they are cut, and others are served meanwhile. */

import { test } from '@jest/globals'
import { PAGE_BYTES } from '../../src/hyper/index.js'
import { encodeMessage } from '../../src/hyper/protocol/codec.js'
import { isCut, page, stage } from './rude-peer.js'

test('messages over the bound end their session, and enough of them the connection', async () => {
  const all = await stage({ opens: 20, opensPerSecond: 1, offence: 8 })
  for (let slot = 0; slot < 3; slot++) all.rude.open(slot).send(new Uint8Array(PAGE_BYTES + 2_000))
  await isCut(all)
}, 180_000)

test('sessions that are opened and closed without end', async () => {
  const all = await stage({ opens: 50, opensPerSecond: 1 })
  for (let slot = 0; slot < 80; slot++) all.rude.open(slot).close()
  await isCut(all)
}, 180_000)

test('messages beyond the window that was granted', async () => {
  const all = await stage({ opens: 20, opensPerSecond: 1, offence: 40 }, false)
  const { send } = all.rude.open(1)
  const frame = Buffer.concat(encodeMessage(page))
  for (let i = 0; i < 20; i++) send(frame)
  await isCut(all)
}, 180_000)

test('many sessions with messages that nobody has read yet', async () => {
  const all = await stage({ memoryOfPeer: 2 * 1024 * 1024 }, false)
  const frame = Buffer.concat(encodeMessage(page))
  for (let slot = 0; slot < 4; slot++) {
    const { send } = all.rude.open(slot)
    for (let i = 0; i < 12; i++) send(frame)
  }
  await isCut(all)
}, 180_000)

test('of all peers the one that has most to be read, when it is too much in all', async () => {
  const all = await stage({ memoryOfAll: 1024 * 1024 }, false)
  const frame = Buffer.concat(encodeMessage(page))
  for (let slot = 0; slot < 2; slot++) {
    const { send } = all.rude.open(slot)
    for (let i = 0; i < 12; i++) send(frame)
  }
  await isCut(all)
}, 180_000)
