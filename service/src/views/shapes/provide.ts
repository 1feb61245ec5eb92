/** The offer of the account, and the market that it is made to. */

import { z } from 'zod'
import { decimal, due, role, standing } from './common.js'

/** Prices in planck: hosting for each GiB and hour, setup for each GiB. */
const price = z.strictObject({ hosting: decimal, setup: decimal })

/** Least, median and most of what was seen. */
const spread = z.strictObject({ least: decimal, median: decimal, most: decimal })

export const offerView = z.strictObject({
  registered: z.boolean(),
  /** The offer that stands, if there is one. */
  offer: z
    .strictObject({
      roles: z.array(role),
      /** Of these the ones that have duties: until those end they stay, and a hoster's region with them. */
      busy: z.array(role),
      bytes: decimal,
      capacity: z.int(),
      ask: decimal.nullable(),
      setupAsk: decimal.nullable(),
      region: z.string(),
      /** 0x and 42 hexadecimal digits: 168 bits, an hour of the week in UTC each, from Monday 00:00, lowest bit first. */
      hours: z.string().regex(/^0x[0-9a-f]{42}$/),
      rate: z.int(),
      latency: z.int(),
      until: z.int(),
      left: due
    })
    .nullable(),
  standing: standing.nullable(),
  usedBytes: decimal,
  stake: decimal,
  free: decimal,
  disk: z.strictObject({ freeBytes: decimal, totalBytes: decimal }),
  blocksPerHour: z.int(),
  /** What an offer holds: of each role a share for each unit of capacity, of a hoster for each slot and GiB. */
  stakes: z.strictObject({ perCapacity: decimal, perSlot: decimal, perGib: decimal, feeReserve: decimal })
})

export const market = z.strictObject({
  /** What sponsors usually pay, as the chain has it. */
  usual: price,
  /** What plans that run pay for hosting now; none if none was seen. */
  paid: spread.nullable(),
  /** What hosters ask now. */
  asked: spread.nullable(),
  plans: z.int(),
  hosters: z.int(),
  offeredBytes: decimal,
  usedBytes: decimal,
  /** Hosters by region, most first. */
  regions: z.array(z.strictObject({ region: z.string(), hosters: z.int() })),
  /** Whether there are more plans or providers than were looked at. */
  partial: z.boolean()
})

export type OfferView = z.infer<typeof offerView>
export type MarketView = z.infer<typeof market>
