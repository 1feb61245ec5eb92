/** `datdot account`: the account's keys, its registration, its money. */

import type { Command } from 'commander'
import { accountCreate, accountDelete, accountFields } from '../../api/index.js'
import { cliError } from '../errors.js'
import { printFields } from '../fields.js'
import { toHex } from '../output.js'
import { formatMoney } from '../quantities.js'
import type { Run } from '../run.js'
import type { Session } from '../session.js'
import { accountKeyCommands, createAccount, describeKept } from './account-keys.js'

interface AccountOptions {
  readonly new?: boolean
  readonly create?: boolean
  readonly fields?: boolean
  readonly delete?: boolean
}

export function accountCommand(program: Command, run: Run): void {
  const command = program
    .command('account')
    .description('show the account: address, keys, money, and whether it is registered; or keep its secret')
    .option('--new', 'do `account new` before anything else')
    .option('--create', 'register the account with its two keys, if it is not')
    .option('--fields', 'print the fields of that call for polkadot.js Apps instead of sending it')
    .option('--delete', 'close the account, which must have no duties and no plans; every deposit comes back')
    .action(run(account))
  accountKeyCommands(command, run)
}

async function account(session: Session, options: AccountOptions): Promise<void> {
  if (options.create && options.fields) {
    throw cliError('CLI_OPTIONS_CLASH', { why: '--create sends the call, --fields only prints it: give one of them' })
  }
  if (options.delete && (options.create || options.fields || options.new)) {
    throw cliError('CLI_OPTIONS_CLASH', { why: '--delete closes the account: give it alone' })
  }
  const { output, signal } = session
  if (options.new) output.note(describeKept(await createAccount(session)))
  const { noise, signing } = await session.accountKeys()
  const keys = { noise, signing }
  const chain = await session.openChain()
  if (options.fields) {
    const { noiseKey, signingKey, proofs } = accountFields(chain, keys)
    printFields(output, [await chain.fields.newUser(noiseKey, signingKey, proofs)])
    return
  }
  if (options.delete) {
    const { block } = await accountDelete(chain, signal)
    output.note(`closed in block ${block}`)
  }
  let user = await chain.getUserIDByAddress(chain.address, signal)
  if (user === undefined && options.create) {
    const created = await accountCreate(chain, keys, signal)
    user = created.user
    output.note(`registered in block ${created.block}`)
  }
  const balance = await chain.getBalance(chain.address, signal)
  output.result(
    { address: chain.address, user, noiseKey: keys.noise.publicKey, signingKey: keys.signing.publicKey, ...balance },
    [
      `address      ${chain.address}`,
      `user         ${user ?? 'not registered; --create does it'}`,
      `noise key    ${toHex(keys.noise.publicKey)}`,
      `signing key  ${toHex(keys.signing.publicKey)}`,
      `free         ${formatMoney(balance.free)}`,
      `held         ${formatMoney(balance.held)}`
    ].join('\n')
  )
}
