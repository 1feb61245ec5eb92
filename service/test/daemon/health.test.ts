/** `/health` and `/metrics` over a chain that answers from memory. */

import { expect, test } from '@jest/globals'
import type { ChainAPI } from '../../src/chain/index.js'
import type { BlockEvents, MarketEvent } from '../../src/chain/types.js'
import type { OnBlock } from '../../src/daemon/block-feed.js'
import { daemonError } from '../../src/daemon/errors.js'
import type { RoleState } from '../../src/daemon/role-keeper.js'
import { healthOf, healthRoute } from '../../src/daemon/web/health.js'
import { Metrics } from '../../src/daemon/web/metrics.js'
import { limitsError } from '../../src/limits/errors.js'
import type { LimitState } from '../../src/limits/index.js'
import { silentLogger } from '../../src/log.js'
import { served } from './served.js'

const BLOCK_MS = 6_000
const NOW = 1_800_000_000_000
const running: RoleState = { type: 'running', roles: ['hoster'], user: 4n }
const away = daemonError('DAEMON_NODE_AWAY', { why: 'refused' })

const inUse = limitsError('LIMITS_IN_USE')
const use = { most: undefined, used: undefined, holds: false, until: undefined }
const limited: LimitState = {
  refusal: inUse,
  refusals: [inUse],
  diskLeft: 1_000,
  uses: [
    { ...use, limit: 'memory', most: 400, used: 100 },
    { ...use, limit: 'upload', used: 2.5 },
    { ...use, limit: 'when', holds: true }
  ]
}

const chain = {
  address: 'someone',
  client: { blockTimeMs: BLOCK_MS, heads: { last: (kind: string) => ({ block: kind === 'best' ? 120 : 117 }) } },
  getUserIDByAddress: async () => 4n,
  getBalance: async () => ({ free: 2_500_000_000_000n, held: 10n ** 12n }),
  myDuties: async () => ({
    user: 4n,
    hosted: [{ sealedBytes: 4_096n }, { sealedBytes: 8_192n }],
    setups: [{}],
    measurements: [],
    ratings: [{ role: 'hoster', score: 750_000 }]
  }),
  getProviderByID: async () => ({ usedBytes: 6_000n, offer: { hoster: { bytes: 2n ** 30n } } })
} as unknown as ChainAPI

const sources = (state: RoleState, trouble?: Error, seenAt = NOW - BLOCK_MS) => ({
  link: { trouble, seenAt, now: () => chain },
  roles: () => state,
  limits: () => limited,
  now: () => NOW
})

test.each([
  ['all is well', sources(running), 'ok', []],
  ['there is no offer', waiting(), 'idle', ['DAEMON_NO_OFFER']],
  ['the node is away', sources(running, away), 'failing', ['DAEMON_NODE_AWAY']],
  ['no block comes', sources(running, undefined, NOW - 21 * BLOCK_MS), 'failing', ['DAEMON_CHAIN_STANDS']],
  ['roles start', sources({ type: 'starting', roles: ['hoster'] }), 'failing', ['DAEMON_STARTING']],
  ['roles failed', failed(new TypeError('inside')), 'failing', ['DAEMON_INTERNAL']]
])('%s', async (_, given, status, codes) => {
  const health = healthOf(given)
  expect(health).toMatchObject({ status, reasons: codes.map((code) => ({ code, remedy: expect.stringMatching(/./) })) })
  // Limits of the machine are told, and are no failure.
  expect(health.limits.map(({ code }) => code)).toEqual(['LIMITS_IN_USE'])
  const route = await served(healthRoute(given))
  const answer = await route.ask('/health')
  expect(answer.status).toBe(status === 'failing' ? 503 : 200)
  expect(answer.body).not.toContain('inside')
  await route.close()
})

function waiting() {
  return sources({ type: 'waiting', why: daemonError('DAEMON_NO_OFFER', { address: 'someone' }) })
}

function failed(error: Error) {
  return sources({ type: 'failed', error, retryAt: NOW })
}

/** Metrics, and how a block reaches them. */
function measured(trouble?: Error) {
  let onBlock: OnBlock = () => {}
  const metrics = new Metrics({
    ...sources(running, trouble),
    link: { trouble, seenAt: Date.now(), now: () => chain } as never,
    onBlock: (handler) => {
      onBlock = handler
    },
    traffic: () => ({ connections: 3, sent: 1_000, received: 200 }),
    log: silentLogger()
  })
  return { metrics, feed: (events: BlockEvents) => onBlock(events, chain) }
}

test('metrics say what the account has, does and earns', async () => {
  const { metrics, feed } = measured()
  const settled = { type: 'slotSettled', hoster: 4n, amount: 500_000_000_000n } as MarketEvent
  const others = { type: 'slotSettled', hoster: 5n, amount: 500_000_000_000n } as MarketEvent
  const missed = { type: 'storageChallengeMissed', hoster: 4n } as MarketEvent
  const block = { block: 9, events: [settled, others, missed] } as unknown as BlockEvents
  await feed(block)
  await feed(block)
  const text = await metrics.text()
  for (const line of [
    'datdot_chain_connected 1',
    'datdot_chain_best_block 120',
    'datdot_chain_unfinalised_blocks 3',
    'datdot_balance_free_dat 2.5',
    'datdot_balance_held_dat 1',
    'datdot_hosted_slots 2',
    'datdot_hosted_bytes 12288',
    'datdot_storage_used_bytes 6000',
    'datdot_storage_offered_bytes 1073741824',
    'datdot_setups 1',
    'datdot_rating_ratio{role="hoster"} 0.75',
    'datdot_role_running{role="hoster"} 1',
    'datdot_role_running{role="encoder"} 0',
    'datdot_peers 3',
    'datdot_upload_bytes_total 1000',
    'datdot_earned_dat_total{kind="hosting"} 0.5',
    'datdot_challenges_total{outcome="missed"} 1',
    'datdot_challenges_total{outcome="answered"} 0',
    'datdot_limit{limit="memory"} 400',
    'datdot_limit_used{limit="memory"} 100',
    'datdot_limit_used{limit="upload"} 2.5',
    'datdot_limit_holds{limit="memory"} 0',
    'datdot_limit_holds{limit="when"} 1'
  ])
    expect(text.split('\n')).toContain(line)
  expect(text).not.toContain('datdot_limit{limit="upload"}')
  expect(text).toMatch(/^process_resident_memory_bytes \d+/m)
})

test('what the chain would say is left out while it is away', async () => {
  const text = await measured(away).metrics.text()
  expect(text).toMatch(/^datdot_chain_connected 0$/m)
  expect(text).not.toMatch(/^datdot_(balance_free_dat|hosted_slots|chain_best_block)/m)
})
