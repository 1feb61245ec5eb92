#!/usr/bin/env node
/** What `scripts/devnet` starts when all is built. */

import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { isDatdotError } from '../errors.js'
import { toJson } from '../json.js'
import { Devnet } from './devnet.js'
import { devnetError } from './errors.js'
import { LEGEND } from './legend.js'
import { Load } from './load/load.js'
import { describeLoad, type LoadReport } from './load/report.js'
import { Screen } from './load/screen.js'
import { type DevnetOptions, readOptions } from './options.js'
import { describeReport, type Report } from './report.js'
import { Show } from './show.js'

const EXIT_FAILED = 1
const EXIT_USAGE = 2
const EXIT_STOPPED = 130

const options = given()
const screen = new Screen(options.json ? process.stderr : process.stdout)
const show = new Show(screen, options.load === undefined ? LEGEND : {})
const stopping = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    if (!stopping.signal.aborted) show.plain('\nstopping')
    stopping.abort(new Error('stopped'))
  })
}

process.exitCode = await main(options)

function given(): DevnetOptions {
  try {
    return readOptions(process.argv.slice(2))
  } catch (error) {
    complain(error)
    return process.exit(EXIT_USAGE)
  }
}

async function main({ home, once, keep }: DevnetOptions): Promise<number> {
  let failed = false
  let devnet: Devnet | Load | undefined
  try {
    makeHome(home)
    const { load } = options
    devnet = load === undefined ? new Devnet(options, show) : new Load(options, load, show, screen)
    const report = await devnet.run(stopping.signal)
    if (report !== undefined) judge(report)
    if (!once) await stayUp(devnet)
    return 0
  } catch (error) {
    if (stopping.signal.aborted) return once ? EXIT_STOPPED : 0
    failed = true
    complain(error)
    return EXIT_FAILED
  } finally {
    await devnet?.stop()
    if (devnet !== undefined) {
      // A failure before the first process leaves nothing to look at.
      const logged = readdirSync(devnet.processes.folder).length > 0
      if (keep || (failed && logged)) show.plain(`state and logs are in ${home}`)
      else rmSync(home, { recursive: true, force: true })
    }
  }
}

/** @throws DEVNET_STATE_EXISTS, DEVNET_HOME_UNUSABLE */
function makeHome(path: string): void {
  if (existsSync(path) && !(statSync(path).isDirectory() && readdirSync(path).length === 0)) {
    throw devnetError('DEVNET_STATE_EXISTS', { path })
  }
  try {
    mkdirSync(path, { recursive: true })
  } catch (cause) {
    throw devnetError('DEVNET_HOME_UNUSABLE', { path, why: (cause as Error).message }, cause)
  }
}

/** @throws DEVNET_CHECK_FAILED when it was printed */
function judge(report: Report | LoadReport): void {
  if (options.json) process.stdout.write(`${toJson(report)}\n`)
  else show.plain('load' in report ? describeLoad(report) : describeReport(report))
  const missing = report.checks.filter(({ held }) => !held).map(({ name }) => name)
  if (missing.length > 0) throw devnetError('DEVNET_CHECK_FAILED', { what: missing.join('; ') })
}

async function stayUp(devnet: Devnet | Load): Promise<void> {
  const apps = `https://polkadot.js.org/apps/?rpc=${encodeURIComponent(devnet.rpc)}#/explorer`
  show.plain(
    [
      '',
      'The network stays up until Ctrl-C.',
      ...(devnet instanceof Devnet
        ? ['What is new or fails is still told; proofs and payments go on without a line.']
        : []),
      `  chain      ${devnet.rpc}`,
      `  explorer   ${apps}`,
      `  DHT        ${devnet.bootstrap}`,
      ...(devnet instanceof Devnet
        ? [`  dashboard  ${devnet.dashboard}  of a hoster`, `  published  ${devnet.published}  in a browser`]
        : [`  dashboard  ${devnet.dashboard}  with this view as a section`]),
      `  faucet     ${devnet.faucet}`,
      `  logs       ${devnet.processes.folder}`,
      '  datdot     as a member of it:',
      `    export DATDOT_RPC=${devnet.rpc} DATDOT_BOOTSTRAP=${devnet.bootstrap} DATDOT_SECRET=//Bob DATDOT_HOME=$(mktemp -d)`,
      '    npx datdot status',
      '  or as somebody new, with money from the faucet:',
      `    export DATDOT_RPC=${devnet.rpc} DATDOT_BOOTSTRAP=${devnet.bootstrap} DATDOT_FAUCET=${devnet.faucet} DATDOT_HOME=$(mktemp -d)`,
      '    npx datdot init'
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
