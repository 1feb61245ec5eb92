/** Who takes part: providers as processes, honest ones as the `datdot` command, the others as misbehaving workers. */

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { UserId } from '../../src/chain/types.js'
import type { Process, Processes } from '../../src/devnet/processes.js'
import type { Kind } from './kinds.js'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const HONEST = [at('../../dist/cli/main.js')]
const misbehaving = (kind: Kind) => [at('./worker-main.mjs'), kind]

/** Accounts that a development chain gives money to; `//Alice` is the sponsor. */
export const SECRETS: readonly string[] = [
  ...['Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie', 'One', 'Two'].map((name) => `//${name}`),
  ...['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie'].map((name) => `//${name}//stash`)
]

export type Role = 'encoder' | 'attestor' | 'hoster'

export interface Terms {
  readonly role: Role
  /** First two characters of a geohash; default `u3`. */
  readonly region?: string
  /** Duties at the same time; default 16. */
  readonly capacity?: number
  /** Least price of a setup, in DAT a GiB; default: the usual one, which is 1. */
  readonly ask?: string
  /** What it does in place of its duties; default: they are done. */
  readonly kind?: Kind
}

export interface Member extends Terms {
  readonly name: string
  readonly secret: string
  /** Where its replicas and reports are. */
  readonly folder: string
  readonly process: Process
  /** Known as soon as it may be drawn. */
  readonly user: UserId
}

export interface Place {
  readonly processes: Processes
  readonly folder: string
  readonly rpc: string
  readonly bootstrap: string
}

/** Starts a provider. */
export function startWorker(
  place: Place,
  name: string,
  secret: string,
  terms: Terms
): Pick<Member, 'folder' | 'process'> {
  const { processes, folder, rpc, bootstrap } = place
  const { role, region = 'u3', capacity = 16, ask, kind } = terms
  const home = join(folder, name)
  const env = {
    NODE_OPTIONS: '',
    DATDOT_SECRET: secret,
    DATDOT_RPC: rpc,
    DATDOT_BOOTSTRAP: bootstrap,
    DATDOT_BIND: '127.0.0.1',
    DATDOT_HOME: home,
    DATDOT_LOG_LEVEL: 'info',
    DATDOT_LOG_FORMAT: 'json',
    DATDOT_CONFIG: ''
  }
  const storage = role === 'hoster' ? ['--storage', '1GiB'] : []
  const price = ask === undefined ? [] : ['--setup-price', ask]
  const offer = ['--roles', role, ...storage, ...price, '--region', region, '--capacity', `${capacity}`, '--json']
  const file = kind === undefined ? HONEST : misbehaving(kind)
  const started = processes.start({ name, file: process.execPath, args: [...file, 'provide', ...offer], env })
  return { folder: join(home, 'provider'), process: started }
}
