/** Money for the author of a hypercore: `tip_*`. */

import { z } from 'zod'
import { authorOf, tip } from '../../api/index.js'
import { type Methods, method } from '../method.js'
import { digits, feedKey, integer, submitted } from '../wire.js'

const address = z.string().min(1).max(60)

export const TIP_METHODS: Methods = {
  tip_quote: method({
    summary: 'Who gets a tip for a hypercore: who published it; and what the account can spend. Nothing is sent.',
    params: z.strictObject({ key: feedKey }),
    result: z.strictObject({
      to: z.string().describe('Account of the publisher.'),
      confirmed: z
        .boolean()
        .describe('Whether the key consented to this publisher; else anybody may have published it.'),
      free: digits
    }),
    errors: ['API_FEED_UNKNOWN'],
    run: async ({ chain }, { key }, signal) => {
      const api = chain()
      const { account, confirmed } = await authorOf(api, key, signal)
      const { free } = await api.getBalance(api.address, signal)
      return { to: account, confirmed, free }
    }
  }),

  tip_send: method({
    summary: 'Sends money to the publisher of a hypercore.',
    params: z.strictObject({
      key: feedKey,
      to: address.describe('What `tip_quote` said: another publisher is refused.'),
      amount: integer.describe('Planck.')
    }),
    result: submitted,
    errors: ['API_FEED_UNKNOWN', 'API_AUTHOR_CHANGED', 'CHAIN_FEES_UNPAYABLE'],
    run: async ({ chain }, params, signal) => {
      const { block, hash } = await tip(chain(), params, signal)
      return { block, hash }
    }
  })
}
