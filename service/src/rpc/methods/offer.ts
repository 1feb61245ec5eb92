/** The account's offer as a provider: `offer_*`. */

import { z } from 'zod'
import { changedOffer, MOST_SLOTS, offerOf, secondsOf, tickIn } from '../../api/index.js'
import type { ChainAPI } from '../../chain/index.js'
import type { Provider } from '../../chain/types.js'
import { rpcError } from '../errors.js'
import { type Methods, method } from '../method.js'
import { block, bytes, digits, hex, integer, NOTHING, submitted } from '../wire.js'

const MOST = 2 ** 31
const HOURS = 21
const ALWAYS = new Uint8Array(HOURS).fill(0xff)

const role = z.enum(['encoder', 'attestor', 'hoster'])
const setupOffer = z.strictObject({ capacity: z.int(), ask: digits.describe('Least price, planck per GiB.') })
const state = z.strictObject({
  stake: digits,
  committed: digits,
  duties: z.int(),
  unit: digits,
  anywhere: z.int().optional(),
  regional: z.int().optional()
})
const status = z.looseObject({ type: z.enum(['registered', 'drawable', 'paused', 'leaving', 'suspended']) })

const provider = z.strictObject({
  offer: z.strictObject({
    encoder: setupOffer.optional(),
    attestor: setupOffer.optional(),
    hoster: setupOffer.extend({ bytes: digits }).optional(),
    region: z.string(),
    hours: hex(HOURS),
    rate: z.int(),
    latency: z.int(),
    from: block,
    until: block
  }),
  status: status.describe('Where the provider stands, with the tick that goes with it.'),
  feeReserve: digits,
  encoder: state.optional(),
  attestor: state.optional(),
  hoster: state.optional(),
  usedBytes: digits.describe('Plain bytes reserved or stored.'),
  pauses: z.strictObject({ since: digits, used: digits })
})

const wish = z.strictObject({
  roles: z
    .array(role)
    .min(1)
    .max(3)
    .optional()
    .describe('Of a new offer, or instead of those that it has: one that has duties stays.'),
  storage: integer.optional().describe('Plain bytes of a hoster.'),
  hours: bytes(HOURS)
    .optional()
    .describe('When it is there: 168 bits from Monday 00:00 UTC, lowest first; default all.'),
  price: integer.optional().describe('Least price of a hoster, planck per GiB and hour; default the usual one.'),
  setupPrice: integer
    .optional()
    .describe('Least price of encoder and attestor, planck per GiB; default the usual one.'),
  region: z
    .string()
    .regex(/^[0-9b-hjkmnp-z]{2}$/)
    .optional()
    .describe('Two characters of a geohash; default u3. It stays while there are slots.'),
  rate: z.int().min(1).max(MOST).optional().describe('Upload rate, KiB/s; default 1024.'),
  latency: z.int().min(1).max(60_000).optional().describe('Milliseconds; default 100.'),
  capacity: z.int().min(1).max(64).optional().describe('Duties of each role at the same time; default 16.'),
  slots: z
    .int()
    .min(1)
    .max(MOST_SLOTS)
    .optional()
    .describe('Slots that a hoster holds at the same time, one for each contract; default as capacity.'),
  until: z.int().min(60).max(MOST).optional().describe('Seconds from now on that it stands; default a year.')
})

const DEFAULTS = { region: 'u3', rate: 1_024, latency: 100, capacity: 16, until: 365 * 86_400, hours: ALWAYS }

export const OFFER_METHODS: Methods = {
  offer_get: method({
    summary: 'The offer, with its stake, its duties, and where the provider stands; null without one.',
    params: NOTHING,
    result: provider.nullable(),
    run: async ({ chain }, _params, signal) => (await providerOf(chain(), signal)) ?? null
  }),

  offer_update: method({
    summary: 'Makes the offer, or changes what is named and leaves the rest; stake is held. Roles start by themselves.',
    params: wish,
    result: submitted.extend({ stake: digits }),
    errors: [
      'RPC_NOT_REGISTERED',
      'RPC_ROLES_MISSING',
      'CHAIN_FEES_UNPAYABLE',
      'CHAIN_OFFER_BELOW_DUTIES',
      'CHAIN_TERMS_IN_USE'
    ],
    run: async ({ chain, offerChanged }, params, signal) => {
      const api = chain()
      if ((await api.getUserIDByAddress(api.address, signal)) === undefined) throw rpcError('RPC_NOT_REGISTERED')
      const now = await providerOf(api, signal)
      const hosts = params.roles?.includes('hoster') && now !== undefined && now.offer.hoster === undefined
      if (hosts && params.storage === undefined) throw rpcError('RPC_ROLES_MISSING')
      const done =
        now === undefined
          ? await api.registerForWork(await newOffer(api, params, signal), {}, signal)
          : await api.offerUpdate(await changedOffer(api, now.offer, params, signal), {}, signal)
      offerChanged()
      return { block: done.block, hash: done.hash, stake: done.stake }
    }
  }),

  offer_pause: method({
    summary: 'Is away for a while: slots are kept, unpaid, and nothing is asked.',
    params: z.strictObject({ seconds: z.int().min(1).max(MOST) }),
    result: submitted.extend({
      until: digits.describe('Tick of the end.'),
      left: z.int().describe('Seconds left for pauses.')
    }),
    errors: ['RPC_NO_OFFER'],
    run: async ({ chain }, { seconds }, signal) => {
      const api = await withOffer(chain(), signal)
      const duties = await api.myDuties(signal)
      const until = await tickIn(api, duties?.tick, seconds, signal)
      const { left, block, hash } = await api.pause(until, {}, signal)
      return { until, left: Math.floor(await secondsOf(api, left, signal)), block, hash }
    }
  }),

  offer_unpause: method({
    summary: 'Ends a pause or a suspension; what was slashed is staked again.',
    params: NOTHING,
    result: submitted.extend({ drawableAt: digits.describe('Tick from which it is drawn again.') }),
    errors: ['RPC_NO_OFFER'],
    run: async ({ chain }, _params, signal) => {
      const { drawableAt, block, hash } = await (await withOffer(chain(), signal)).unpause({}, signal)
      return { drawableAt, block, hash }
    }
  }),

  offer_withdraw: method({
    summary:
      'Stops providing: slots are handed over, then everything held comes back. Keep the daemon running until then.',
    params: NOTHING,
    result: submitted.extend({ left: z.boolean().describe('Whether it has left already.') }),
    errors: ['RPC_NO_OFFER'],
    run: async ({ chain, offerChanged }, _params, signal) => {
      const api = await withOffer(chain(), signal)
      const { block, hash } = await api.offerWithdraw({}, signal)
      const left = (await providerOf(api, signal)) === undefined
      offerChanged()
      return { block, hash, left }
    }
  })
}

async function providerOf(api: ChainAPI, signal: AbortSignal): Promise<Provider | undefined> {
  const user = await api.getUserIDByAddress(api.address, signal)
  return user === undefined ? undefined : api.getProviderByID(user, signal)
}

async function withOffer(api: ChainAPI, signal: AbortSignal): Promise<ChainAPI> {
  if ((await providerOf(api, signal)) === undefined) throw rpcError('RPC_NO_OFFER')
  return api
}

function newOffer(api: ChainAPI, params: z.output<typeof wish>, signal: AbortSignal) {
  const { roles = [], storage } = params
  if (roles.length === 0 || (roles.includes('hoster') && storage === undefined)) throw rpcError('RPC_ROLES_MISSING')
  const said = Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined))
  return offerOf(api, { ...DEFAULTS, ...said, roles }, signal)
}
