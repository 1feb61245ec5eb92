/** What methods work with, over a chain and a store that answer whatever is asked, so that only requests can be at fault. */

import { AccountKeyring } from '../../src/api/index.js'
import type { ChainAPI } from '../../src/chain/index.js'
import { errorTable } from '../../src/errors.js'
import { HYPER_ERRORS, type HypercorePeer, type Published } from '../../src/hyper/index.js'
import { type Logger, silentLogger } from '../../src/log.js'
import type { RpcContext } from '../../src/rpc/ports.js'
import { chainOf, challenge, factsOf, ME, plan, planReport, provider } from '../views/plain-chain.js'
import { ADDRESS } from './fake-context.js'

const hyperError = errorTable(HYPER_ERRORS)

/** Neither this nor the keys of it may ever be in an answer. */
export const SECRET = `0x${'5ec2e7'.repeat(10)}5ec2`

const submitted = { block: 111, blockHash: new Uint8Array(32), hash: new Uint8Array(32), finalised: false }
const published: Published = {
  key: new Uint8Array(32),
  kind: 'file',
  cores: [{ key: new Uint8Array(32), part: 'content', length: 128, byteLength: 8_192 }]
}

/** Calls that the account may make, with what their events say. */
const calls = Object.fromEntries(
  Object.entries({
    newUser: { user: ME },
    updateUser: { at: 120n },
    accountDelete: {},
    registerForWork: { user: ME, stake: 5n, drawableAt: 120n },
    offerUpdate: { stake: 5n },
    offerWithdraw: {},
    pause: { left: 1_000n },
    unpause: { drawableAt: 120n },
    publishPlan: { plan: 12n, contracts: 2, escrow: 9n },
    planUpdate: { until: 1_400, contracts: 2 },
    planPause: { from: 112 },
    planResume: { from: 112, setups: 3n },
    planCancel: { until: 112 },
    updateFeed: {},
    transfer: {}
  }).map(([name, event]) => [name, async () => ({ ...submitted, ...event })])
)

/** @param log told of every failure of the service itself */
export function liveContext(log: Logger = silentLogger()): RpcContext {
  const keyring = new AccountKeyring(async () => SECRET)
  const own = chainOf({
    provider: provider(),
    challenges: [challenge()],
    plans: [{ id: 12n, plan: plan() }],
    report: planReport([]),
    items: new Map([[12n, { type: 'plan', ...plan() }]])
  })
  const views = { ...own, address: ADDRESS, getUserIDByAddress: async () => ME }
  const chain = {
    ...views,
    ...calls,
    genesis: new Uint8Array(32),
    getPlanByID: async (id: bigint) => (id === 12n ? plan() : undefined),
    getUserByID: async () => {
      const { noise, signing } = await keyring.keys()
      return { noiseKey: noise.publicKey, signingKey: signing.publicKey }
    }
  } as unknown as ChainAPI
  const find = async (key: Uint8Array) => {
    if (key.every((byte) => byte === 0)) return published
    throw hyperError('HYPER_FEED_NOT_FOUND', { key: 'a key' })
  }
  const peer = { describe: find, publish: async () => published } as unknown as HypercorePeer
  return {
    chain: () => chain,
    keyring,
    store: async () => peer,
    tend: async () => {},
    offerChanged: () => {},
    renewToken: async () => {},
    views: { chain: () => views, local: factsOf() },
    log
  }
}
