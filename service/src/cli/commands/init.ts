/** `datdot init`: four questions, and this machine has an account that can provide. */

import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { AccountKeyring, accountCreate, offerOf } from '../../api/index.js'
import { ChainAPI, newPhrase, Signer } from '../../chain/index.js'
import type { Role } from '../../chain/types.js'
import { ensureAbsent, writePrivate } from '../../keystore/index.js'
import { hide } from '../../secrets.js'
import { cliError } from '../errors.js'
import { fund } from '../faucet.js'
import { REGION, REGION_HELP } from '../offer-terms.js'
import { formatBytes, formatMoney, parseBytes, parseHours, parseList } from '../quantities.js'
import { ask, canAsk, waitForEnter } from '../question.js'
import { parseRegion, placeOfMachine } from '../region.js'
import type { Run } from '../run.js'
import type { Session } from '../session.js'
import { addSettings } from '../settings.js'
import { keepSecret } from './account-keys.js'

const HOSTER: readonly Role[] = ['hoster']
/** What a machine may be asked to do besides: it takes its processor instead of its disk. */
const ALL: readonly Role[] = ['hoster', 'encoder', 'attestor']
const GIB = 2n ** 30n
const INITIAL = { storage: '10GiB', hours: 'all' } as const
const OFFER = { rate: 1_024, latency: 100, capacity: 16, until: 365 * 86_400 } as const

interface InitFlags {
  readonly storage?: string
  readonly hours?: string
  /** Default: hoster, unless all are chosen when the price is seen. */
  readonly roles?: readonly Role[]
  /** Default: where the time zone says that it is. */
  readonly region?: string
  readonly phraseTo?: string
  readonly register?: boolean
  readonly yes?: boolean
}

/** What the questions are about; the passphrase is the fourth. */
interface Answers {
  /** Plain bytes that others may store here; 0: none. */
  readonly storage: bigint
  readonly home: string
  readonly hours: string
  readonly region: string
  /** What says that it is there, if nobody did. */
  readonly regionBy: string | undefined
}

export function initCommand(program: Command, run: Run): void {
  const command = program
    .command('init')
    .summary('set this machine up, by four questions')
    .description('set this machine up: four questions, an account with its backup phrase, and, if you like, an offer')
    .option('--storage <bytes>', `disk space for others, 0 for none (default: it is asked for; ${INITIAL.storage})`)
    .option('--hours <hours>', `when this machine is on, in UTC (default: it is asked for; ${INITIAL.hours})`)
    .option(
      '--roles <list>',
      `what it offers to do, any of ${ALL.join(',')} (default: hoster, or all if you say so)`,
      (text) => parseList(text, ALL)
    )
    .option('--region <geohash>', `${REGION_HELP} (default: by the time zone, else ${REGION})`, parseRegion)
    .option('--phrase-to <file>', 'write the backup phrase to a new file of mode 0600 instead of showing it')
    .option('--no-register', 'do not register, and make no offer')
    .option('--yes', 'ask nothing: take what is given and the usual for the rest, and register')
    .action(run(init))
  addSettings(command, 'init')
}

async function init(session: Session, flags: InitFlags): Promise<void> {
  const asks = flags.yes !== true
  if (asks && !canAsk()) throw cliError('CLI_INPUT_ENDED')
  const answers = await answersOf(session, flags, asks)
  const settings = {
    ...session.settings,
    home: answers.home,
    keystore: answers.home === session.settings.home ? session.settings.keystore : join(answers.home, 'keystore.json')
  }
  // Where the phrase goes has to be known before there is one.
  if (flags.phraseTo !== undefined) await ensureAbsent(resolve(flags.phraseTo))
  else if (!asks)
    throw cliError('CLI_OPTIONS_CLASH', { why: 'with --yes nobody sees the backup phrase: add --phrase-to FILE' })
  const phrase = newPhrase()
  const { address, file } = await keepSecret({ settings, signal: session.signal }, phrase)
  await writeConfig(answers)
  await givePhrase(session, phrase, flags)
  const done = await goOn(session, answers, { phrase, flags, asks })
  session.output.result(
    { address, keystore: file, home: answers.home, ...done, ...(done.offered && { region: answers.region }) },
    [
      `account     ${address}`,
      `its secret  ${file}`,
      `money       ${formatMoney(done.free)}`,
      ...(done.offered ? [describeRegion(answers)] : []),
      next(session, answers, flags, done)
    ].join('\n')
  )
}

async function answersOf({ settings, signal }: Session, flags: InitFlags, asks: boolean): Promise<Answers> {
  const answer = async <T>(given: string | undefined, question: string, usual: string, read: (text: string) => T) => {
    if (given !== undefined || !asks) return read(given ?? usual)
    return ask(`${question} [${usual}]: `, (text) => read(text === '' ? usual : text), signal)
  }
  const storage = await answer(flags.storage, '1/4  Disk space for others, 0 for none', INITIAL.storage, readStorage)
  const folder = asks ? undefined : settings.home
  const home = await answer(folder, '2/4  Folder for keys and data', settings.home, (text) => resolve(text))
  const hours = await answer(flags.hours, '3/4  Hours in which this machine is on, in UTC', INITIAL.hours, (text) => {
    parseHours(text)
    return text.trim()
  })
  if (asks) process.stderr.write('4/4  A passphrase for the account: several words that nobody would guess\n')
  const place = flags.region === undefined ? placeOfMachine() : undefined
  const region = flags.region ?? place?.region ?? REGION
  const regionBy = flags.region !== undefined ? undefined : place ? `the time zone ${place.zone}` : 'default'
  return { storage, home, hours, region, regionBy }
}

function readStorage(text: string): bigint {
  return text.trim() === '0' ? 0n : parseBytes(text)
}

/** What to type now, with all that was answered: nothing of an offer that was not made is kept anywhere. */
function next(
  { settings }: Session,
  answers: Answers,
  flags: InitFlags,
  { registered, offered }: { readonly registered: boolean; readonly offered: boolean }
): string {
  const { home, storage } = answers
  const daemon = `datdot daemon${home === settings.home ? '' : ` --home ${home}`}`
  if (registered) return `It ${offered ? 'works' : 'runs'} when you start it: ${daemon}`
  const roles = rolesOf(answers, flags)
  if (roles.length === 0) return `When there is money: datdot account create, then ${daemon}`
  const bytes = storage % GIB === 0n ? `${storage / GIB}GiB` : `${storage}`
  const disk = roles.includes('hoster') ? ` --storage ${bytes}` : ''
  const place = answers.region === REGION ? '' : ` --region ${answers.region}`
  const offer = `${daemon} --roles ${roles.join(',')}${disk}${place}`
  return `When there is money, this registers the account, makes the offer, and works: ${offer}`
}

/** Some plans want hosters of certain regions, so a wrong one is worth a word. */
function describeRegion({ region, regionBy }: Answers): string {
  const by = regionBy === undefined ? '' : `, by ${regionBy}`
  return `region      ${region}${by}; if it is elsewhere: datdot offer update --region GEOHASH, before anything is hosted`
}

/** Settings of this machine; a file that is there stays. */
async function writeConfig({ home, hours }: Answers): Promise<void> {
  const text = `# Settings of datdot; \`datdot config\` prints all that there are.\nschedule: ${JSON.stringify(hours)}\n`
  await writeFile(join(home, 'config.yaml'), text, { mode: 0o600, flag: 'wx' }).catch((error) => {
    if (error.code !== 'EEXIST') throw error
  })
}

/** Once: nothing keeps it but the keystore. */
async function givePhrase({ signal }: Session, phrase: string, { phraseTo }: InitFlags): Promise<void> {
  if (phraseTo !== undefined) return writePrivate(resolve(phraseTo), `${phrase}\n`)
  const shown = [
    '',
    'The backup phrase. Write it down: it is the account, and it is not shown again.',
    '',
    `    ${phrase}`,
    ''
  ]
  process.stderr.write(`${shown.join('\n')}\n`)
  await waitForEnter('Press Enter when you have it; then it is wiped from the screen. ', signal)
  // As many lines as were written, and the one of the answer.
  process.stderr.write(`\x1b[${shown.length + 1}A\x1b[J`)
}

interface Way {
  readonly phrase: string
  readonly flags: InitFlags
  readonly asks: boolean
}

/** Money and registration, as far as there is a chain. */
async function goOn(
  session: Session,
  answers: Answers,
  { phrase, flags, asks }: Way
): Promise<{ readonly free: bigint; readonly registered: boolean; readonly offered: boolean }> {
  const { settings, output, signal } = session
  const reader = await session.openChainToRead()
  if (reader === undefined) {
    output.note(`no node answers at ${settings.rpc}: registered later`)
    return { free: 0n, registered: false, offered: false }
  }
  hide(phrase)
  const chain = new ChainAPI(reader.client, await Signer.fromSecret(phrase))
  let { free } = await chain.getBalance(chain.address, signal)
  if (free === 0n && settings.faucet !== undefined) {
    free = await fund(settings.faucet, chain, chain.address, signal)
    output.note(`the faucet gave ${formatMoney(free)}`)
  }
  const roles = await choose(session, { chain, answers, free }, flags, asks)
  if (roles === undefined) return { free, registered: false, offered: false }
  const keys = await new AccountKeyring(async () => phrase).keys()
  await accountCreate(chain, { noise: keys.noise, signing: keys.signing }, signal)
  const offered = roles.length > 0
  if (offered) {
    const { storage, hours, region } = answers
    const wish = { roles, storage, hours: parseHours(hours), region, ...OFFER }
    await chain.registerForWork(await offerOf(chain, wish, signal), {}, signal)
  }
  free = (await chain.getBalance(chain.address, signal)).free
  return { free, registered: true, offered }
}

/** The roles to register with, none for an account without an offer; nothing if it is not to be registered now. */
async function choose(
  { output, signal }: Session,
  { chain, answers, free }: { readonly chain: ChainAPI; readonly answers: Answers; readonly free: bigint },
  flags: InitFlags,
  asks: boolean
): Promise<readonly Role[] | undefined> {
  const named = rolesOf(answers, flags)
  const price = await costOf(chain, named, answers, signal)
  if (free <= price) output.note(`to register takes ${formatMoney(price)}: send them to ${chain.address}`)
  if (free <= price || flags.register === false) return undefined
  if (!asks) return named
  const whole = await costOf(chain, ALL, answers, signal)
  // Who said which roles, or has no disk to give, or no money for more, has nothing to choose.
  const more = flags.roles === undefined && named.length > 0 && free > whole
  const storage = named.includes('hoster') ? ` ${formatBytes(answers.storage)}` : ''
  const what =
    named.length === 0 ? 'register' : `register and offer${storage} as ${named.join(', ')} in region ${answers.region}`
  const other = more ? ` Or all: as ${ALL.join(', ')}, which works for others too, for ${formatMoney(whole)}?` : ''
  const question = `Now ${what}, for which ${formatMoney(price)} are held?${other} [${more ? 'y/all/N' : 'y/N'}] `
  const answer = await ask(question, (text) => text.toLowerCase(), signal)
  if (more && answer === 'all') return ALL
  return /^y(es)?$/.test(answer) ? named : undefined
}

/** A hoster without disk is none. */
function rolesOf({ storage }: Answers, { roles = HOSTER }: InitFlags): readonly Role[] {
  return roles.filter((role) => role !== 'hoster' || storage > 0n)
}

/** What is held of an account that registers and makes this offer. */
async function costOf(
  chain: ChainAPI,
  roles: readonly Role[],
  { storage }: Answers,
  signal: AbortSignal
): Promise<bigint> {
  const { accountDeposit, stakePerCapacity, stakePerSlot, stakePerGib, feeReserve } = await chain.priceList(signal)
  if (roles.length === 0) return accountDeposit
  const stakes = roles.map((role) => (role === 'hoster' ? stakePerSlot : stakePerCapacity) * BigInt(OFFER.capacity))
  const bytes = roles.includes('hoster') ? (storage * stakePerGib + GIB - 1n) / GIB : 0n
  return accountDeposit + stakes.reduce((sum, stake) => sum + stake, 0n) + bytes + feeReserve
}
