/** Starts the processes that only a load has. */

import { fileURLToPath } from 'node:url'
import { SPONSOR } from '../cast.js'
import type { Addresses } from '../network.js'
import type { DevnetOptions, LoadOptions } from '../options.js'
import type { Process, Processes } from '../processes.js'
import { type LogLevel, writeConfig } from './config.js'
import type { Group } from './crowd.js'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
/** What was built, wherever this file runs from. */
const CROWD = here('../../../dist/devnet/load/crowd-main.js')
const SPONSOR_PROGRAM = here('../../../dist/devnet/load/sponsor-main.js')

/** A process with all members of a group. */
export function startGroup(
  processes: Processes,
  { name, members }: Group,
  addresses: Addresses,
  { home }: Pick<DevnetOptions, 'home'>
): Process {
  const args = [CROWD, writeConfig(name, { ...addresses, home, logLevel: logLevel(), members })]
  return processes.start({ name, file: process.execPath, args })
}

/** The process that publishes feeds and plans, and seeds. */
export function startSponsor(
  processes: Processes,
  addresses: Addresses,
  { home, until }: Pick<DevnetOptions, 'home' | 'until'>,
  { feeds, feedBytes }: LoadOptions
): Process {
  const config = { ...addresses, home, logLevel: logLevel(), until, feeds, feedBytes, secret: SPONSOR.secret }
  return processes.start({
    name: SPONSOR.name,
    file: process.execPath,
    args: [SPONSOR_PROGRAM, writeConfig(SPONSOR.name, config)]
  })
}

/** As the devnet's other processes have it. */
function logLevel(): LogLevel {
  return (process.env.DATDOT_LOG_LEVEL as LogLevel | undefined) ?? 'info'
}
