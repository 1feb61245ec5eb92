/** Hosters that do not keep what they signed for, or do not give it to readers. */

import { open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Market } from '../../src/chain/types.js'
import { HeldChunks } from '../../src/hyper/held-chunks.js'
import { randomBytes } from '../../src/hyper/index.js'
import { PAGE_BYTES } from '../../src/replica/index.js'
import type { ProviderOptions } from '../../src/roles/provider.js'
import { SigningKeys } from '../../src/roles/signing-keys.js'
import { outcomeOf, signAs, statedBy } from '../../src/roles/slot-setup.js'
import { statementIn } from './attestors.js'
import { replaced } from './replaced.js'
import { setupOf, withHandler } from './setups.js'

/** Of the pages of a replica, one in so many is dropped: 5 %. */
const ONE_IN = 20

/** Removes every replica when the chain has its statement, and does not report the loss. */
export function dropsAll(options: ProviderOptions): ProviderOptions {
  return dropping(options, (pages) => rm(pages))
}

/** Overwrites a twentieth of every replica when the chain has its statement, and does not report the loss. */
export function dropsSome(options: ProviderOptions): ProviderOptions {
  return dropping(options, async (pages) => {
    const file = await open(pages, 'r+')
    try {
      const count = Math.ceil((await file.stat()).size / PAGE_BYTES)
      for (let index = ONE_IN / 2; index < count; index += ONE_IN) {
        await file.write(new Uint8Array(PAGE_BYTES), 0, PAGE_BYTES, index * PAGE_BYTES)
      }
    } finally {
      await file.close()
    }
  })
}

/** Says of itself that it has no chunks, though it has its replicas and proves them. */
export function refuses(options: ProviderOptions): ProviderOptions {
  const { peer } = options
  const openCore: typeof peer.openCore = async (key, fork) => {
    const core = await peer.openCore(key, fork)
    const hold: typeof core.hold = async () => ({ lose: async () => {}, release: async () => {}, detach: () => {} })
    return replaced(core, { hold })
  }
  return { ...options, peer: replaced(peer, { openCore }) }
}

/** Sends other bytes than the feed's to whoever reads. */
export function garbage(options: ProviderOptions): ProviderOptions {
  const { read } = HeldChunks.prototype
  HeldChunks.prototype.read = async function (index, reader) {
    const chunk = await read.call(this, index, reader)
    return chunk && Buffer.from(randomBytes(chunk.length))
  }
  return options
}

/** Signs for whatever attestor and encoder signed, and stores nothing of it. */
export function signsUnseen(options: ProviderOptions): ProviderOptions {
  const { market, signingSeed } = options
  const quiet = { ...options, market: replaced(market, { reportLoss: saysNothing }) }
  return withHandler(quiet, 'hoster', async (session, signal) => {
    const setup = await setupOf(market, session.topic, signal)
    const stated = await statementIn(session, signal)
    const statement = statedBy(setup, stated)
    const { encoder, attestor } = stated.signatures
    if (attestor === undefined) throw new Error('the attestor did not sign')
    const signatures = { encoder, attestor, hoster: signAs(setup, 'hoster', statement, new SigningKeys(signingSeed)) }
    await session.send({ ...stated, signatures }, signal)
    await market.submitStatement(setup.duty.amendment, setup.slot.slot, outcomeOf(statement, signatures), {}, signal)
  })
}

/** Does something to the file of a replica's pages as soon as the slot is active. */
function dropping(options: ProviderOptions, drop: (pages: string) => Promise<void>): ProviderOptions {
  const { market, folder } = options
  const submitStatement: Market['submitStatement'] = async (amendment, slot, outcome, ...rest) => {
    const submitted = await market.submitStatement(amendment, slot, outcome, ...rest)
    if (outcome.type === 'complete') await drop(await pagesOf(folder, amendment, slot))
    return submitted
  }
  return { ...options, market: replaced(market, { submitStatement, reportLoss: saysNothing }) }
}

const saysNothing = (): Promise<never> => Promise.reject(new Error('says nothing'))

/** The file of the sealed pages that an amendment brought for a slot. */
export async function pagesOf(folder: string, amendment: bigint, slot: number): Promise<string> {
  const replicas = join(folder, 'replicas')
  const name = (await readdir(replicas)).find((entry) => entry.endsWith(`-${slot}-${amendment}`))
  if (name === undefined) throw new Error(`no replica of slot ${slot} by amendment ${amendment}`)
  return join(replicas, name, 'pages')
}
