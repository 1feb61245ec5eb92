/** `datdot dashboard`: the address of the running daemon's page, with its token, opened where there is a browser. */

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Command } from 'commander'
import { withTimeout } from '../../abort.js'
import { daemonError } from '../../daemon/errors.js'
import { findRunning, socketFile, tokenFile, tokenOf } from '../../daemon/files.js'
import { writePrivate } from '../../keystore/index.js'
import { callSocket } from '../../rpc/caller.js'
import { openBrowser } from '../browser.js'
import type { Run } from '../run.js'
import type { Session } from '../session.js'

interface DashboardOptions {
  readonly open: boolean
  readonly newToken?: true
}

/** Longest that the daemon may take to make a token. */
const RENEWAL_MS = 10_000

export function dashboardCommand(program: Command, run: Run): void {
  program
    .command('dashboard')
    .summary('open the page of the running daemon')
    .description('open the page of the running daemon: its address has the token, so keep it to yourself')
    .option('--no-open', 'only print the address')
    .option('--new-token', 'make a new token first: pages and programs that have the old one are cut off')
    .action(run(dashboard))
}

async function dashboard({ settings, output, signal }: Session, { open, newToken }: DashboardOptions): Promise<void> {
  const { web } = await findRunning(settings.home)
  if (newToken) await renewToken(settings.home, signal)
  // The fragment is sent to no server, and the page takes it out of the address.
  const address = `${web}/#token=${await tokenOf(settings.home)}`
  output.result({ dashboard: address }, address)
  if (!open) return
  // Arguments of a program can be read by every user of the machine, so the browser is given a file that leads there.
  const file = join(settings.home, 'dashboard.html')
  await writePrivate(file, pageTo(address), true)
  if (!(await openBrowser(pathToFileURL(file).href))) output.note('no browser was opened: open the address in one')
}

/** @throws DAEMON_TOKEN_UNUSABLE */
async function renewToken(home: string, signal: AbortSignal): Promise<void> {
  const { error } = await callSocket(socketFile(home), 'daemon_renewToken', {}, withTimeout(RENEWAL_MS, signal))
  if (error !== undefined) throw daemonError('DAEMON_TOKEN_UNUSABLE', { path: tokenFile(home), why: error.message })
}

/** A page that leads to an address of this daemon: a number of hexadecimal digits behind a name, so nothing to escape. */
function pageTo(address: string): string {
  return `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0; url=${address}"><title>DatDot</title>`
}
