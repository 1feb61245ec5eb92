/**
 * Has a file hosted, from a program: node host-file.mjs FILE
 *
 * DATDOT_RPC and DATDOT_BOOTSTRAP as for the `datdot` command; DATDOT_SECRET is the account that pays.
 */

import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  ChainAPI,
  connectChain,
  deriveKeys,
  formatFeedKey,
  HypercorePeer,
  hostingRequest,
  parseBootstrap,
  Signer
} from 'datdot'

const { DATDOT_RPC: url = 'ws://127.0.0.1:9944', DATDOT_SECRET: secret = '//Bob', DATDOT_BOOTSTRAP } = process.env
const [, , path = 'LICENSE'] = process.argv

const client = await connectChain({ url })
const chain = new ChainAPI(client, await Signer.fromSecret(secret))
const keys = await deriveKeys(secret)
const peer = await HypercorePeer.open({
  folder: await mkdtemp(join(tmpdir(), 'datdot-example-')),
  seed: keys.noiseSeed,
  ...(DATDOT_BOOTSTRAP && { bootstrap: parseBootstrap(DATDOT_BOOTSTRAP), host: '127.0.0.1' })
})

try {
  // An hour of hosting, at the usual price, for at most 10 DAT.
  const { blocksPerHour } = await chain.priceList()
  const hosting = await hostingRequest(
    { chain, peer },
    { source: { type: 'path', path }, blocks: blocksPerHour, budget: 10n * 10n ** 12n },
    { confirm: ({ cost }) => cost.total < 10n ** 12n }
  )
  process.stdout.write(`plan ${hosting.plan} hosts ${formatFeedKey(hosting.published.key)}\n`)

  // Encoders fetch from this peer: seed until every contract is hosted.
  for (const { key } of hosting.published.cores) await peer.announce(key)
  for (let started = 0; started < hosting.cost.contracts; ) {
    await chain.nextBlock()
    started = (await chain.getPlanByID(hosting.plan))?.started ?? 0
  }
  process.stdout.write('hosted\n')
} finally {
  await peer.close()
  await client.close()
}
