/** A node, a client of it, and a peer on a local DHT: what the service API takes. Started before the tests of a file. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ChainAPI, type ChainClient, connectChain, Signer } from '../../src/chain/index.js'
import { HypercorePeer, type LocalDht, randomBytes, startLocalDht } from '../../src/hyper/index.js'
import { startChainNode } from './chain-node.js'

export interface ChainAndPeer {
  readonly client: ChainClient
  readonly peer: HypercorePeer
  readonly dht: LocalDht
  /** Where other processes find the node. */
  readonly rpc: string
  /** The chain as the account of this secret sees and calls it. */
  as(secret: string): Promise<ChainAPI>
  stop(): Promise<void>
}

export async function startChainAndPeer(): Promise<ChainAndPeer> {
  const started: (() => unknown)[] = []
  const stop = async () => {
    for (const end of started.splice(0).reverse()) await end()
  }
  try {
    const node = await startChainNode()
    started.push(() => node.stop())
    const client = await connectChain({ url: `ws://${node.address}`, patienceMs: 30_000 })
    started.push(() => client.close())
    const dht = await startLocalDht()
    started.push(() => dht.close())
    const folder = await mkdtemp(join(tmpdir(), 'datdot-e2e-'))
    started.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
    const peer = await HypercorePeer.open({
      folder,
      seed: randomBytes(32),
      bootstrap: dht.bootstrap,
      host: '127.0.0.1'
    })
    started.push(() => peer.close())
    const as = async (secret: string) => new ChainAPI(client, await Signer.fromSecret(secret))
    return { client, peer, dht, rpc: `ws://${node.address}`, as, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
