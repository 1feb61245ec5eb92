/** `datdot dashboard`: the address of the running daemon's page, with its token, opened where there is a browser. */

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Command } from 'commander'
import { findRunning, tokenOf } from '../../daemon/files.js'
import { writePrivate } from '../../keystore/index.js'
import { openBrowser } from '../browser.js'
import type { Run } from '../run.js'
import type { Session } from '../session.js'

interface DashboardOptions {
  readonly open: boolean
}

export function dashboardCommand(program: Command, run: Run): void {
  program
    .command('dashboard')
    .summary('open the page of the running daemon')
    .description('open the page of the running daemon: its address has the token, so keep it to yourself')
    .option('--no-open', 'only print the address')
    .action(run(dashboard))
}

async function dashboard({ settings, output }: Session, { open }: DashboardOptions): Promise<void> {
  const { web } = await findRunning(settings.home)
  // The fragment is sent to no server, and the page takes it out of the address.
  const address = `${web}/#token=${await tokenOf(settings.home)}`
  output.result({ dashboard: address }, address)
  if (!open) return
  // Arguments of a program can be read by every user of the machine, so the browser is given a file that leads there.
  const file = join(settings.home, 'dashboard.html')
  await writePrivate(file, pageTo(address), true)
  if (!(await openBrowser(pathToFileURL(file).href))) output.note('no browser was opened: open the address in one')
}

/** A page that leads to an address of this daemon: a number of hexadecimal digits behind a name, so nothing to escape. */
function pageTo(address: string): string {
  return `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0; url=${address}"><title>DatDot</title>`
}
