/** One glance: whether all is well, what was earned, what comes next. */

import { z } from 'zod'
import { decimal, due, role, standing } from './common.js'

export const alert = z.strictObject({
  /** What kind it is: pages and programs tell alerts apart by it. */
  code: z.enum([
    'NODE_AWAY',
    'NODE_BEHIND',
    'FINALITY_STANDS',
    'CHALLENGE_OPEN',
    'CHALLENGE_LAST',
    'DELIVERY_MISSED',
    'SUSPENDED',
    'SLOTS_LOST',
    'STAKE_LOW',
    'FEES_LOW',
    'DISK_LOW',
    'ROLE_STOPPED',
    'OFFER_ENDS',
    'PAUSED',
    'LEAVING',
    'MONEY_MISSING',
    'PLAN_UNHOSTED',
    'WORK_REFUSED'
  ]),
  /** `danger`: money is lost if nothing is done; `warning`: it will come to that; `note`: good to know. */
  level: z.enum(['danger', 'warning', 'note']),
  text: z.string(),
  remedy: z.string(),
  due: due.nullable()
})

export const roleView = z.strictObject({
  role,
  /** Whether this daemon does it at present. */
  running: z.boolean(),
  duties: z.int(),
  capacity: z.int(),
  /** Share of good in parts per million; 500 000 if nothing is known. */
  score: z.int(),
  /** Whether the role was ever rated. */
  rated: z.boolean(),
  stake: decimal,
  committed: decimal
})

export const duty = z.strictObject({
  kind: z.enum(['challenge', 'setup', 'report']),
  /** Of the challenge or contract; none for a report. */
  id: decimal.nullable(),
  text: z.string(),
  due
})

export const earnedDay = z.strictObject({
  /** In UTC, such as `2026-03-01`. */
  day: z.string(),
  hosting: decimal,
  setup: decimal,
  measuring: decimal
})

export const challengeOutcome = z.strictObject({
  id: decimal,
  outcome: z.enum(['answered', 'missed', 'excused', 'fault']),
  block: z.int(),
  at: z.int(),
  /** Why it was missed, as far as this daemon can tell. */
  reason: z.string().nullable()
})

export const limitName = z.enum(['reserve', 'upload', 'download', 'cpu', 'memory', 'connections', 'schedule', 'when'])

/** What the owner of the machine allows, and how much of it the daemon has. */
export const limitView = z.strictObject({
  limit: limitName,
  /** `reserve`, `memory`: bytes; `upload`, `download`: bytes a second; `cpu`: cores; `schedule`: hours of the week. */
  most: z.number().nullable(),
  /** In the same unit; of `reserve` what others have taken of it. None: not counted, or not yet. */
  used: z.number().nullable(),
  /** Whether new work waits because of it. */
  holds: z.boolean(),
  /** When that changes next, if it is known. */
  until: z.int().nullable()
})

export const overview = z.strictObject({
  block: z.int(),
  finalised: z.int(),
  at: z.int(),
  account: z.strictObject({ address: z.string(), user: decimal.nullable(), free: decimal, held: decimal }),
  state: z.enum(['well', 'attention', 'danger']),
  /** One sentence that says whether all is well. */
  summary: z.string(),
  alerts: z.array(alert),
  standing: standing.nullable(),
  earned: z.strictObject({
    today: decimal,
    total: decimal,
    /** The last 30 days that something was earned in or between, oldest first. */
    days: z.array(earnedDay)
  }),
  stored: z.strictObject({
    slots: z.int(),
    plainBytes: decimal,
    sealedBytes: decimal,
    offeredBytes: decimal.nullable()
  }),
  served: z.strictObject({ bytes: decimal, since: z.int() }),
  disk: z.strictObject({ freeBytes: decimal, totalBytes: decimal }),
  limits: z.array(limitView),
  node: z.strictObject({ connected: z.boolean(), syncing: z.boolean(), peers: z.int().nullable() }),
  peers: z.int(),
  roles: z.array(roleView),
  duties: z.array(duty),
  challenges: z.strictObject({
    open: z.int(),
    answered: z.int(),
    missed: z.int(),
    /** Newest first. */
    recent: z.array(challengeOutcome)
  })
})

export type Alert = z.infer<typeof alert>
export type LimitName = z.infer<typeof limitName>
export type LimitView = z.infer<typeof limitView>
export type RoleView = z.infer<typeof roleView>
export type Duty = z.infer<typeof duty>
export type EarnedDay = z.infer<typeof earnedDay>
export type ChallengeOutcome = z.infer<typeof challengeOutcome>
export type Overview = z.infer<typeof overview>
