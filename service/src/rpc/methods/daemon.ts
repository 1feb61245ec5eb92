/** The daemon itself: `daemon_*`. */

import { z } from 'zod'
import { type Methods, method } from '../method.js'
import { NOTHING } from '../wire.js'

export const DAEMON_METHODS: Methods = {
  daemon_renewToken: method({
    summary:
      'Makes a new token, in HOME/daemon.token: the one before it opens nothing from then on, and its streams end.',
    params: NOTHING,
    result: z.strictObject({ renewed: z.literal(true) }),
    run: async ({ renewToken }) => {
      await renewToken()
      return { renewed: true }
    }
  })
}
