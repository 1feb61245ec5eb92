/** `datdot account revoke`: other keys instead of those that somebody else may have. */

import { type Command, Option } from 'commander'
import { accountUpdate } from '../../api/index.js'
import type { KeyPurpose } from '../../chain/index.js'
import { toHex } from '../../json.js'
import { cliError } from '../errors.js'
import type { Run } from '../run.js'
import type { Session } from '../session.js'

interface RevokeOptions {
  readonly only?: KeyPurpose
}

export function accountRevokeCommand(account: Command, run: Run): void {
  account
    .command('revoke')
    .description('replace both keys at once, because somebody else may have them; the secret stays the same')
    .addOption(new Option('--only <key>', 'replace only this one').choices(['noise', 'signing']))
    .addHelpText(
      'after',
      '\nThe keys are the next ones of the same secret. Setups that await a signature by a revoked key are drawn again, and\n' +
        'nobody is blamed. A provider that runs takes its new signing key over; with a new Noise key it ends, and is to be\n' +
        'started again. If somebody has the secret itself, revoking does not help: move the money to a new account.'
    )
    .action(run(revoke))
}

async function revoke(session: Session, { only }: RevokeOptions): Promise<void> {
  const { output, signal } = session
  const chain = await session.openChain()
  const acting = await session.generations()
  if (acting === undefined) throw cliError('CLI_NOT_REGISTERED', { address: chain.address })
  const next = await session.accountKeys({ noise: acting.noise + 1, signing: acting.signing + 1 })
  const noise = only === 'signing' ? undefined : next.noise
  const signing = only === 'noise' ? undefined : next.signing
  const { block } = await accountUpdate(
    chain,
    { ...(noise && { noise }), ...(signing && { signing }), revoke: true },
    signal
  )
  output.result(
    { block, noiseKey: noise?.publicKey, signingKey: signing?.publicKey },
    [
      `revoked in block ${block}`,
      ...(noise ? [`noise key    ${toHex(noise.publicKey)}; start \`datdot provide\` again if it runs`] : []),
      ...(signing ? [`signing key  ${toHex(signing.publicKey)}`] : [])
    ].join('\n')
  )
}
