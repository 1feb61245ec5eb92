/** `/metrics` for Prometheus: what the account has, does and earns, and what this process takes. Money is in DAT. */

import type { FastifyPluginAsync } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { withTimeout } from '../../abort.js'
import type { ChainAPI } from '../../chain/index.js'
import type { BlockEvents, MarketEvent } from '../../chain/types.js'
import type { LimitUse } from '../../limits/index.js'
import { paidTo } from '../../views/index.js'
import type { DaemonContext } from '../context.js'

const PLANCK = 1e12
/** Longest that a scrape waits for the node. */
const PATIENCE_MS = 5_000
/** How often the delay of the event loop is looked at; prom-client's 10 ms take a third of a daemon's processor time at rest. */
const LOOP_DELAY_MS = 500
const ROLES = ['encoder', 'attestor', 'hoster'] as const

/** What payments are for. */
const KINDS = ['hosting', 'setup', 'measuring'] as const
const OUTCOMES: Readonly<Partial<Record<MarketEvent['type'], string>>> = {
  storageProven: 'answered',
  storageChallengeMissed: 'missed',
  storageFault: 'failed'
}

export type MetricsSources = Pick<DaemonContext, 'link' | 'roles' | 'onBlock' | 'traffic' | 'limits' | 'log'>

export function metricsRoute(sources: MetricsSources): FastifyPluginAsync {
  const metrics = new Metrics(sources)
  return async (app) => {
    app.get('/metrics', { config: { access: 'metrics' } }, async (_request, reply) =>
      reply.type(metrics.contentType).send(await metrics.text())
    )
  }
}

export class Metrics {
  readonly #registry = new Registry()
  readonly #sources: MetricsSources
  readonly #gauges: ReturnType<typeof gaugesIn>
  readonly #counters: ReturnType<typeof countersIn>

  constructor(sources: MetricsSources) {
    this.#sources = sources
    this.#gauges = gaugesIn(this.#registry)
    this.#counters = countersIn(this.#registry)
    for (const kind of KINDS) this.#counters.earned.inc({ kind }, 0)
    for (const outcome of Object.values(OUTCOMES)) this.#counters.challenges.inc({ outcome }, 0)
    collectDefaultMetrics({ register: this.#registry, eventLoopMonitoringPrecision: LOOP_DELAY_MS })
    sources.onBlock((block, chain) => this.#count(block, chain))
  }

  get contentType(): string {
    return this.#registry.contentType
  }

  async text(): Promise<string> {
    this.#own()
    await this.#chain()
    return this.#registry.metrics()
  }

  /** Of blocks, also those that came while the daemon did not run; one that comes twice counts once. */
  async #count(block: BlockEvents, chain: ChainAPI): Promise<void> {
    if (block.block <= this.#counted || block.events.length === 0) return
    const user = await chain.getUserIDByAddress(chain.address)
    this.#counted = block.block
    if (user === undefined) return
    for (const event of block.events) {
      const earned = paidTo(user, event) ?? {}
      for (const kind of KINDS) this.#counters.earned.inc({ kind }, Number(earned[kind] ?? 0n) / PLANCK)
      const outcome = OUTCOMES[event.type]
      if (outcome !== undefined && 'hoster' in event && event.hoster === user)
        this.#counters.challenges.inc({ outcome })
    }
  }

  #counted = -1

  /** What this process knows by itself. */
  #own(): void {
    const { link, roles, traffic, limits } = this.#sources
    const { connections, sent, received } = traffic()
    const state = roles()
    const gauges = this.#gauges
    gauges.connected.set(link.trouble === undefined ? 1 : 0)
    gauges.peers.set(connections)
    this.#limits(limits().uses)
    set(this.#counters.sent, sent)
    set(this.#counters.received, received)
    const running = state.type === 'running' ? state.roles : []
    for (const role of ROLES) gauges.running.set({ role }, running.includes(role) ? 1 : 0)
  }

  /** What is without a limit, or not counted, has no figure. */
  #limits(uses: readonly LimitUse[]): void {
    const { limit: most, limitUsed, limitHolds } = this.#gauges
    for (const gauge of [most, limitUsed]) gauge.reset()
    for (const use of uses) {
      const { limit } = use
      if (use.most !== undefined) most.set({ limit }, use.most)
      if (use.used !== undefined) limitUsed.set({ limit }, use.used)
      limitHolds.set({ limit }, use.holds ? 1 : 0)
    }
  }

  /** What the chain says; nothing is better than what it said long ago. */
  async #chain(): Promise<void> {
    const { link, log } = this.#sources
    const { free, held, slots, sealed, used, offered, setups, measurements, rating, best, lag, age } = this.#gauges
    for (const gauge of [free, held, slots, sealed, used, offered, setups, measurements, rating, best, lag, age])
      gauge.reset()
    for (const gauge of [free, held, slots, sealed, used, offered, setups, measurements, best, lag, age]) gauge.remove()
    if (link.trouble !== undefined) return
    try {
      const chain = link.now()
      const signal = withTimeout(PATIENCE_MS)
      const { heads } = chain.client
      const [newest, final] = [heads.last('best')?.block, heads.last('finalised')?.block]
      if (newest !== undefined) best.set(newest)
      if (newest !== undefined && final !== undefined) lag.set(newest - final)
      if (link.seenAt > 0) age.set((Date.now() - link.seenAt) / 1_000)
      const balance = await chain.getBalance(chain.address, signal)
      free.set(Number(balance.free) / PLANCK)
      held.set(Number(balance.held) / PLANCK)
      const duties = await chain.myDuties(signal)
      if (duties === undefined) return
      slots.set(duties.hosted.length)
      sealed.set(duties.hosted.reduce((sum, { sealedBytes }) => sum + Number(sealedBytes), 0))
      setups.set(duties.setups.length)
      measurements.set(duties.measurements.length)
      for (const { role, score } of duties.ratings) rating.set({ role }, score / 1e6)
      const provider = await chain.getProviderByID(duties.user, signal)
      if (provider === undefined) return
      used.set(Number(provider.usedBytes))
      offered.set(Number(provider.offer.hoster?.bytes ?? 0n))
    } catch (error) {
      log.debug({ err: error }, 'the chain gave no figures')
    }
  }
}

function gaugesIn(registry: Registry) {
  const gauge = <const Label extends string = never>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge({ name: `datdot_${name}`, help, labelNames: [...labelNames], registers: [registry] })
  return {
    connected: gauge('chain_connected', 'Whether there is a connection to the chain.'),
    best: gauge('chain_best_block', 'Number of the best block.'),
    lag: gauge('chain_unfinalised_blocks', 'Blocks between the best and the last final one.'),
    age: gauge('chain_block_age_seconds', 'Seconds since the last new block.'),
    free: gauge('balance_free_dat', 'What the account can spend.'),
    held: gauge('balance_held_dat', 'What the market holds of the account.'),
    slots: gauge('hosted_slots', 'Replicas that the account hosts.'),
    sealed: gauge('hosted_bytes', 'Sealed bytes of these replicas.'),
    used: gauge('storage_used_bytes', 'Plain bytes reserved or stored, of those that are offered.'),
    offered: gauge('storage_offered_bytes', 'Plain bytes that the account offers.'),
    setups: gauge('setups', 'Setups at work.'),
    measurements: gauge('measurements', 'Hosters to measure in this epoch.'),
    rating: gauge('rating_ratio', 'How well a role was done, 0 to 1.', ['role']),
    running: gauge('role_running', 'Whether a role runs in this process.', ['role']),
    peers: gauge('peers', 'Connections with other peers.'),
    limit: gauge('limit', 'What is allowed: bytes, bytes a second, cores, connections, hours of the week.', ['limit']),
    limitUsed: gauge('limit_used', 'What is had of it, in the same unit.', ['limit']),
    limitHolds: gauge('limit_holds', 'Whether new work waits because of this limit.', ['limit'])
  }
}

function countersIn(registry: Registry) {
  const counter = <const Label extends string = never>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Counter({ name: `datdot_${name}`, help, labelNames: [...labelNames], registers: [registry] })
  return {
    earned: counter('earned_dat_total', 'Paid to the account, by final blocks.', ['kind']),
    challenges: counter('challenges_total', 'Storage challenges by their end.', ['outcome']),
    sent: counter('upload_bytes_total', 'Bytes sent to peers.'),
    received: counter('download_bytes_total', 'Bytes received from peers.')
  }
}

/** Of a count that is kept elsewhere. */
function set(counter: Counter, value: number): void {
  counter.reset()
  counter.inc(value)
}
