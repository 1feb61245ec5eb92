/**
 * The daemon of one account: chain, roles, a sponsor's plans, RPC and web server in one process. It serves from its first
 * second on, whether or not there is a node, an account or an offer, and says by `/health` what is missing.
 */

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { AccountKeyring, OfferWish } from '../api/index.js'
import { Signer } from '../chain/index.js'
import type { LimitState, Limits } from '../limits/index.js'
import type { Logger } from '../log.js'
import { answers } from '../rpc/socket.js'
import { AccountWatch } from './account-watch.js'
import { BlockFeed } from './block-feed.js'
import { ChainLink } from './chain-link.js'
import type { DaemonContext, DaemonSettings, StartPart } from './context.js'
import { daemonError } from './errors.js'
import { sayEnded, sayRunning, socketFile } from './files.js'
import { offerMaker } from './offer-maker.js'
import { Peers } from './peers.js'
import { RoleKeeper } from './role-keeper.js'
import { serve } from './serving.js'
import { Sponsor } from './sponsor.js'
import { rolesStarter } from './start-roles.js'

export interface DaemonOptions {
  readonly settings: DaemonSettings
  readonly version: string
  readonly keyring: AccountKeyring
  /** What of the machine is given. */
  readonly limits: Limits
  /** Made if the account has none when the daemon starts. */
  readonly offer?: OfferWish
  /** Parts beside those that every daemon has. */
  readonly parts?: readonly StartPart[]
  readonly log: Logger
}

export interface Daemon {
  /** Where the web server listens. */
  readonly web: string
  readonly socket: string
  readonly address: string
  /** Ends everything in order; roles leave their work such that the next start takes it up. */
  stop(): Promise<void>
}

/** What ends, last first. */
type Closers = (() => unknown)[]

/**
 * Starts the daemon. Resolves when it can be asked, not when roles run.
 * @throws DAEMON_RUNNING, DAEMON_PORT_TAKEN, DAEMON_SOCKET_UNUSABLE, DAEMON_TOKEN_UNUSABLE, CLI_SECRET_*, KEYSTORE_*
 */
export async function startDaemon(options: DaemonOptions, signal?: AbortSignal): Promise<Daemon> {
  const { home } = options.settings
  const socket = socketFile(home)
  const closers: Closers = []
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close()
  }
  try {
    if (await answers(socket)) throw daemonError('DAEMON_RUNNING', { home })
    const signer = await Signer.fromSecret(await options.keyring.secret())
    await mkdir(home, { recursive: true, mode: 0o700 })
    const { context, begin } = assemble(options, signer, closers)
    const served = await serve(context, closers, options.parts, signal)
    await sayRunning(home, { pid: process.pid, web: served.web, socket })
    closers.push(() => sayEnded(home))
    begin()
    return { ...served, socket, address: signer.address, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Puts together what works; nothing of it runs before `begin`. */
function assemble(
  { settings, version, keyring, limits, offer, log }: DaemonOptions,
  signer: Signer,
  closers: Closers
): { readonly context: DaemonContext; readonly begin: () => void } {
  const folder = join(settings.home, 'provider')
  const given = (): LimitState => limits.state(peers.mostConnections)
  const link = new ChainLink({ url: settings.rpc, signer, log })
  const blocks = new BlockFeed(join(folder, 'cursor.json'), log)
  const peers = new Peers({ network: settings, limits, log })
  const openStore = (signal: AbortSignal) => peers.open({ folder: join(settings.home, 'store') }, signal)
  const sponsor = new Sponsor({ link, folder: join(settings.home, 'sponsor'), openStore, log })
  const startRoles = rolesStarter({ blocks, keyring, peers, limits, network: settings, folder, log })
  const makeOffer = offer && offerMaker({ blocks, keyring, wish: offer, log })
  const keeper = new RoleKeeper({ link, startRoles, makeOffer, log })
  const watch = new AccountWatch({
    link,
    onBlock: (handler) => blocks.add(handler),
    home: settings.home,
    roles: () => keeper.state,
    traffic: () => peers.traffic,
    limits: given,
    log
  })
  closers.push(
    () => link.close(),
    () => blocks.close(),
    () => watch.close(),
    () => sponsor.close(),
    () => keeper.stop()
  )
  const { store, tend } = sponsor
  const rpc = { chain: () => link.now(), keyring, store, tend, offerChanged: keeper.nudge, views: watch, log }
  const context: DaemonContext = {
    settings,
    version,
    keyring,
    link,
    onBlock: (handler) => blocks.add(handler),
    roles: () => keeper.state,
    sponsor,
    peers,
    traffic: () => peers.traffic,
    watch,
    limits: given,
    diskLeft: () => limits.diskLeft,
    rpc,
    log
  }
  const begin = (): void => {
    blocks.start(link)
    for (const part of [link, sponsor, keeper, watch]) part.start()
  }
  return { context, begin }
}
