/** The load on a dashboard: that of the account which pays for its plans, with what the terminal shows beside it. */

import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { AccountKeyring } from '../../api/index.js'
import type { StartPart } from '../../daemon/context.js'
import { startDaemon } from '../../daemon/daemon.js'
import { tokenOf } from '../../daemon/files.js'
import { Limits, UNLIMITED } from '../../limits/index.js'
import { createLogger } from '../../log.js'
import { SPONSOR } from '../cast.js'
import type { Addresses } from '../network.js'
import { STAGES } from './plan-stages.js'
import type { LoadShape } from './shape.js'
import { LABELS, type LoadState } from './view.js'

const { version } = createRequire(import.meta.url)('datdot/package.json') as { version: string }

/** The event of `/events` that has it. */
export const LOAD_EVENT = 'load'

export interface PageOptions extends Addresses {
  /** Has the daemon's state. */
  readonly home: string
  /** Has its log. */
  readonly logs: string
  /** Where it listens, `host:port`. */
  readonly web: string
  readonly state: () => LoadState
}

export interface LoadPage {
  /** With the token that opens it. */
  readonly address: string
  stop(): Promise<void>
}

/** @throws DAEMON_PORT_TAKEN */
export async function startPage(options: PageOptions, signal?: AbortSignal): Promise<LoadPage> {
  const { home, logs, web, rpc, bootstrap, state } = options
  await mkdir(home, { recursive: true, mode: 0o700 })
  const log = createLogger({ level: 'info', destination: createWriteStream(join(logs, 'page.log')) })
  const limits = await Limits.start({ ...NO_LIMITS, folder: home }, log)
  const network = { bootstrap, bind: '127.0.0.1' }
  const settings = { home, rpc, ...network, web, webNames: undefined, gatewayOrigins: undefined }
  const keyring = new AccountKeyring(async () => SPONSOR.secret)
  try {
    const daemon = await startDaemon({ settings, version, keyring, limits, parts: [loadPart(state)], log }, signal)
    const stop = async (): Promise<void> => {
      await daemon.stop()
      limits.close()
    }
    return { address: `${daemon.web}/#token=${await tokenOf(home)}`, stop }
  } catch (error) {
    limits.close()
    throw error
  }
}

const NO_LIMITS = {
  reserve: 0,
  upload: UNLIMITED,
  download: UNLIMITED,
  cpu: undefined,
  memory: undefined,
  connections: undefined,
  hours: new Uint8Array(21).fill(0xff),
  only: []
}

/** The load's part of a daemon: pages are told of it with each block. */
export function loadPart(state: () => LoadState): StartPart {
  return ({ watch }) => {
    watch.news.accompany(LOAD_EVENT, () => shapeOf(state()))
    return {}
  }
}

export function shapeOf({ plans, money, slowest, processes, ...state }: LoadState): LoadShape {
  const { escrow, setup, hosting, measuring } = money
  return {
    ...state,
    stages: STAGES.map((stage) => ({ name: LABELS[stage], plans: plans[stage] })),
    money: { escrow: `${escrow}`, setup: `${setup}`, hosting: `${hosting}`, measuring: `${measuring}` },
    slowest:
      slowest === undefined ? null : { name: LABELS[slowest.stage], plans: slowest.plans, seconds: slowest.seconds },
    processes: processes.map(({ name, usage }) => ({
      name,
      usage: usage === undefined ? null : { cores: usage.cores, bytes: usage.bytes }
    }))
  }
}
