/** `datdot backup` and `datdot restore`: an account moves to another machine without a punishable gap. */

import type { Command } from 'commander'
import { aboutBackup, makeBackup, restoreBackup } from '../../backup/index.js'
import { Signer } from '../../chain/index.js'
import { isDatdotError } from '../../errors.js'
import { exists, openKeystore } from '../../keystore/index.js'
import { formatBytes } from '../quantities.js'
import type { Run } from '../run.js'
import { newPassphrase, withPassphrase } from '../secrets.js'
import type { Session } from '../session.js'

interface BackupFlags {
  readonly move?: boolean
  readonly withReplicas?: boolean
  readonly withFeeds?: boolean
}

interface RestoreFlags {
  readonly oldIsGone?: boolean
}

export function backupCommand(program: Command, run: Run): void {
  program
    .command('backup')
    .summary('write the account and its state to a file')
    .description(
      'write what another machine needs to take the account over into an encrypted file; HOME must be at rest'
    )
    .argument('<file>', 'the new file')
    .option('--move', 'have this HOME refuse to start from now on: the account goes on elsewhere')
    .option(
      '--with-replicas',
      'also what is stored for others, which may be large; else move HOME/provider/replicas yourself'
    )
    .option('--with-feeds', 'also the hypercores that were published from here, with the right to append to them')
    .action(run(backUp))
  program
    .command('restore')
    .summary('fill an empty HOME from a backup')
    .description('fill an empty HOME from a backup')
    .argument('<file>', 'the backup')
    .option('--old-is-gone', 'the backup is a copy, and the machine that it was made on never starts again')
    .action(run(restore))
}

async function backUp(session: Session, flags: BackupFlags, path: string): Promise<void> {
  const { home } = session.settings
  const { address, passphrase } = await ownerOf(session)
  const { move = false, withReplicas: replicas = false, withFeeds: feeds = false } = flags
  const made = await makeBackup({ home, path, passphrase, address, move, replicas, feeds })
  const next = move
    ? 'this HOME starts no more; restore it on the other machine with `datdot restore`'
    : 'it is a copy: this machine goes on. To move the account, use --move'
  session.output.result(
    { backup: path, address, ...made, moved: move },
    `${made.files} files of ${address}, ${formatBytes(made.bytes)}, are in ${path}\n${next}`
  )
}

async function restore(session: Session, { oldIsGone = false }: RestoreFlags, path: string): Promise<void> {
  const { settings, output, signal } = session
  const { home } = settings
  const { address, made } = await aboutBackup(path)
  output.note(`a backup of ${address}, made ${made}`)
  const open = (passphrase: string) => restoreBackup({ home, path, passphrase, oldIsGone })
  // The passphrase of the backup is asked for, and tried again, like that of the keystore which it holds.
  const { files } = await withPassphrase({ ...settings, keystore: path }, open, signal, (error) =>
    isDatdotError(error, 'BACKUP_PASSPHRASE_WRONG')
  )
  output.result(
    { restored: home, address, files },
    `${files} files of ${address} are in ${home}\nIf replicas were moved separately, put them into ${home}/provider/replicas before you start.`
  )
}

/** Whose HOME it is, and the passphrase under which the keystore is and the backup comes. */
async function ownerOf({ settings, keyring, signal }: Session): Promise<{ address: string; passphrase: string }> {
  if (settings.secret !== undefined || settings.secretFile !== undefined || !(await exists(settings.keystore))) {
    const { address } = await Signer.fromSecret(await keyring.secret())
    return { address, passphrase: await newPassphrase(settings, signal) }
  }
  const opened = await withPassphrase(
    settings,
    async (passphrase) => ({ passphrase, secret: await openKeystore(settings.keystore, passphrase) }),
    signal
  )
  return { address: (await Signer.fromSecret(opened.secret)).address, passphrase: opened.passphrase }
}
