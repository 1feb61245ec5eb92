#!/usr/bin/env node
/** What `scripts/devnet` starts when all is built. */

import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { toJson } from '../cli/output.js'
import { isDatdotError } from '../errors.js'
import { Devnet } from './devnet.js'
import { devnetError } from './errors.js'
import { type DevnetOptions, readOptions } from './options.js'
import { describeReport, type Report } from './report.js'
import { Show } from './show.js'

const options = readOptions(process.argv.slice(2))
const show = new Show(options.json ? process.stderr : process.stdout)
const stopping = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    if (!stopping.signal.aborted) show.plain('\nstopping')
    stopping.abort(new Error('stopped'))
  })
}

const EXIT_STOPPED = 130
process.exitCode = await main(options)

async function main({ home, once, keep }: DevnetOptions): Promise<number> {
  let failed = false
  let devnet: Devnet | undefined
  try {
    if (existsSync(home) && readdirSync(home).length > 0) throw devnetError('DEVNET_STATE_EXISTS', { path: home })
    mkdirSync(home, { recursive: true })
    devnet = new Devnet(options, show)
    const report = await devnet.run(stopping.signal)
    print(report)
    const missing = report.checks.filter(({ held }) => !held).map(({ name }) => name)
    if (missing.length > 0) throw devnetError('DEVNET_CHECK_FAILED', { what: missing.join('; ') })
    if (!once) await stayUp(devnet)
    return 0
  } catch (error) {
    if (stopping.signal.aborted) return once ? EXIT_STOPPED : 0
    failed = true
    complain(error)
    return 1
  } finally {
    await devnet?.stop()
    if (!keep && !failed) rmSync(home, { recursive: true, force: true })
    else if (devnet !== undefined) show.plain(`state and logs are in ${home}`)
  }
}

function print(report: Report): void {
  if (options.json) process.stdout.write(`${toJson(report)}\n`)
  else show.plain(describeReport(report))
}

async function stayUp(devnet: Devnet): Promise<void> {
  const apps = `https://polkadot.js.org/apps/?rpc=${encodeURIComponent(devnet.rpc)}#/explorer`
  show.plain(
    [
      '',
      'The network stays up until Ctrl-C.',
      `  chain      ${devnet.rpc}`,
      `  explorer   ${apps}`,
      `  DHT        ${devnet.bootstrap}`,
      `  logs       ${devnet.processes.folder}`,
      '  datdot     as a member of it:',
      `    export DATDOT_RPC=${devnet.rpc} DATDOT_BOOTSTRAP=${devnet.bootstrap} DATDOT_SECRET=//Bob DATDOT_HOME=$(mktemp -d)`,
      '    npx datdot status'
    ].join('\n')
  )
  await devnet.stay(stopping.signal)
}

function complain(error: unknown): void {
  const remedy = isDatdotError(error) ? `\n${error.remedy}` : ''
  const text = error instanceof Error ? error.message : String(error)
  process.stderr.write(`devnet: ${text}${remedy}\n`)
  if (!isDatdotError(error) && error instanceof Error) process.stderr.write(`${error.stack}\n`)
}
