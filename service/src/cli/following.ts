/** Plans that follow a hypercore: the options, the watch that tells the chain, and what is said when it ends. */

import { join } from 'node:path'
import { Option } from 'commander'
import type { FollowParams } from '../api/index.js'
import type { FollowReport, PlanId } from '../chain/types.js'
import type { HypercorePeer } from '../hyper/index.js'
import { startFollower, type WatchEnd } from '../roles/index.js'
import { cliError } from './errors.js'
import { formatBytes, parseBytes, parseCount } from './quantities.js'
import { type Session, stopped } from './session.js'

export interface FollowOptions {
  readonly maxBytes?: bigint
  readonly maxContracts?: number
}

export const MAX_BYTES = (): Option =>
  new Option('--max-bytes <bytes>', 'most that it may come to have, such as 1GiB; the plan stops there').argParser(
    parseBytes
  )

export const MAX_CONTRACTS = (): Option =>
  new Option(
    '--max-contracts <count>',
    'most contracts that it may become, full or not (default: one for each of the bytes that a contract is billed at least)'
  ).argParser(parseCount(1, 2 ** 20))

/** @throws CLI_OPTIONS_CLASH */
export function followOption(follow: boolean, { maxBytes, maxContracts }: FollowOptions): FollowParams | undefined {
  if (!follow && (maxBytes !== undefined || maxContracts !== undefined)) {
    throw cliError('CLI_OPTIONS_CLASH', {
      why: '--max-bytes and --max-contracts are for plans that follow: add --follow'
    })
  }
  if (!follow) return undefined
  if (maxBytes === undefined) {
    throw cliError('CLI_OPTIONS_CLASH', { why: 'what is appended has to be bounded: add --max-bytes' })
  }
  return { maxBytes, ...(maxContracts !== undefined && { contracts: maxContracts }) }
}

/** Tells the chain of what is appended, until no plan follows any further or the session ends. */
export async function followPlans(session: Session, peer: HypercorePeer, plans: readonly PlanId[]): Promise<void> {
  const { settings, log, output, signal } = session
  const chain = await session.openChain()
  const { tailDelay } = await chain.priceList(signal)
  const follower = await startFollower({
    market: chain.market,
    peer,
    plans,
    folder: join(settings.home, 'sponsor'),
    tailDelay,
    onEnd: (end) => output.result(resultOf(end), sentenceOf(end)),
    log
  })
  session.defer(follower, ({ stop }) => stop())
  output.note(`following until Ctrl-C: plan ${plans.join(', ')}`)
  await Promise.race([follower.ended, stopped(signal)])
}

/** How far a plan follows, in one line. */
export function describeFollowing({
  feed,
  bytes,
  maxBytes,
  length,
  contractsLeft,
  tailAt,
  stopped
}: FollowReport): string {
  const far = `${formatBytes(bytes)} of ${formatBytes(maxBytes)}, ${length} chunks`
  if (stopped !== undefined) return `followed feed ${feed} to ${far}; ${CAUSES[stopped]}`
  const tail = tailAt === undefined ? '' : `; what fills none gets a shorter one from block ${tailAt} on`
  return `follows feed ${feed}: ${far}, ${contractsLeft} contracts left${tail}`
}

const CAUSES: Readonly<Record<WatchEnd['cause'], string>> = {
  bytes: 'it has, or its next head has more than, the bytes that the plan pays for',
  contracts: 'the contracts that the plan pays for are all there',
  contractTooLarge: 'its chunks are so large that a contract would be larger than contracts may be',
  over: 'the plan is over'
}

function resultOf({ plan, cause, following }: WatchEnd): Readonly<Record<string, unknown>> {
  return { plan, stopped: cause, following }
}

function sentenceOf({ plan, cause, following }: WatchEnd): string {
  const far = following === undefined ? '' : ` after ${formatBytes(following.bytes)} in ${following.length} chunks`
  const more =
    cause === 'bytes' || cause === 'contracts' ? `; \`datdot plan update ${plan} --follow KEY\` pays for more` : ''
  return `plan ${plan} follows its hypercore no further${far}: ${CAUSES[cause]}${more}`
}
