/** The chain: whether a node answers, is in sync, agrees about the time; and the account’s money and offer. */

import type { AccountBalance, NodeHealth, PriceList, Provider, RoleRating } from '../chain/types.js'
import { broken, type Finding, good, poor, untold } from './finding.js'

/** Seconds by which this clock may differ from the chain's. */
const CLOCK_SECONDS = 30
/** Blocks that may be missing before the chain counts as standing. */
const LATE_BLOCKS = 10

/** What the doctor asks a chain. */
export interface DoctorChain {
  readonly address: string
  getNodeHealth(signal?: AbortSignal): Promise<NodeHealth>
  getBalance(address: string, signal?: AbortSignal): Promise<AccountBalance>
  getUserIDByAddress(address: string, signal?: AbortSignal): Promise<bigint | undefined>
  getProviderByID(user: bigint, signal?: AbortSignal): Promise<Provider | undefined>
  /** How well a user did each role that it was rated in. */
  ratingsOf(user: bigint, signal?: AbortSignal): Promise<readonly RoleRating[]>
  priceList(signal?: AbortSignal): Promise<PriceList>
}

/** Whether the newest block is older than it should be, by this machine's clock: the chain stands, or the clock is ahead. */
export function isLate({ syncing, time, blockTimeMs }: NodeHealth, date: number): boolean {
  return !syncing && date - time > LATE_BLOCKS * blockTimeMs
}

/**
 * @param date milliseconds since 1970, by this machine
 * @param moves whether a block came while it was watched; undefined: nobody watched
 */
export function lookAtNode(health: NodeHealth, date: number, moves?: boolean): Finding[] {
  const { chain, type, peers, syncing, time } = health
  const behind = (date - time) / 1_000
  const late = isLate(health, date)
  const name = `the node of ${chain}`
  if (syncing) {
    const remedy = 'Wait until it has all blocks: until then challenges are not seen, and a missed one costs stake.'
    return [
      broken('chain', `${name} is not in sync: its best block is of ${said(behind)} ago`, remedy),
      clock(undefined)
    ]
  }
  if (late && moves !== true) {
    const remedy = 'The node is cut off, or the chain stands: check its peers, its log, and the clock of its machine.'
    return [
      broken('chain', `${name} has no new block, the best one is of ${said(behind)} ago`, remedy),
      clock(undefined)
    ]
  }
  // Late, and yet blocks come: not the chain is behind, this clock is ahead.
  const alone = peers === 0 && type === 'Live'
  const found = alone
    ? poor('chain', `${name} knows no other node`, 'Check its network; it would not hear of new blocks.')
    : good('chain', `${name} is in sync`)
  return [found, clock(behind, late)]
}

/**
 * @param ahead seconds by which this clock is ahead of the best block's time
 * @param late whether that is more than blocks take
 */
function clock(ahead: number | undefined, late = false): Finding {
  if (ahead === undefined) return untold('clock', 'the chain does not tell the time', 'Look again when it is in sync.')
  if (ahead >= -CLOCK_SECONDS && !late) return good('clock', 'it agrees with the chain’s')
  const remedy = 'Set it, best with a time service: timedatectl set-ntp true. Offered hours go by the chain’s time.'
  return broken('clock', `it is ${said(ahead)} ${ahead < 0 ? 'behind' : 'ahead of'} the chain’s`, remedy)
}

function said(seconds: number): string {
  const whole = Math.abs(Math.round(seconds))
  return whole < 120 ? `${whole} s` : `${Math.round(whole / 60)} min`
}

export interface OfferWish {
  /** Hours that the settings have, if they have any. */
  readonly hours: Uint8Array | undefined
  /** Bytes a second that the settings let out at least. */
  readonly upload: number | undefined
  /** Conditions that new work depends on, `when`; empty: none. */
  readonly when: readonly string[]
}

export async function lookAtAccount(chain: DoctorChain, wish: OfferWish, signal?: AbortSignal): Promise<Finding[]> {
  const [balance, list, user] = await Promise.all([
    chain.getBalance(chain.address, signal),
    chain.priceList(signal),
    chain.getUserIDByAddress(chain.address, signal)
  ])
  const provider = user === undefined ? undefined : await chain.getProviderByID(user, signal)
  const found = [registration(chain.address, user), money(balance.free, list, user !== undefined, provider)]
  if (user === undefined || provider === undefined) return found
  found.push(...standing(provider, wish))
  if (wish.when.length > 0) found.push(rating(await chain.ratingsOf(user, signal), wish.when.join(',')))
  return found
}

/** The chain draws whoever offers, whatever its owner does at the machine. */
function rating(ratings: readonly RoleRating[], when: string): Finding {
  const cost = ratings.filter(({ bad }) => bad > 0n)
  if (cost.length === 0) return good('rating', `no failed duty has cost any, though \`when\` is ${when}`)
  const roles = cost.map(({ role, score }) => `${role} (${(score / 1e4).toFixed(0)} %)`).join(', ')
  const remedy =
    'The chain does not know of `when`: drawn setups that it refuses fail. The hours of `schedule` cost nothing.'
  return poor('rating', `duties that failed have cost it as ${roles}, and \`when\` is ${when}`, remedy)
}

function registration(address: string, user: bigint | undefined): Finding {
  if (user !== undefined) return good('account', `${address} is registered as user ${user}`)
  return poor('account', `${address} is not registered`, 'Register it with `datdot account create`.')
}

function money(free: bigint, list: PriceList, registered: boolean, provider: Provider | undefined): Finding {
  // What comes next: an account's deposit, the least stake of a provider, or nothing but fees.
  const deposit = registered ? 0n : list.accountDeposit
  const stake = provider === undefined ? list.stakePerCapacity + list.feeReserve : 0n
  const needed = deposit + stake
  const has = `${dat(free)} are free`
  if (free < deposit) {
    return broken('balance', `${has}; to register takes ${dat(deposit)}`, 'Send money to the address.')
  }
  if (free < needed) {
    return poor('balance', `${has}; an offer of the least capacity takes ${dat(needed)}`, 'Send money to the address.')
  }
  if (free === 0n) return poor('balance', 'nothing is free', 'Send some for fees, or fees come out of the reserve.')
  return good('balance', has)
}

function standing(provider: Provider, { hours, upload }: OfferWish): Finding[] {
  const found: Finding[] = []
  const { offer } = provider
  if (hours !== undefined && Buffer.compare(hours, offer.hours) !== 0) {
    const remedy =
      'Make them the same: `datdot offer update --hours`, or the setting `schedule`. Work outside is refused.'
    found.push(poor('hours', 'the hours of the offer are others than those of the settings', remedy))
  } else found.push(good('hours', 'the offer has the hours of the settings'))
  // The offer has KiB a second.
  const offered = offer.rate * 1024
  if (upload !== undefined && upload < offered) {
    const remedy = 'Raise `upload`, or offer less with `datdot offer update --rate`: attestors measure it.'
    found.push(poor('rate', `the offer says ${offer.rate} KiB/s, and ${Math.floor(upload / 1024)} are let out`, remedy))
  }
  return found
}

function dat(planck: bigint): string {
  return `${(Number(planck) / 1e12).toFixed(4)} DAT`
}
