/** `datdot provide`: account and offer made if they are missing, then the chosen roles until Ctrl-C. */

import { join } from 'node:path'
import { type Command, Option } from 'commander'
import { type AccountKeys, accountCreate, offerOf } from '../../api/index.js'
import { ensureSole } from '../../backup/index.js'
import type { ChainAPI } from '../../chain/index.js'
import type { UserId } from '../../chain/types.js'
import { Failure } from '../../daemon/failure.js'
import { networkOptions, startProviding } from '../../daemon/providing.js'
import { followEarnings } from '../earnings.js'
import { cliError } from '../errors.js'
import { addOfferTerms, ensureStorage, type OfferTerms, type ProviderRole, rolesOption } from '../offer-terms.js'
import { parseDuration, parseHours } from '../quantities.js'
import type { Run } from '../run.js'
import { type Session, stopped } from '../session.js'

interface ProvideOptions extends OfferTerms {
  readonly roles: ProviderRole[]
  readonly hours: Uint8Array
  /** Seconds for a node that is not there yet. */
  readonly waitForNode: number
  readonly allLost?: boolean
  readonly tails: boolean
}

export function provideCommand(program: Command, run: Run): void {
  const command = program
    .command('provide')
    .summary('work without a page or anything that can be asked')
    .description('run as a provider until Ctrl-C; registers the account and makes the offer if they are missing')
    .addOption(rolesOption().makeOptionMandatory())
    .addOption(
      new Option('--hours <hours>', 'when it is there, in UTC: all, or such as mon-fri:8-18,sat:0-24')
        .argParser(parseHours)
        .default(parseHours('all'), 'all')
    )
    .option('--no-tails', 'as a hoster, do not keep what was appended to a hypercore before a contract pays for it')
    .option('--all-lost', 'the store of replicas is lost for good: report every slot as lost instead of stopping')
    .addOption(
      new Option('--wait-for-node <time>', 'longest wait for a node that is not there yet, as when both start together')
        .argParser(parseDuration)
        .default(parseDuration('5m'), '5m')
    )
    .action(run(provide))
  addOfferTerms(command)
}

async function provide(session: Session, options: ProvideOptions): Promise<void> {
  ensureStorage(options.roles, options)
  const { settings, output, signal } = session
  const chain = await session.openChain(options.waitForNode * 1_000)
  const folder = join(settings.home, 'provider')
  let user = await chain.getUserIDByAddress(chain.address, signal)
  // Before anything is sent: HOME may belong to a chain that is gone.
  const following = await followEarnings(session, chain, () => user, join(folder, 'cursor.json'))
  const keys = await session.actingKeys()
  await ensureSole({ home: settings.home, noiseSeed: keys.noiseSeed, ...networkOptions(settings) }, signal)
  user ??= (await accountCreate(chain, { noise: keys.noise, signing: keys.signing }, signal)).user
  await ensureOffer(session, chain, user, options)
  const failed = await startRoles(session, chain, keys, folder, options)
  output.result(
    { providing: options.roles, user, address: chain.address },
    `providing as ${options.roles.join(', ')}: user ${user}, ${chain.address}`
  )
  output.note('running until Ctrl-C')
  await Promise.race([stopped(signal), following.ended, failed.now])
}

async function startRoles(
  session: Session,
  chain: ChainAPI,
  keys: AccountKeys,
  folder: string,
  { roles, allLost, tails }: ProvideOptions
): Promise<Failure> {
  const { settings, keyring, log, signal } = session
  const failed = new Failure()
  const stop = await startProviding(
    {
      chain,
      keyring,
      keys,
      peer: await session.openPeer('provider/store', keys.noiseSeed, false),
      admission: await session.limits(),
      network: settings,
      roles,
      folder,
      ...(allLost && { allLost }),
      ...(!tails && { tailBytes: 0 }),
      onFailed: failed.with,
      log
    },
    signal
  )
  session.defer(stop, () => stop())
  return failed
}

/** An offer that is there stays as it is. */
async function ensureOffer(
  { output, signal, log }: Session,
  chain: ChainAPI,
  user: UserId,
  options: ProvideOptions
): Promise<void> {
  const provider = await chain.getProviderByID(user, signal)
  if (provider === undefined) {
    const { stake, block } = await chain.registerForWork(await offerOf(chain, options, signal), {}, signal)
    log.info({ user, stake: `${stake}`, block }, 'offer made')
    return
  }
  const missing = options.roles.filter((role) => provider.offer[role] === undefined)
  if (missing.length > 0) {
    throw cliError('CLI_OPTIONS_CLASH', {
      why: `the account has an offer without the role ${missing.join(', ')}; provide with another account`
    })
  }
  output.note('the offer that the account has stands; its terms are those with which it was made')
}
