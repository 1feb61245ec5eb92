/** What people are shown of the account: `view_*`. */

import { z } from 'zod'
import { explore, marketView, offerView, overview, plansView, planView, shapes } from '../../views/index.js'
import { type Methods, method } from '../method.js'
import { integer, NOTHING } from '../wire.js'

const MOST = 2 ** 31
const plan = integer.describe('The number of the plan.')

export const VIEW_METHODS: Methods = {
  view_overview: method({
    summary: 'One glance: whether all is well and why not, what was earned, stored and served, what is due next.',
    params: NOTHING,
    result: shapes.overview,
    run: async ({ views }, _params, signal) => overview(views.chain(), views.local, signal)
  }),

  view_offer: method({
    summary: 'The offer that stands, if one does, with what making one takes.',
    params: NOTHING,
    result: shapes.offerView,
    run: async ({ views }, _params, signal) => offerView(views.chain(), views.local, signal)
  }),

  view_market: method({
    summary: 'What plans pay and hosters ask now.',
    params: NOTHING,
    result: shapes.market,
    run: async ({ views }, _params, signal) => marketView(views.chain(), signal)
  }),

  view_plans: method({
    summary: 'The plans that the account pays for, newest first.',
    params: NOTHING,
    result: z.strictObject({ plans: z.array(shapes.planSummary) }),
    run: async ({ views }, _params, signal) => ({ plans: await plansView(views.chain(), signal) })
  }),

  view_plan: method({
    summary: 'A plan, whoever pays for it: stages, hosters by region, and a page of its contracts with their proofs.',
    params: z.strictObject({
      plan,
      from: z.int().min(0).max(MOST).optional().describe('Number of the first contract of the page; default 0.')
    }),
    result: shapes.planView,
    errors: ['VIEWS_PLAN_UNKNOWN'],
    run: async ({ views }, { plan, from }, signal) => planView(views.chain(), plan, from, signal)
  }),

  view_explore: method({
    summary: 'Any object of the chain, field by field.',
    params: z.strictObject({ query: z.string().min(1).max(200).describe('An id, or the key of a hypercore.') }),
    result: shapes.explored,
    errors: ['VIEWS_NOT_FOUND', 'VIEWS_QUERY_INVALID'],
    run: async ({ views }, { query }, signal) => explore(views.chain(), query, signal)
  })
}
