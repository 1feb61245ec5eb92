/** Methods that would act on a chain, in place: what they were asked is written down, and answered as they would. */

import type { Method, Methods } from '../../src/rpc/method.js'
import { METHODS } from '../../src/rpc/methods.js'

export interface Recorded {
  readonly methods: Methods
  /** Method and parameters, in the order of the calls. */
  readonly calls: readonly (readonly [string, unknown])[]
}

const KEY = new Uint8Array(32).fill(7)
const submitted = { block: 111, hash: KEY }
const DAT = 10n ** 12n
const cost = { contracts: 2, hosting: DAT, setup: DAT / 2n, delivery: DAT / 20n, deposit: DAT / 10n, total: 2n * DAT }
const quote = {
  key: 'y'.repeat(52),
  kind: 'folder',
  bytes: 123_456_789n,
  from: 111,
  until: 1_000,
  replicas: 3,
  contractChunks: 64,
  price: { hosting: DAT, setup: DAT },
  cost
}

const change = { plan: 12n, until: 2_000, ranges: 1, bytes: 4_096n, cost }

const ANSWERS: Readonly<Record<string, unknown>> = {
  offer_update: { ...submitted, stake: DAT },
  offer_pause: { ...submitted, until: 200n, left: 3_600 },
  offer_withdraw: { ...submitted, left: false },
  hosting_quote: quote,
  hosting_request: { ...quote, ...submitted, plan: 12n },
  hosting_update_quote: change,
  hosting_update: { ...submitted, ...change },
  hosting_pause: { ...submitted, from: 112 },
  hosting_cancel: { ...submitted, until: 112 }
}

export function recorded(): Recorded {
  const calls: (readonly [string, unknown])[] = []
  const methods = Object.entries(ANSWERS).map(([name, answer]) => {
    const real = METHODS[name]
    if (real === undefined) throw new Error(`there is no method ${name}`)
    const run: Method['run'] = async (_context, params) => {
      calls.push([name, params])
      return answer
    }
    return [name, { ...real, run }] as const
  })
  return { methods: Object.fromEntries(methods), calls }
}
