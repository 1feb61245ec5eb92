/** What the processes of a load are told: a JSON file, of which each gets the path. */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseBootstrap } from '../../hyper/index.js'
import type { LogOptions } from '../../log.js'
import type { Member } from '../cast.js'
import type { Addresses } from '../network.js'

export interface ProcessConfig extends Addresses {
  /** Folder of all state; each member has one below it. */
  readonly home: string
  readonly logLevel: LogLevel
}

export type LogLevel = NonNullable<LogOptions['level']>

export interface CrowdConfig extends ProcessConfig {
  readonly members: readonly Member[]
}

export interface SponsorConfig extends ProcessConfig {
  readonly secret: string
  readonly feeds: number
  /** Of each feed. */
  readonly feedBytes: number
  /** How long the plans last, seconds. */
  readonly until: number
}

/** @returns the path */
export function writeConfig(name: string, config: CrowdConfig | SponsorConfig): string {
  const path = join(config.home, `${name}.json`)
  writeFileSync(path, JSON.stringify(config))
  return path
}

export function readConfig<Config extends ProcessConfig>(path: string | undefined): Config {
  return JSON.parse(readFileSync(path ?? '', 'utf8')) as Config
}

/** How a member's peers reach the others. */
export function networkOf({ bootstrap, bind = '127.0.0.1' }: ProcessConfig) {
  return { bootstrap: parseBootstrap(bootstrap), host: bind }
}
