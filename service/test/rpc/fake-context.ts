/** What methods work with, over a chain that answers from memory. */

import { AccountKeyring } from '../../src/api/index.js'
import type { ChainAPI } from '../../src/chain/index.js'
import type { HypercorePeer } from '../../src/hyper/index.js'
import { silentLogger } from '../../src/log.js'
import type { RpcContext } from '../../src/rpc/ports.js'
import { chainOf, factsOf } from '../views/plain-chain.js'

export const ADDRESS = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'
export const SECRET = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk'

/** The chain has what `answers` says; whatever else is asked fails as a fault of the program would. */
export function fakeContext(answers: Readonly<Record<string, unknown>> = {}): RpcContext {
  const chain = { address: ADDRESS, genesis: new Uint8Array(32), ...answers } as unknown as ChainAPI
  return {
    chain: () => chain,
    keyring: new AccountKeyring(async () => SECRET),
    store: async () => ({}) as HypercorePeer,
    tend: async () => {},
    offerChanged: () => {},
    renewToken: async () => {},
    views: { chain: () => chainOf({}), local: factsOf() },
    log: silentLogger()
  }
}
