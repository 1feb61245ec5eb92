/** Parameters from outside: each call's shape, checked before anything happens. */

import { z } from 'zod'
import { apiError } from './errors.js'

const bytes = (length: number) =>
  z.custom<Uint8Array>(
    (value) => value instanceof Uint8Array && value.length === length,
    `it has to be ${length} bytes`
  )

/** An ed25519 key pair: 32 bytes of public key, 64 of secret key, as `keyPairFromSeed` makes it. */
const keyPair = z.strictObject({ publicKey: bytes(32), secretKey: bytes(64) })

const planck = z
  .bigint()
  .positive()
  .max(2n ** 127n)
const blocks = z
  .int()
  .positive()
  .max(2 ** 31)

export const accountCreateParams = z.strictObject({
  /** By which peers dial this account. */
  noise: keyPair,
  /** That signs its statements. */
  signing: keyPair
})

export const accountUpdateParams = z
  .strictObject({
    noise: keyPair.optional(),
    signing: keyPair.optional(),
    /** Whether the keys that they replace count for nothing from now on; default: they act until the new ones do. */
    revoke: z.boolean().optional()
  })
  .refine((change) => change.noise !== undefined || change.signing !== undefined, 'name at least one new key')

/** A stream of bytes; it is read once, into a new hypercore. */
const stream = z.custom<AsyncIterable<Uint8Array>>(
  (value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value,
  'it has to be an async iterable of bytes'
)

export const sourceParams = z.discriminatedUnion('type', [
  /** A hypercore or hyperdrive that exists, from this store or the swarm. */
  z.strictObject({ type: z.literal('key'), key: bytes(32) }),
  /** A file or a folder; of a folder, only `files` if they are named. */
  z.strictObject({
    type: z.literal('path'),
    path: z.string().min(1).max(4_096),
    files: z.array(z.string().min(1)).optional()
  }),
  z.strictObject({ type: z.literal('stream'), stream })
])

/** What may be appended to a hypercore that a plan follows. */
const followParams = z.strictObject({
  /** Most plain bytes that the growing range may come to have; all of it is held at once. */
  maxBytes: z
    .bigint()
    .positive()
    .max(2n ** 64n - 1n),
  /** Most contracts that it may become; default: one for each of the bytes that a contract is billed at least. */
  contracts: z
    .int()
    .positive()
    .max(2 ** 20)
    .optional()
})

const hostingFields = z.strictObject({
  source: sourceParams,
  /** Hosts what is appended, too: the plan follows the hypercore. Default: hosts what is there now. */
  follow: followParams.optional(),
  /** How long to host, in blocks; it starts in the next block. */
  blocks,
  /** Copies of every chunk; default: the chain's. */
  replicas: z.int().min(1).max(255).optional(),
  /** Most chunks in one contract; default: the chain's most. */
  contractChunks: z.int().positive().optional(),
  /** Geohash prefixes of two characters in which to host; default: anywhere. */
  regions: z
    .array(z.string().regex(/^[0-9b-hjkmnp-z]{2}$/, 'a region is two characters of a geohash, such as u3'))
    .max(8)
    .optional(),
  /** Least offered hours a week; default 0. */
  hours: z.int().min(0).max(168).optional(),
  /** Least upload rate, KiB/s; default 0. */
  rate: z
    .int()
    .min(0)
    .max(2 ** 31)
    .optional(),
  /** Most latency, ms; default: any. */
  latency: z
    .int()
    .min(1)
    .max(2 ** 32 - 1)
    .optional(),
  /** What every slot is paid, planck; default: what sponsors usually pay. */
  price: z.strictObject({ hosting: planck, setup: planck }).optional(),
  /** Most that may be held for it, planck, deposits included; default: what it costs. */
  budget: planck.optional()
})

export const hostingRequestParams = hostingFields.refine(
  ({ source, follow }) => follow === undefined || source.type === 'key',
  'only a hypercore that exists can be followed: name it by its key'
)

const plan = z
  .bigint()
  .nonnegative()
  .max(2n ** 64n - 1n)

export const hostingUpdateParams = z
  .strictObject({
    /** The plan's id. */
    plan,
    /** How much longer to host, in blocks. */
    blocks: blocks.optional(),
    /** A hypercore of the plan that has grown: the chunks after those that the plan keeps are kept, too. */
    key: bytes(32).optional(),
    /** Has the plan follow that hypercore from there on. */
    follow: followParams.optional(),
    /** Most that may be held for the change, planck, deposits included; default: what it costs. */
    budget: planck.optional()
  })
  .refine(
    (change) => change.blocks !== undefined || change.key !== undefined,
    'name more blocks, a grown hypercore, or both'
  )
  .refine(
    (change) => change.follow === undefined || change.key !== undefined,
    'name the hypercore to follow by its key'
  )

export const planParams = z.strictObject({
  /** The plan's id. */
  plan
})

/** What `hostingUpdate` takes. @useDeclaredType */
export type HostingUpdateParams = z.infer<typeof hostingUpdateParams>
/** What names a plan. @useDeclaredType */
export type PlanParams = z.infer<typeof planParams>
/** What `accountCreate` takes. @useDeclaredType */
export type AccountCreateParams = z.infer<typeof accountCreateParams>
/** What `accountUpdate` takes. @useDeclaredType */
export type AccountUpdateParams = z.infer<typeof accountUpdateParams>
/** Where what is hosted comes from. @useDeclaredType */
export type Source = z.infer<typeof sourceParams>
/** What may be appended to a hypercore that a plan follows. @useDeclaredType */
export type FollowParams = z.infer<typeof followParams>
/** What `hostingRequest` and `hostingQuote` take. @useDeclaredType */
export type HostingRequestParams = z.infer<typeof hostingRequestParams>

/** @throws API_PARAMETERS_INVALID */
export function checked<Schema extends z.ZodType>(call: string, schema: Schema, params: unknown): z.infer<Schema> {
  const result = schema.safeParse(params)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw apiError('API_PARAMETERS_INVALID', { call, field: issue?.path.join('.') || 'it', why: issue?.message })
}
