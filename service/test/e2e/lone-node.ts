/** A lone validator as a process with a folder of its own, which is killed and started again; nobody works beside it. */

import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Net } from '../../src/chaos/net.js'
import { Show } from '../../src/devnet/show.js'
import { nodeBinary } from './chain-node.js'

export interface LoneNode {
  readonly net: Net
  /** Its chain is in `chain` below it. */
  readonly home: string
  stop(): Promise<void>
}

export async function startLoneNode(signal: AbortSignal): Promise<LoneNode> {
  const home = await mkdtemp(join(tmpdir(), 'datdot-lone-'))
  process.env.DATDOT_NODE = nodeBinary()
  const net = await Net.make({ home, patience: 3, cast: [] }, new Show(createWriteStream(join(home, 'show'))))
  const stop = async (): Promise<void> => {
    await net.stop()
    await rm(home, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    await net.start(signal)
  } catch (error) {
    await stop()
    throw error
  }
  return { net, home, stop }
}
