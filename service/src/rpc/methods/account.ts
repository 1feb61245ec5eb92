/** The account: `account_*`. Its keys are made here and stay here; a caller only says which are to change. */

import { z } from 'zod'
import { accountCreate, accountDelete, accountUpdate } from '../../api/index.js'
import { rpcError } from '../errors.js'
import { type Methods, method } from '../method.js'
import { digits, hex, NOTHING, submitted } from '../wire.js'

const account = z.strictObject({
  address: z.string(),
  user: digits.optional().describe('Id of the account, if it is registered.'),
  noiseKey: hex(32).describe('Key by which peers dial it.'),
  signingKey: hex(32).describe('Key that signs its statements.'),
  free: digits.describe('Planck that can be spent.'),
  held: digits.describe('Planck that the market holds: deposits, stake, escrow.')
})

export const ACCOUNT_METHODS: Methods = {
  account_get: method({
    summary: 'The account: address, keys, money, and whether it is registered.',
    params: NOTHING,
    result: account,
    run: async ({ chain, keyring }, _params, signal) => {
      const api = chain()
      const { noise, signing } = await keyring.acting(api, signal)
      const user = await api.getUserIDByAddress(api.address, signal)
      const { free, held } = await api.getBalance(api.address, signal)
      const keys = { noiseKey: noise.publicKey, signingKey: signing.publicKey }
      return { address: api.address, user, ...keys, free, held }
    }
  }),

  account_create: method({
    summary: 'Registers the account with its two keys; a deposit is held.',
    params: NOTHING,
    result: submitted.extend({ user: digits }),
    errors: ['CHAIN_ALREADY_REGISTERED', 'CHAIN_FEES_UNPAYABLE'],
    run: async ({ chain, keyring, offerChanged }, _params, signal) => {
      const { noise, signing } = await keyring.keys()
      const { user, block, hash } = await accountCreate(chain(), { noise, signing }, signal)
      offerChanged()
      return { user, block, hash }
    }
  }),

  account_update: method({
    summary:
      'Replaces keys by the next ones of the same secret; with `revoke` at once, because somebody may have them.',
    params: z.strictObject({
      noise: z.boolean().default(true).describe('Whether the Noise key is replaced.'),
      signing: z.boolean().default(true).describe('Whether the signing key is replaced.'),
      revoke: z.boolean().default(false).describe('Whether what they replace counts for nothing from now on.')
    }),
    result: submitted.extend({ noiseKey: hex(32).optional(), signingKey: hex(32).optional() }),
    errors: ['RPC_NOT_REGISTERED', 'API_PARAMETERS_INVALID'],
    run: async ({ chain, keyring }, params, signal) => {
      const api = chain()
      const acting = await keyring.generations(api, signal)
      if (acting === undefined) throw rpcError('RPC_NOT_REGISTERED')
      const next = await keyring.keys({ noise: acting.noise + 1, signing: acting.signing + 1 })
      const change = { ...(params.noise && { noise: next.noise }), ...(params.signing && { signing: next.signing }) }
      const { block, hash } = await accountUpdate(api, { ...change, revoke: params.revoke }, signal)
      return { block, hash, noiseKey: change.noise?.publicKey, signingKey: change.signing?.publicKey }
    }
  }),

  account_delete: method({
    summary: 'Closes the account, which must have no duties and no plans; every deposit comes back.',
    params: NOTHING,
    result: submitted,
    errors: ['CHAIN_ACCOUNT_HAS_DUTIES', 'CHAIN_ACCOUNT_HAS_PLANS'],
    run: async ({ chain, offerChanged }, _params, signal) => {
      const { block, hash } = await accountDelete(chain(), signal)
      offerChanged()
      return { block, hash }
    }
  })
}
