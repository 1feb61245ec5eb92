/** `datdot publish PATH|KEY`: hypercores made or taken, made known to the chain, and seeded. */

import type { Command } from 'commander'
import { feedsOf, obtain, type SourceFeed } from '../../api/index.js'
import type { ChainAPI } from '../../chain/index.js'
import { formatFeedKey, inspectPath, type Published } from '../../hyper/index.js'
import { printFields } from '../fields.js'
import { formatBytes } from '../quantities.js'
import type { Run } from '../run.js'
import { seed } from '../seeding.js'
import { type Session, stopped } from '../session.js'
import { sourceOf } from '../source.js'

interface PublishOptions {
  readonly fields?: boolean
  readonly once?: boolean
  readonly filesFrom?: string
}

export function publishCommand(program: Command, run: Run): void {
  program
    .command('publish')
    .summary('make a hypercore of it; prints the key')
    .description(
      'make a hypercore of a file, or a hyperdrive of a folder, or take an existing key; publish and seed it'
    )
    .argument('<path-or-key>', 'a file, a folder, or the key of a hypercore that this store or the swarm has')
    .option('--fields', 'print the fields of the calls for polkadot.js Apps instead of sending them, then seed')
    .option(
      '--files-from <file>',
      'of a folder, only the files that this file lists, one path inside the folder a line'
    )
    .option('--once', 'end when it is published, without seeding')
    .addHelpText(
      'after',
      '\nA folder is two hypercores, names and contents; readers get the key of the first. Seed until hosting has started:\n' +
        'encoders fetch from you. `datdot host KEY` requests hosting.'
    )
    .action(run(publish))
}

async function publish(session: Session, options: PublishOptions, text = ''): Promise<void> {
  const source = sourceOf(text, options.filesFrom)
  // What cannot be published is refused before anything is made or asked.
  if (source.type === 'path') await inspectPath(source.path, source.files, session.signal)
  const chain = await session.openChain()
  const peer = await session.openPeer('store')
  const progress = session.defer(session.output.progress('making'), (bar) => bar.stop())
  const onProgress = ({ bytes, totalBytes }: { bytes: number; totalBytes?: number }) =>
    progress.update(bytes, totalBytes)
  const published = await obtain(peer, source, { onProgress }, session.signal)
  progress.stop()
  const feeds = await feedsOf(chain, peer, published, session.signal)
  if (options.fields)
    printFields(
      session.output,
      // Another account than this one may send them, which the key has not authorised.
      await Promise.all(
        feeds.flatMap(({ fresh }) => (fresh ? [chain.fields.publishFeed({ ...fresh, authorisation: undefined })] : []))
      )
    )
  else await publishFeeds(session, chain, feeds)
  describePublished(session, published)
  if (options.once) return
  await seed(session, peer, published)
  session.output.note('seeding until Ctrl-C')
  await stopped(session.signal)
}

async function publishFeeds(session: Session, chain: ChainAPI, feeds: readonly SourceFeed[]): Promise<void> {
  for (const { fresh, known, part } of feeds) {
    if (known !== undefined) session.output.note(`feed ${known.id}: its ${part}, known to the chain already`)
    if (fresh === undefined) continue
    const { feed, block } = await chain.publishFeed(fresh, {}, session.signal)
    session.output.note(`feed ${feed}: its ${part}, published in block ${block}`)
  }
}

function describePublished({ output }: Session, { key, kind, cores }: Published): void {
  const bytes = cores.reduce((sum, core) => sum + core.byteLength, 0)
  output.result(
    { key: formatFeedKey(key), kind, cores: cores.map((core) => ({ ...core, key: formatFeedKey(core.key) })) },
    `${formatFeedKey(key)}  (${kind}, ${formatBytes(bytes)} in ${cores.length} hypercore${cores.length > 1 ? 's' : ''})`
  )
}
