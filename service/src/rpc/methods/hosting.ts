/** Hosting that the account pays for: `hosting_*`. */

import { z } from 'zod'
import {
  type ChangeQuote,
  type HostingQuote,
  type HostingUpdateParams,
  hostingCancel,
  hostingPause,
  hostingQuote,
  hostingRequest,
  hostingResume,
  hostingUpdate,
  hostingUpdateQuote
} from '../../api/index.js'
import { inspectPath } from '../../hyper/index.js'
import { rpcError } from '../errors.js'
import { type Methods, method } from '../method.js'
import type { RpcContext } from '../ports.js'
import { block, digits, feedKey, integer, showKey, shownKey, submitted } from '../wire.js'

const MOST = 2 ** 31
/** A folder may have to be read and copied first, or a hypercore found. */
const SLOW_MS = 600_000

const cost = z.strictObject({
  contracts: z.int(),
  hosting: digits,
  setup: digits,
  delivery: digits,
  deposit: digits.describe('Comes back when the contracts end.'),
  total: digits.describe('Most that is held; what is not used comes back.')
})

const follow = z.strictObject({
  maxBytes: integer.describe('Most plain bytes that it may come to have; all of it is held at once.'),
  contracts: z
    .int()
    .min(1)
    .max(2 ** 20)
    .optional()
    .describe('Most contracts that it may become.')
})

const wish = z.strictObject({
  source: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('key'), key: feedKey }),
    z.strictObject({
      type: z.literal('path'),
      path: z.string().min(1).max(4_096).describe('A file or folder of the machine on which the daemon runs.'),
      files: z.array(z.string().min(1).max(4_096)).max(100_000).optional().describe('Of a folder, only these.')
    })
  ]),
  seconds: z.int().min(1).max(MOST).describe('How long to host.'),
  follow: follow.optional().describe('Hosts what is appended, too.'),
  replicas: z.int().min(1).max(255).optional(),
  contractChunks: z.int().min(1).max(MOST).optional(),
  regions: z
    .array(z.string().regex(/^[0-9b-hjkmnp-z]{2}$/))
    .max(8)
    .optional(),
  hours: z.int().min(0).max(168).optional().describe('Least hours a week that hosters offer.'),
  rate: z.int().min(0).max(MOST).optional().describe('Least upload rate of hosters, KiB/s.'),
  latency: z.int().min(1).max(MOST).optional().describe('Most latency of hosters, ms.'),
  price: z
    .strictObject({ hosting: integer, setup: integer })
    .optional()
    .describe('Planck per GiB and hour, and per GiB.'),
  findSeconds: z.int().min(1).max(300).default(60).describe('Longest time to look for the hypercore among peers.')
})

const quote = z.strictObject({
  key: shownKey,
  kind: z.string(),
  bytes: digits,
  from: block,
  until: block,
  replicas: z.int(),
  contractChunks: z.int(),
  price: z.strictObject({ hosting: digits, setup: digits }),
  cost
})

const change = z.strictObject({
  plan: integer.describe('The number of the plan.'),
  seconds: z.int().min(1).max(MOST).optional().describe('How much longer.'),
  key: feedKey.optional().describe('A hypercore of the plan: what was appended to it is hosted, too.'),
  follow: follow.optional().describe('Follows that hypercore from there on.')
})

const changed = z.strictObject({
  plan: digits,
  until: block,
  ranges: z.int().describe('Ranges that are added.'),
  bytes: digits.describe('Plain bytes that they have, or may come to have.'),
  cost
})

const plan = z.strictObject({ plan: integer.describe('The number of the plan.') })

export const HOSTING_METHODS: Methods = {
  hosting_quote: method({
    summary: 'What hosting costs at most. The hypercore is made or found; nothing is sent to the chain.',
    params: wish,
    result: quote,
    errors: ['API_PARAMETERS_INVALID', 'HYPER_FEED_NOT_FOUND', 'HYPER_PATH_NOT_FOUND', 'RPC_NO_ROOM'],
    timeoutMs: SLOW_MS,
    run: async (context, params, signal) => {
      const { request, findMs } = await requestOf(context, params, signal)
      return shown(await hostingQuote(await hostingContext(context, signal), request, { findMs }, signal))
    }
  }),

  hosting_request: method({
    summary: 'Publishes a plan; the daemon serves the hypercores until they are hosted.',
    params: wish.extend({
      budget: integer.describe('Most that may be held, planck; `hosting_quote` says what it costs.')
    }),
    result: quote.extend({ plan: digits, ...submitted.shape }),
    errors: [
      'API_BUDGET_TOO_SMALL',
      'API_PARAMETERS_INVALID',
      'HYPER_FEED_NOT_FOUND',
      'HYPER_PATH_NOT_FOUND',
      'RPC_NO_ROOM'
    ],
    timeoutMs: SLOW_MS,
    run: async (context, { budget, ...params }, signal) => {
      const { request, findMs } = await requestOf(context, params, signal)
      const peer = await hostingContext(context, signal)
      const hosting = await hostingRequest(peer, { ...request, budget }, { findMs }, signal)
      await context.tend(hosting.plan, hosting.published)
      const { block, hash } = hosting.submitted
      return { ...shown(hosting), plan: hosting.plan, block, hash }
    }
  }),

  hosting_update_quote: method({
    summary: 'What a change of a plan costs at most. The hypercore is found; nothing is sent to the chain.',
    params: change,
    result: changed,
    errors: ['API_PLAN_UNKNOWN', 'API_NOT_OF_PLAN', 'API_NOTHING_NEW', 'API_PARAMETERS_INVALID'],
    timeoutMs: SLOW_MS,
    run: async (context, params, signal) => {
      const update = await changeOf(context, params, signal)
      return shownChange(await hostingUpdateQuote(await hostingContext(context, signal), update, {}, signal))
    }
  }),

  hosting_update: method({
    summary: 'Hosts a plan longer, hosts what was appended, or follows the hypercore from there on.',
    params: change.extend({
      budget: integer.describe('Most that may be held for the change, planck.')
    }),
    result: changed.extend(submitted.shape),
    errors: ['API_PLAN_UNKNOWN', 'API_NOT_OF_PLAN', 'API_NOTHING_NEW', 'API_BUDGET_TOO_SMALL'],
    timeoutMs: SLOW_MS,
    run: async (context, { budget, ...params }, signal) => {
      const update = await changeOf(context, params, signal)
      const peer = await hostingContext(context, signal)
      const done = await hostingUpdate(peer, { ...update, budget }, {}, signal)
      if (done.published !== undefined) await context.tend(done.plan, done.published)
      return { ...shownChange(done), block: done.submitted.block, hash: done.submitted.hash }
    }
  }),

  hosting_pause: method({
    summary: 'Pauses a plan from the next block on: hosters are neither paid nor asked to prove.',
    params: plan,
    result: submitted.extend({ from: block }),
    run: async ({ chain }, params, signal) => {
      const { from, block, hash } = await hostingPause(chain(), params, signal)
      return { from, block, hash }
    }
  }),

  hosting_resume: method({
    summary: 'Lets a paused plan go on; a setup is held for each slot that was given back.',
    params: plan,
    result: submitted.extend({ from: block, setups: digits }),
    run: async ({ chain }, params, signal) => {
      const { from, setups, block, hash } = await hostingResume(chain(), params, signal)
      return { from, setups, block, hash }
    }
  }),

  hosting_cancel: method({
    summary: 'Ends a plan at the next block; what is not spent comes back.',
    params: plan,
    result: submitted.extend({ until: block }),
    run: async ({ chain }, params, signal) => {
      const { until, block, hash } = await hostingCancel(chain(), params, signal)
      return { until, block, hash }
    }
  })
}

async function hostingContext({ chain, store }: RpcContext, signal: AbortSignal) {
  return { chain: chain(), peer: await store(signal) }
}

async function requestOf(
  context: RpcContext,
  { seconds, findSeconds, source, follow, ...rest }: z.output<typeof wish>,
  signal: AbortSignal
) {
  if (source.type === 'path') await checkRoom(context, present(source), signal)
  const request = {
    ...present(rest),
    source: source.type === 'key' ? source : present(source),
    ...(follow !== undefined && { follow: present(follow) }),
    blocks: await blocksOf(context, seconds, signal)
  }
  return { request, findMs: findSeconds * 1_000 }
}

/** What is published is copied into the store, which may be on the disk that duties need. */
async function checkRoom(
  { views }: RpcContext,
  { path, files }: { readonly path: string; readonly files?: string[] },
  signal: AbortSignal
): Promise<void> {
  const content = await inspectPath(path, files, signal)
  const bytes = content.kind === 'file' ? content.bytes : content.files.reduce((sum, file) => sum + file.bytes, 0)
  const { freeBytes, reserveBytes } = await views.local.disk()
  const room = freeBytes - reserveBytes
  if (BigInt(bytes) > room) throw rpcError('RPC_NO_ROOM', { path, bytes, room: room > 0n ? room : 0n })
}

async function changeOf(
  context: RpcContext,
  { plan, seconds, key, follow }: z.output<typeof change>,
  signal: AbortSignal
): Promise<HostingUpdateParams> {
  return {
    plan,
    ...(seconds !== undefined && { blocks: await blocksOf(context, seconds, signal) }),
    ...(key !== undefined && { key }),
    ...(follow !== undefined && { follow: present(follow) })
  }
}

function shownChange({ plan, until, ranges, cost }: ChangeQuote) {
  return { plan, until, ranges: ranges.length, bytes: ranges.reduce((sum, range) => sum + range.bytes, 0n), cost }
}

async function blocksOf({ chain }: RpcContext, seconds: number, signal: AbortSignal): Promise<number> {
  const { blocksPerHour } = await chain().priceList(signal)
  return Math.max(1, Math.round((seconds * blocksPerHour) / 3_600))
}

function shown({ published, feeds, request, price, replicas, contractChunks, cost }: HostingQuote) {
  const bytes = feeds.reduce((sum, feed) => sum + feed.byteLength, 0n)
  const { from, until } = request
  return {
    key: showKey(published.key),
    kind: published.kind,
    bytes,
    from,
    until,
    replicas,
    contractChunks,
    price,
    cost
  }
}

type Present<T> = { [Name in keyof T]: Exclude<T[Name], undefined> }

/** Without the fields that are undefined. */
function present<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Present<T>
}
