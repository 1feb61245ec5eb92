/** `datdot doctor`: what usually goes wrong, and how to mend it. */

import { stat } from 'node:fs/promises'
import type { Command } from 'commander'
import { withTimeout } from '../../abort.js'
import { ChainAPI, connectChain, Signer } from '../../chain/index.js'
import { findRunning } from '../../daemon/files.js'
import { networkOptions } from '../../daemon/providing.js'
import {
  broken,
  type DoctorChain,
  type Finding,
  isLate,
  lookAtAccount,
  lookAtDisk,
  lookAtHome,
  lookAtNode,
  lookAtPort,
  lookAtReach,
  untold
} from '../../doctor/index.js'
import { isDatdotError } from '../../errors.js'
import { lookAround } from '../../hyper/index.js'
import { keystoreAddress } from '../../keystore/index.js'
import { rateAt } from '../../limits/index.js'
import { parseRates, parseReserve, parseWhen } from '../limit-settings.js'
import { parseHours } from '../quantities.js'
import type { Run } from '../run.js'
import type { Session } from '../session.js'
import { addSettings } from '../settings.js'

const EXIT_BROKEN = 1
const DHT_MS = 15_000
/** How long a chain may take for its next block, in blocks. */
const WATCHED_BLOCKS = 5
const MARKS = { good: 'ok    ', poor: 'poor  ', broken: 'BROKEN', untold: '?     ' } as const

export function doctorCommand(program: Command, run: Run): void {
  const doctor = program
    .command('doctor')
    .summary('find what usually goes wrong, and what helps')
    .description('look for what usually goes wrong and say how to mend it; exit code 1 if something is broken')
    .action(run(examine))
  addSettings(doctor, 'daemon')
}

async function examine(session: Session): Promise<void> {
  const { output } = session
  const findings = await lookAtAll(session)
  const isBroken = findings.some(({ state }) => state === 'broken')
  const lines = findings.map(({ check, state, text, remedy }) => {
    const line = `${MARKS[state]}  ${check.padEnd(9)} ${text}`
    return remedy === undefined ? line : `${line}\n${' '.repeat(18)} ${remedy}`
  })
  output.result({ broken: isBroken, findings }, lines.join('\n'))
  if (isBroken) process.exitCode = EXIT_BROKEN
}

async function lookAtAll(session: Session): Promise<Finding[]> {
  const { settings, signal } = session
  const { home, keystore, web, secret, secretFile } = settings
  const daemonRuns = await findRunning(home).then(
    () => true,
    () => false
  )
  const otherSecret = secret !== undefined || secretFile !== undefined
  const [reach, chain] = await Promise.all([
    lookAround(networkOptions(settings), DHT_MS, signal).then(lookAtReach),
    lookAtChain(session)
  ])
  const disk = await lookAtDisk({
    folder: await nearest(home),
    reserve: parseReserve(settings.reserve),
    offered: chain.offered
  })
  return [
    ...(await lookAtHome({ home, keystore, otherSecret, daemonRuns })),
    ...disk,
    await lookAtPort(web, daemonRuns),
    reach,
    ...chain.findings
  ]
}

/** The folder, or the closest above it that is there. */
async function nearest(path: string): Promise<string> {
  for (let at = path; ; at = at.replace(/\/[^/]*$/, '') || '/') {
    if (
      await stat(at).then(
        (stats) => stats.isDirectory(),
        () => false
      )
    )
      return at
  }
}

async function lookAtChain(
  session: Session
): Promise<{ readonly findings: readonly Finding[]; readonly offered: number | undefined }> {
  const { settings, log, signal } = session
  try {
    const client = await connectChain({ url: settings.rpc, log }, signal)
    session.defer(client, () => client.close())
    const chain = new ChainAPI(client)
    const findings = await lookAtBlocks(chain, signal)
    const address = await addressOf(session)
    if (address === undefined) return { findings, offered: undefined }
    const asked: DoctorChain = {
      address,
      getNodeHealth: (until) => chain.getNodeHealth(until),
      getBalance: (of, until) => chain.getBalance(of, until),
      getUserIDByAddress: (of, until) => chain.getUserIDByAddress(of, until),
      getProviderByID: (of, until) => chain.getProviderByID(of, until),
      ratingsOf: async (user, until) => {
        const item = await chain.getItemByID(user, until)
        return item?.type === 'user' ? item.ratings : []
      },
      priceList: (until) => chain.priceList(until)
    }
    const wish = {
      hours: parseHours(settings.schedule),
      upload: rateAt(parseRates(settings.upload), Date.now()),
      when: parseWhen(settings.when)
    }
    findings.push(...(await lookAtAccount(asked, wish, signal)))
    return { findings, offered: await unstoredOf(chain, address, signal) }
  } catch (error) {
    if (signal.aborted || !isDatdotError(error)) throw error
    const untoldClock = untold('clock', 'the chain does not tell the time', 'Look again when a node answers.')
    return { findings: [broken('chain', error.message, error.remedy), untoldClock], offered: undefined }
  }
}

/** A chain whose newest block is old by this clock is watched for a while: does it stand, or is the clock ahead? */
async function lookAtBlocks(chain: ChainAPI, signal: AbortSignal): Promise<Finding[]> {
  const health = await chain.getNodeHealth(signal)
  if (!isLate(health, Date.now())) return lookAtNode(health, Date.now())
  const { heads } = chain.client
  const within = withTimeout(WATCHED_BLOCKS * health.blockTimeMs, signal)
  const next = async () => {
    const first = await heads.until('best', () => true, within)
    return heads.until('best', ({ block }) => block > first.block, within)
  }
  const moves = await next().then(
    () => true,
    () => false
  )
  signal.throwIfAborted()
  return lookAtNode(await chain.getNodeHealth(signal), Date.now(), moves)
}

/** Of the account, as far as it is known without a passphrase. */
async function addressOf({ settings }: Session): Promise<string | undefined> {
  const { secret, keystore } = settings
  if (secret !== undefined) return (await Signer.fromSecret(secret)).address
  return keystoreAddress(keystore).catch(() => undefined)
}

/** Plain bytes that are offered and not stored yet. */
async function unstoredOf(chain: ChainAPI, address: string, signal: AbortSignal): Promise<number | undefined> {
  const user = await chain.getUserIDByAddress(address, signal)
  const provider = user === undefined ? undefined : await chain.getProviderByID(user, signal)
  const hoster = provider?.offer.hoster
  return hoster === undefined ? undefined : Number(hoster.bytes - (provider?.usedBytes ?? 0n))
}
