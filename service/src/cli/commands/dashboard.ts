/** `datdot dashboard`: the address of the running daemon's page, with its token, opened where there is a browser. */

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Command } from 'commander'
import { findRunning, tokenOf } from '../../daemon/files.js'
import { writePrivate } from '../../keystore/index.js'
import type { Run } from '../run.js'
import type { Session } from '../session.js'

interface DashboardOptions {
  readonly open: boolean
}

export function dashboardCommand(program: Command, run: Run): void {
  program
    .command('dashboard')
    .description('open the page of the running daemon: its address has the token, so keep it to yourself')
    .option('--no-open', 'only print the address')
    .action(run(dashboard))
}

async function dashboard({ settings, output, log }: Session, { open }: DashboardOptions): Promise<void> {
  const { web } = await findRunning(settings.home)
  // The fragment is sent to no server, and the page takes it out of the address.
  const address = `${web}/#token=${await tokenOf(settings.home)}`
  if (open) {
    // Arguments of a program can be read by every user of the machine, so the browser is given a file that leads there.
    const file = join(settings.home, 'dashboard.html')
    await writePrivate(file, pageTo(address), true)
    openBrowser(pathToFileURL(file).href, (error) => log.debug({ err: error }, 'no browser was opened'))
  }
  output.result({ dashboard: address }, address)
}

/** A page that leads to an address of this daemon: a number of hexadecimal digits behind a name, so nothing to escape. */
function pageTo(address: string): string {
  return `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0; url=${address}"><title>DatDot</title>`
}

function openBrowser(address: string, onError: (error: Error) => void): void {
  const program = process.platform === 'darwin' ? 'open' : 'xdg-open'
  const child = spawn(program, [address], { stdio: 'ignore', detached: true })
  child.on('error', onError)
  child.unref()
}
