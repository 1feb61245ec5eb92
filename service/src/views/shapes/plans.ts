/** The plans that the account pays for. */

import { z } from 'zod'
import { decimal, due } from './common.js'

export const planSummary = z.strictObject({
  id: decimal,
  status: z.enum(['live', 'paused', 'ended']),
  /** Readers' key of the first feed, in z32. */
  key: z.string().nullable(),
  feeds: z.int(),
  from: z.int(),
  until: z.int(),
  left: due,
  replicas: z.int(),
  contracts: z.int(),
  /** Contracts with every slot active at least once. */
  started: z.int(),
  escrow: decimal,
  deposit: decimal,
  spent: decimal,
  /** Planck for each GiB and hour of one replica. */
  price: decimal,
  regions: z.array(z.string()),
  following: z.boolean()
})

export const slotView = z.strictObject({
  slot: z.int(),
  hoster: z.string().nullable(),
  region: z.string().nullable(),
  /** Block up to which storage is proven. */
  provenUntil: z.int().nullable(),
  paid: decimal
})

/** How far the setup of a contract is. */
export const stage = z.enum(['waiting', 'drawing', 'encoding', 'partly', 'hosted', 'void'])

export const contractView = z.strictObject({
  id: decimal,
  key: z.string(),
  from: decimal,
  to: decimal,
  bytes: decimal.nullable(),
  stage,
  /** Slots with a hoster. */
  staffed: z.int(),
  slots: z.array(slotView),
  /** When the drawn providers have to be done, if some are at work. */
  due: due.nullable(),
  /** What went wrong, one sentence each. */
  trouble: z.array(z.string())
})

export const planView = z.strictObject({
  summary: planSummary,
  own: z.boolean(),
  sponsor: z.string(),
  ledger: z.strictObject({ hosting: decimal, setup: decimal, delivery: decimal }),
  needs: z.strictObject({ regions: z.array(z.string()), hours: z.int(), rate: z.int(), latency: z.int() }),
  following: z
    .strictObject({ bytes: decimal, maxBytes: decimal, contractsLeft: z.int(), stopped: z.string().nullable() })
    .nullable(),
  /** Every feed of the plan, readers' key first. */
  feeds: z.array(z.strictObject({ id: decimal, key: z.string(), chunks: decimal })),
  /** Contracts of this page by stage. */
  stages: z.record(stage, z.int()),
  /** Staffed slots of this page by the region that their hosters offer, most first. */
  regions: z.array(z.strictObject({ region: z.string(), slots: z.int() })),
  contracts: z.array(contractView),
  /** Number of the first contract of the next page. */
  next: z.int().nullable()
})

export type PlanSummary = z.infer<typeof planSummary>
export type SlotView = z.infer<typeof slotView>
export type Stage = z.infer<typeof stage>
export type ContractView = z.infer<typeof contractView>
export type PlanView = z.infer<typeof planView>
