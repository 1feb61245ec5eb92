/** `datdot account`: the account's keys, its registration, its money, its end. */

import type { Command } from 'commander'
import { accountCreate, accountDelete, accountFields } from '../../api/index.js'
import type { ChainAPI } from '../../chain/index.js'
import { toHex } from '../../json.js'
import { printFields } from '../fields.js'
import { formatMoney } from '../quantities.js'
import type { Run } from '../run.js'
import type { Session } from '../session.js'
import { accountKeyCommands, createAccount, describeKept } from './account-keys.js'
import { accountRevokeCommand } from './account-revoke.js'

interface CreateOptions {
  readonly new?: boolean
  readonly fields?: boolean
}

export function accountCommand(program: Command, run: Run): void {
  const account = program
    .command('account')
    .summary('the account: its keys, its money, its secret')
    .description(
      'show the account: address, keys, money, and whether it is registered; or change it, or keep its secret'
    )
    .action(run(show))
  account
    .command('create')
    .description('register the account with its two keys, if it is not; a deposit is held')
    .option('--new', 'do `account new` before')
    .option('--fields', 'print the fields of the call for polkadot.js Apps instead of sending it')
    .action(run(create))
  account
    .command('delete')
    .description('close the account, which must have no duties and no plans; every deposit comes back')
    .action(run(close))
  accountRevokeCommand(account, run)
  accountKeyCommands(account, run)
}

async function create(session: Session, options: CreateOptions): Promise<void> {
  const { output, signal } = session
  if (options.new) output.note(describeKept(await createAccount(session)))
  const keys = await session.accountKeys()
  const chain = await session.openChain()
  if (options.fields) {
    const { noiseKey, signingKey, proofs } = accountFields(chain, { noise: keys.noise, signing: keys.signing })
    return printFields(output, [await chain.fields.newUser(noiseKey, signingKey, proofs)])
  }
  if ((await chain.getUserIDByAddress(chain.address, signal)) === undefined) {
    const { block } = await accountCreate(chain, { noise: keys.noise, signing: keys.signing }, signal)
    output.note(`registered in block ${block}`)
  }
  await report(session, chain)
}

async function close(session: Session): Promise<void> {
  const chain = await session.openChain()
  const { block } = await accountDelete(chain, session.signal)
  session.output.note(`closed in block ${block}`)
  await report(session, chain)
}

async function show(session: Session): Promise<void> {
  await report(session, await session.openChain())
}

async function report(session: Session, chain: ChainAPI): Promise<void> {
  const { output, signal } = session
  const { noise, signing } = await session.actingKeys()
  const user = await chain.getUserIDByAddress(chain.address, signal)
  const balance = await chain.getBalance(chain.address, signal)
  output.result(
    { address: chain.address, user, noiseKey: noise.publicKey, signingKey: signing.publicKey, ...balance },
    [
      `address      ${chain.address}`,
      `user         ${user ?? 'not registered; `datdot account create` does it'}`,
      `noise key    ${toHex(noise.publicKey)}`,
      `signing key  ${toHex(signing.publicKey)}`,
      `free         ${formatMoney(balance.free)}`,
      `held         ${formatMoney(balance.held)}`
    ].join('\n')
  )
}
