/** `datdot daemon`: one process that runs all roles of the account, and that programs and pages can ask. */

import { createRequire } from 'node:module'
import type { Command } from 'commander'
import { startDaemon } from '../../daemon/daemon.js'
import { heapFlag, runAgain } from '../../limits/index.js'
import { parseMemory } from '../limit-settings.js'
import {
  addOfferTerms,
  ensureRoles,
  ensureStorage,
  type OfferTerms,
  type ProviderRole,
  rolesOption
} from '../offer-terms.js'
import { parseHours } from '../quantities.js'
import type { Run } from '../run.js'
import { type Session, stopped } from '../session.js'
import { SETTING_NAMES, type SettingName } from '../setting-table.js'
import { addSettings, WEB_SETTINGS } from '../settings.js'

const { version } = createRequire(import.meta.url)('datdot/package.json') as { version: string }

/** First when it works, which people ask for first. */
const MACHINE_SETTINGS = [
  ...new Set<SettingName>(['schedule', 'when', ...SETTING_NAMES.filter((name) => !WEB_SETTINGS.includes(name))])
]

interface DaemonFlags extends OfferTerms {
  readonly roles?: ProviderRole[]
}

export function daemonCommand(program: Command, run: Run): void {
  const daemon = program
    .command('daemon')
    .summary('store, prove and be paid, until Ctrl-C')
    .description(
      'run all roles of the account, the service API and the web server in one process, until it is ended; after `datdot init` no option is needed'
    )
    .addHelpText(
      'after',
      '\nIt also runs without an offer, and while the node is away: roles start as soon as they can. Its web server tells by\n' +
        '/health whether all is well. `datdot config` prints the config file with every setting.'
    )
    .action(run(daemonBody))
  daemon.optionsGroup('When it works, and what of the machine it takes:')
  addSettings(daemon, 'daemon', MACHINE_SETTINGS)
  daemon.optionsGroup('Its web server, with dashboard, gateway and service API:')
  addSettings(daemon, 'daemon', WEB_SETTINGS)
  daemon.optionsGroup('An offer, made if the account has none, for the hours of --schedule:').addOption(rolesOption())
  addOfferTerms(daemon)
}

async function daemonBody(session: Session, { roles, ...terms }: DaemonFlags): Promise<void> {
  const { settings, keyring, log, output, signal } = session
  ensureRoles(roles, terms)
  if (roles !== undefined) ensureStorage(roles, terms)
  const memory = parseMemory(settings.memory)
  const flag = memory === undefined ? undefined : heapFlag(memory)
  if (flag !== undefined) {
    process.exitCode = await runAgain(flag)
    return
  }
  const limits = await session.limits()
  const offer = roles && { ...terms, roles, hours: parseHours(settings.schedule) }
  const daemon = await startDaemon({ settings, version, keyring, limits, ...(offer && { offer }), log }, signal)
  session.defer(daemon, ({ stop }) => stop())
  const { web, socket, address } = daemon
  output.result({ daemon: web, socket, address }, `serving ${address} at ${web} and ${socket}`)
  output.note('running until Ctrl-C; `datdot dashboard` with the same settings opens its page')
  await stopped(signal)
}
