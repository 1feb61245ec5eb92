/** `datdot account new | import | export | passphrase`: where the account's secret is kept. No node is needed. */

import type { Command } from 'commander'
import { newSecret } from '../../api/index.js'
import { Signer } from '../../chain/index.js'
import {
  changePassphrase,
  createKeystore,
  ensureAbsent,
  openKeystore,
  readPrivate,
  writePrivate
} from '../../keystore/index.js'
import { hide } from '../../secrets.js'
import { cliError } from '../errors.js'
import { askHidden, canAsk } from '../question.js'
import type { Run } from '../run.js'
import { askNewPassphrase, checkKeystore, newPassphrase, readPassphraseFile, withPassphrase } from '../secrets.js'
import type { Session } from '../session.js'

/** Far more than any secret has. */
const MAX_SECRET_BYTES = 4_096

export function accountKeyCommands(account: Command, run: Run): void {
  account
    .command('new')
    .description('make a new account: its secret goes to the keystore, or in the clear to --secret-file')
    .action(
      run(async (session: Session) => {
        report(session, await createAccount(session))
      })
    )
  account
    .command('import')
    .description('take an account over: its secret comes from a prompt, from standard input, or from a file')
    .option('--from <file>', 'file of mode 0600 with a mnemonic, or a seed after 0x')
    .action(run(importAccount))
  account
    .command('export')
    .description('give the secret out, in the clear: whoever sees it has the account')
    .option('--to <file>', 'new file of mode 0600 (default: standard output)')
    .action(run(exportAccount))
  account
    .command('passphrase')
    .description('change the passphrase of the keystore')
    .option('--new-passphrase-file <file>', 'file of mode 0600 with the new one (default: it is asked for)')
    .action(run(changeAccountPassphrase))
}

interface Kept {
  readonly address: string
  readonly file: string
}

/** Makes a secret and keeps it. @throws KEYSTORE_* */
export function createAccount(session: Session): Promise<Kept> {
  return keepSecret(session, newSecret())
}

export function describeKept({ address, file }: Kept): string {
  return `${address}\nits secret is in ${file}; keep a copy in a safe place`
}

function report({ output }: Session, { address, file }: Kept): void {
  output.result({ address, file }, describeKept({ address, file }))
}

async function importAccount(session: Session, { from }: { readonly from?: string }): Promise<void> {
  const secret = (from === undefined ? await enteredSecret(session.signal) : await readPrivate(from)).trim()
  hide(secret)
  if (secret === '') throw cliError('CLI_SECRET_EMPTY', { source: from ?? 'standard input' })
  report(session, await keepSecret(session, secret))
}

/** Puts a secret where the settings say that it belongs. */
export async function keepSecret(
  { settings, signal }: Pick<Session, 'settings' | 'signal'>,
  secret: string
): Promise<Kept> {
  hide(secret)
  const { address } = await Signer.fromSecret(secret)
  const { secretFile, keystore } = settings
  if (secretFile !== undefined) await writePrivate(secretFile, `${secret}\n`)
  else {
    // Nobody types a passphrase twice for nothing.
    await ensureAbsent(keystore)
    const passphrase = await newPassphrase(settings, signal)
    await createKeystore(keystore, { secret, address, passphrase })
  }
  return { address, file: secretFile ?? keystore }
}

async function exportAccount(session: Session, { to }: { readonly to?: string }): Promise<void> {
  const secret = await session.keyring.secret()
  if (to === undefined) return session.output.result({ secret }, secret)
  await writePrivate(to, `${secret}\n`)
  session.output.result({ file: to }, `the secret is in ${to}, in the clear`)
}

async function changeAccountPassphrase(
  { settings, output, signal }: Session,
  { newPassphraseFile }: { readonly newPassphraseFile?: string }
): Promise<void> {
  const { keystore } = settings
  await checkKeystore(keystore)
  const opened = async (passphrase: string) => openKeystore(keystore, passphrase).then(() => passphrase)
  const old = await withPassphrase(settings, opened, signal)
  const next = newPassphraseFile === undefined ? undefined : await readPassphraseFile(newPassphraseFile)
  await changePassphrase(keystore, old, next ?? (await askNewPassphrase(settings, signal)))
  output.result({ file: keystore }, `${keystore} has the new passphrase; copies of it keep the old one`)
}

async function enteredSecret(signal: AbortSignal): Promise<string> {
  if (canAsk()) return askHidden('Secret (mnemonic, or seed after 0x): ', signal)
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer)
    length += (chunk as Buffer).length
    if (length > MAX_SECRET_BYTES) throw cliError('CLI_SECRET_EMPTY', { source: 'standard input, which is too long' })
  }
  return Buffer.concat(chunks).toString('utf8')
}
