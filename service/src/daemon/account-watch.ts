/**
 * Watches over the account for whoever looks at it: keeps the record of what it was paid and how its challenges ended,
 * tells pages of each new block, and has what only this machine knows.
 */

import { mkdir, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { sleep } from '../abort.js'
import type { ChainAPI } from '../chain/index.js'
import { blockTime, eventsAt, nodeHealth } from '../chain/queries/block-facts.js'
import type { BlockEvents } from '../chain/types.js'
import { isDatdotError } from '../errors.js'
import type { TrafficFigures } from '../hyper/index.js'
import type { LimitState } from '../limits/index.js'
import type { Logger } from '../log.js'
import {
  AccountRecord,
  type DiskFacts,
  type LocalFacts,
  type NodeFacts,
  touched,
  type ViewChain,
  viewChainOf
} from '../views/index.js'
import type { OnBlock } from './block-feed.js'
import type { ChainLink } from './chain-link.js'
import { LoggedFailures } from './logged-failures.js'
import type { RoleState } from './role-keeper.js'
import { News } from './web/events.js'

export interface WatchSources {
  readonly link: Pick<ChainLink, 'now' | 'wait' | 'trouble' | 'seenAt'>
  readonly onBlock: (handler: OnBlock) => void
  readonly home: string
  readonly roles: () => RoleState
  readonly traffic: () => TrafficFigures
  readonly limits: () => LimitState
  readonly log: Logger
}

const NO_RECORD = { days: new Map(), total: 0n, challenges: [], missed: 0, lost: undefined }
const RETRY_MS = 1_000

export class AccountWatch {
  /** What pages are told. */
  readonly news = new News()
  readonly local: LocalFacts
  readonly #sources: WatchSources
  readonly #since = Date.now()
  readonly #failures = new LoggedFailures()
  readonly #closing = new AbortController()
  #record: Promise<AccountRecord> | undefined
  #opened: AccountRecord | undefined
  #views: { readonly of: ChainAPI; readonly chain: ViewChain } | undefined
  #running: Promise<void> | undefined

  constructor(sources: WatchSources) {
    this.#sources = sources
    this.local = {
      now: Date.now,
      node: () => this.#node(),
      disk: () => this.#disk(),
      peers: () => sources.traffic().connections,
      served: () => ({ bytes: BigInt(Math.round(sources.traffic().sent)), since: this.#since }),
      refusal: () => {
        const { refusal } = sources.limits()
        return isDatdotError(refusal) ? refusal : undefined
      },
      limits: () => sources.limits().uses,
      roles: () => {
        const state = sources.roles()
        return state.type === 'running' ? state.roles : []
      },
      record: () => this.#opened?.facts ?? NO_RECORD
    }
    sources.onBlock((block, chain) => this.#take(block, chain))
  }

  /** @throws DAEMON_NODE_AWAY */
  readonly chain = (): ViewChain => {
    const chain = this.#sources.link.now()
    if (this.#views?.of !== chain) this.#views = { of: chain, chain: viewChainOf(chain) }
    return this.#views.chain
  }

  start(): void {
    this.#openRecord().catch((error: unknown) =>
      this.#sources.log.error({ err: error }, 'the record of payments cannot be used')
    )
    this.#running ??= this.#follow()
  }

  async close(): Promise<void> {
    this.#closing.abort()
    this.#failures.close()
    this.news.close()
    await this.#running
  }

  #openRecord(): Promise<AccountRecord> {
    this.#record ??= AccountRecord.open(join(this.#sources.home, 'provider', 'record.json')).then((record) => {
      this.#opened = record
      return record
    })
    return this.#record
  }

  /** Takes a finalised block into the record. */
  async #take(block: BlockEvents, chain: ChainAPI): Promise<void> {
    if (block.events.length === 0) return
    const user = await chain.getUserIDByAddress(chain.address)
    if (!AccountRecord.concerns(block, user)) return
    const at = await blockTime(chain.client, block.hash)
    const reasonOf = (challenge: bigint) => this.#reasonOf(challenge, at)
    await (await this.#openRecord()).take(block, { user, at, reasonOf })
  }

  /** Why a challenge was missed, by what this daemon went through. */
  #reasonOf(challenge: bigint, at: number): string | undefined {
    if (at < this.#since) return 'this daemon was not running'
    return this.#failures.of(`challenge ${challenge}`) ?? this.#sources.link.trouble?.message
  }

  /** Tells pages of each new block, whichever connection it comes by. */
  async #follow(): Promise<void> {
    const { signal } = this.#closing
    while (!signal.aborted) {
      try {
        const chain = await this.#sources.link.wait(signal)
        const stop = chain.client.heads.each('best', ({ block, hash }) => this.#tell(chain, block, hash))
        await chain.client.heads.until('best', () => false, signal).catch(() => {})
        await stop()
      } catch (error) {
        if (!signal.aborted) this.#sources.log.warn({ err: error }, 'pages are not told of blocks for a moment')
      }
      await sleep(RETRY_MS, signal).catch(() => {})
    }
  }

  async #tell(chain: ChainAPI, block: number, hash: Uint8Array): Promise<void> {
    const events = this.news.wanted ? await eventsAt(chain.client, hash) : []
    const finalised = chain.client.heads.last('finalised')?.block ?? 0
    this.news.tell({ block, finalised, touched: touched(events).map(String) })
  }

  async #node(): Promise<NodeFacts> {
    const { link } = this.#sources
    const { client } = link.now()
    const { syncing, peers } = await nodeHealth(client)
    const best = client.heads.last('best')?.block ?? 0
    const finalised = client.heads.last('finalised')?.block ?? 0
    const connected = link.trouble === undefined
    return { connected, syncing, peers, best, finalised, seenAt: link.seenAt }
  }

  async #disk(): Promise<DiskFacts> {
    await mkdir(this.#sources.home, { recursive: true, mode: 0o700 })
    const { bavail, blocks, bsize } = await statfs(this.#sources.home, { bigint: true })
    const freeBytes = bavail * bsize
    const left = BigInt(Math.max(0, Math.floor(this.#sources.limits().diskLeft ?? Number(freeBytes))))
    return { freeBytes, totalBytes: blocks * bsize, reserveBytes: freeBytes > left ? freeBytes - left : 0n }
  }
}
