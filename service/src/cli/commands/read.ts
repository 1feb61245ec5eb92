/**
 * `datdot read KEY`: a plain Hypercore reader that knows the key alone. It works without a chain; if there is one, it asks
 * those who served it for receipts.
 */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { ReceiptAsker } from '../../api/index.js'
import { formatFeedKey, type Received } from '../../hyper/index.js'
import { formatBytes, formatDuration, parseDuration } from '../quantities.js'
import type { Run } from '../run.js'
import type { Session } from '../session.js'
import { keyOf } from '../source.js'

interface ReadOptions {
  readonly to?: string
  readonly wait?: number
}

export function readCommand(program: Command, run: Run): void {
  program
    .command('read')
    .summary('fetch a hypercore, knowing only its key')
    .description('fetch a hypercore or hyperdrive as a plain reader, knowing only its key')
    .argument('<key>', 'the key that readers were given: z-base-32 or hex')
    .option('--to <path>', 'file or folder to write, which must not exist; else one named after the key')
    .option('--wait <time>', 'longest time without a peer or new bytes (default: 60s)', parseDuration)
    .action(run(read))
}

async function read(session: Session, options: ReadOptions, keyText = ''): Promise<void> {
  const key = keyOf(keyText)
  const to = options.to ?? formatFeedKey(key)
  const folder = await mkdtemp(join(tmpdir(), 'datdot-read-'))
  session.defer(folder, () => rm(folder, { recursive: true, force: true }))
  // Nobody dials a reader.
  const peer = await session.openPeerIn(folder, undefined, false)
  const chain = session.openChainToRead()
  const receipts = new ReceiptAsker(peer, () => chain)
  let given = 0
  const onReceived = async (received: Received, signal: AbortSignal): Promise<void> => {
    given = (await receipts.onReceived(received, signal)).length
  }
  const progress = session.defer(session.output.progress('reading'), (bar) => bar.stop())
  const started = Date.now()
  const onProgress = ({ bytes, totalBytes }: { bytes: number; totalBytes?: number }) =>
    progress.update(bytes, totalBytes)
  const target = { to, onProgress, onPeer: receipts.onPeer, onReceived }
  const result = await peer.read(key, target, (options.wait ?? 60) * 1_000, session.signal)
  progress.stop()
  const seconds = (Date.now() - started) / 1_000
  session.output.result(
    { key: formatFeedKey(key), to, ...result, receipts: given, seconds },
    `${to}: ${result.kind === 'folder' ? `${result.files} file${result.files === 1 ? '' : 's'}, ` : ''}${formatBytes(result.bytes)} in ${formatDuration(seconds)}`
  )
}
