/** `datdot read KEY`: a plain Hypercore reader that knows the key and nothing of DatDot. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { formatFeedKey, parseFeedKey } from '../../hyper/index.js'
import { formatBytes, formatDuration, parseDuration } from '../quantities.js'
import type { Run } from '../run.js'
import type { Session } from '../session.js'

interface ReadOptions {
  readonly to?: string
  readonly wait?: number
}

export function readCommand(program: Command, run: Run): void {
  program
    .command('read')
    .description('fetch a hypercore or hyperdrive as a plain reader, knowing only its key')
    .argument('<key>', 'the key that readers were given: z-base-32 or hex')
    .option('--to <path>', 'file or folder to write, which must not exist; else one named after the key')
    .option('--wait <time>', 'longest time without a peer or new bytes (default: 60s)', parseDuration)
    .action(run(read))
}

async function read(session: Session, options: ReadOptions, keyText = ''): Promise<void> {
  const key = parseFeedKey(keyText)
  const to = options.to ?? formatFeedKey(key)
  const folder = await mkdtemp(join(tmpdir(), 'datdot-read-'))
  session.defer(folder, () => rm(folder, { recursive: true, force: true }))
  const peer = await session.openPeerIn(folder)
  const progress = session.defer(session.output.progress('reading'), (bar) => bar.stop())
  const started = Date.now()
  const onProgress = ({ bytes, totalBytes }: { bytes: number; totalBytes?: number }) =>
    progress.update(bytes, totalBytes)
  const result = await peer.read(key, { to, onProgress }, (options.wait ?? 60) * 1_000, session.signal)
  progress.stop()
  const seconds = (Date.now() - started) / 1_000
  session.output.result(
    { key: formatFeedKey(key), to, ...result, seconds },
    `${to}: ${result.kind === 'folder' ? `${result.files} file${result.files === 1 ? '' : 's'}, ` : ''}${formatBytes(result.bytes)} in ${formatDuration(seconds)}`
  )
}
