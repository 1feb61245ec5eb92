/** What a command that makes an offer is told of it. */

import { type Command, Option } from 'commander'
import { MOST_SLOTS } from '../api/index.js'
import { cliError } from './errors.js'
import { parseBytes, parseCount, parseDuration, parseList, parseMoney } from './quantities.js'
import { parseRegion } from './region.js'

const ROLES = ['encoder', 'attestor', 'hoster'] as const

export const REGION = 'u3'
/** The default is one of the examples, so that nobody takes it for the place where the machine is. */
export const REGION_HELP =
  'where it is: the first two characters of its geohash, such as u3 for Berlin, dr for New York, xn for Tokyo'

export type ProviderRole = (typeof ROLES)[number]

/** All but roles and hours; prices that are not said are the usual ones. */
export interface OfferTerms {
  /** Plain bytes. */
  readonly storage?: bigint
  /** Planck per GiB and hour. */
  readonly price?: bigint
  /** Planck per GiB. */
  readonly setupPrice?: bigint
  readonly region: string
  /** KiB/s. */
  readonly rate: number
  /** ms. */
  readonly latency: number
  readonly capacity: number
  readonly slots?: number
  /** Seconds. */
  readonly until: number
}

export function rolesOption(): Option {
  const option = new Option('--roles <list>', `any of ${ROLES.join(',')}`)
  return option.argParser((text) => parseList(text, ROLES))
}

export function addOfferTerms(command: Command): void {
  command
    .option(
      '--storage <bytes>',
      'plain bytes that a hoster offers, such as 10GiB; on disk they take a little more',
      parseBytes
    )
    .option('--price <dat>', 'least price of a hoster per GiB and hour (default: the usual price)', parseMoney)
    .option('--setup-price <dat>', 'least price of encoder and attestor per GiB (default: the usual price)', parseMoney)
    .option('--region <geohash>', REGION_HELP, parseRegion, REGION)
    .option('--rate <kib>', 'upload rate, KiB/s', parseCount(1, 2 ** 31), 1_024)
    .option('--latency <ms>', 'latency', parseCount(1, 60_000), 100)
    .option('--capacity <count>', 'duties of each role at the same time; each needs stake', parseCount(1, 64), 16)
    .option(
      '--slots <count>',
      'slots that a hoster holds at the same time, one for each contract (default: as --capacity)',
      parseCount(1, MOST_SLOTS)
    )
    .addOption(
      new Option('--until <time>', 'how long the offer stands')
        .argParser(parseDuration)
        .default(parseDuration('365d'), '365d')
    )
}

/** @throws CLI_OPTIONS_CLASH if storage is offered for no role: nobody would notice that nothing was offered */
export function ensureRoles(roles: readonly ProviderRole[] | undefined, { storage }: OfferTerms): void {
  if (roles === undefined && storage !== undefined) {
    throw cliError('CLI_OPTIONS_CLASH', { why: '--storage is what a hoster offers: add --roles hoster' })
  }
}

/** @throws CLI_OPTIONS_CLASH */
export function ensureStorage(roles: readonly ProviderRole[], { storage }: OfferTerms): void {
  if (roles.includes('hoster') && storage === undefined) {
    throw cliError('CLI_OPTIONS_CLASH', { why: 'a hoster has to say how much it stores: add --storage' })
  }
}
