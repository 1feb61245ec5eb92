/**
 * Keeps the account's roles running as its offer says: they start when there is an offer, start again after what made
 * them stop, and end when the offer has ended. Says at any time where they stand, and why.
 */

import { abortable, sleep } from '../abort.js'
import type { ChainAPI } from '../chain/index.js'
import type { Provider, Role, UserId } from '../chain/types.js'
import type { DatdotError } from '../errors.js'
import type { Logger } from '../log.js'
import type { ChainLink } from './chain-link.js'
import { daemonError } from './errors.js'

/** Roles that run; `failed` rejects when they have stopped by themselves. */
export interface RunningRoles {
  readonly failed: Promise<never>
  stop(): Promise<void>
}

export type StartRoles = (chain: ChainAPI, roles: readonly Role[], signal: AbortSignal) => Promise<RunningRoles>

/** Makes the offer of an account that has none; without a user it registers the account first. */
export type MakeOffer = (chain: ChainAPI, user: UserId | undefined, signal: AbortSignal) => Promise<void>

export interface RoleKeeperOptions {
  readonly link: ChainLink
  readonly startRoles: StartRoles
  /** Once, if there is no offer at the start: one that is withdrawn later stays so. */
  readonly makeOffer?: MakeOffer | undefined
  readonly log: Logger
}

export type RoleState =
  | { readonly type: 'running'; readonly roles: readonly Role[]; readonly user: UserId }
  | { readonly type: 'starting'; readonly roles: readonly Role[] }
  /** No work to do, which is no failure: `why` says what is missing. */
  | { readonly type: 'waiting'; readonly why: Error }
  | { readonly type: 'failed'; readonly error: Error; readonly retryAt: number }

const ROLES = ['encoder', 'attestor', 'hoster'] as const
const FIRST_RETRY_MS = 5_000
const LAST_RETRY_MS = 300_000
/** How long what has started has to run until its next failure counts as the first. */
const STEADY_MS = 600_000
/** The chain's offer is looked at so often while nobody says that it changed. */
const LOOK_MS = 30_000

export class RoleKeeper {
  readonly #link: ChainLink
  readonly #start: StartRoles
  readonly #log: Logger
  readonly #stopping = new AbortController()
  #makeOffer: MakeOffer | undefined
  #state: RoleState = { type: 'starting', roles: [] }
  #nudged = (): void => {}
  #ended: Promise<void> | undefined
  #retryMs = FIRST_RETRY_MS

  constructor({ link, startRoles, makeOffer, log }: RoleKeeperOptions) {
    this.#link = link
    this.#start = startRoles
    this.#makeOffer = makeOffer
    this.#log = log.child({ part: 'roles' })
  }

  get state(): RoleState {
    return this.#state
  }

  start(): void {
    this.#ended ??= this.#run()
  }

  /** Looks at the offer now. */
  readonly nudge = (): void => this.#nudged()

  /** Resolves when the roles have ended in order. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#ended
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping
    while (!signal.aborted) {
      try {
        const chain = await this.#link.wait(signal)
        const found = await providerOf(chain, signal)
        if (!('missing' in found)) {
          this.#makeOffer = undefined
          await this.#provide(chain, found.user, rolesOf(found.provider))
        } else if (this.#makeOffer === undefined) {
          this.#state = { type: 'waiting', why: found.missing }
          await this.#pause(LOOK_MS)
        } else {
          await this.#makeOffer(chain, found.user, signal)
          this.#makeOffer = undefined
        }
      } catch (error) {
        if (signal.aborted) return
        await this.#fail(error as Error)
      }
    }
  }

  async #provide(chain: ChainAPI, user: UserId, roles: readonly Role[]): Promise<void> {
    const { signal } = this.#stopping
    this.#state = { type: 'starting', roles }
    const running = await this.#start(chain, roles, signal)
    const since = Date.now()
    try {
      this.#state = { type: 'running', roles, user }
      this.#log.info({ roles, user }, 'roles run')
      while (await this.#stands(chain, user, roles)) await Promise.race([this.#pause(LOOK_MS), running.failed])
      this.#log.info('the offer has changed or ended, or the chain was connected anew')
    } finally {
      if (Date.now() - since > STEADY_MS) this.#retryMs = FIRST_RETRY_MS
      await running.stop()
    }
  }

  /** Whether what runs is what the chain says; while it says nothing, everything goes on. */
  async #stands(chain: ChainAPI, user: UserId, roles: readonly Role[]): Promise<boolean> {
    const { signal } = this.#stopping
    if (signal.aborted) return false
    if (chain.client.failure !== undefined) throw chain.client.failure
    try {
      const found = await providerOf(chain, signal)
      return 'provider' in found && found.user === user && rolesOf(found.provider).join() === roles.join()
    } catch (error) {
      if (signal.aborted) return false
      this.#log.debug({ err: error }, 'the offer could not be looked at')
      return true
    }
  }

  async #fail(error: Error): Promise<void> {
    const retryMs = this.#retryMs
    this.#retryMs = Math.min(2 * retryMs, LAST_RETRY_MS)
    this.#state = { type: 'failed', error, retryAt: Date.now() + retryMs }
    this.#log.error({ err: error, retryMs }, 'roles have stopped; they are started again')
    await this.#pause(retryMs)
  }

  /** Until the time is over, somebody nudges, or the keeper stops. */
  async #pause(ms: number): Promise<void> {
    const nudged = new Promise<void>((resolve) => {
      this.#nudged = resolve
    })
    const waking = new AbortController()
    const over = sleep(ms, waking.signal).catch(() => {})
    await abortable(Promise.race([nudged, over]), this.#stopping.signal).catch(() => {})
    waking.abort()
  }
}

type Found =
  | { readonly user: UserId; readonly provider: Provider }
  | { readonly user?: UserId; readonly missing: DatdotError }

async function providerOf(chain: ChainAPI, signal: AbortSignal): Promise<Found> {
  const { address } = chain
  const user = await chain.getUserIDByAddress(address, signal)
  if (user === undefined) return { missing: daemonError('DAEMON_NO_ACCOUNT', { address }) }
  const provider = await chain.getProviderByID(user, signal)
  return provider === undefined ? { user, missing: daemonError('DAEMON_NO_OFFER', { address }) } : { user, provider }
}

function rolesOf({ offer }: Provider): Role[] {
  return ROLES.filter((role) => offer[role] !== undefined)
}
