/** Looks at what is there without being a part of it: a store, a peer in the DHT, the way out of this network. */

import HyperDHT from 'hyperdht'
import { abortable, withTimeout } from '../abort.js'
import type { DhtAddress } from './dht.js'
import { keyPairFromSeed, oneUseKeyPair } from './keys.js'
import { openStore } from './store.js'

/** Why the store in a folder cannot be opened, as when another process has it; nothing if it can. */
export async function storeTrouble(folder: string): Promise<string | undefined> {
  const store = openStore(folder)
  try {
    await store.ready()
    return undefined
  } catch (error) {
    return (error as Error).message
  } finally {
    await store.close().catch(() => {})
  }
}

export interface LookNetwork {
  /** Nodes of the DHT to start from; default: the public Hyperswarm DHT. */
  readonly bootstrap?: readonly DhtAddress[]
  /** Address to bind to; default all. */
  readonly host?: string
}

/** Whether somebody who has the secret key of this seed can be dialled. */
export async function answersUnderKey(
  seed: Uint8Array,
  network: LookNetwork,
  waitMs: number,
  signal?: AbortSignal
): Promise<boolean> {
  const dht = new HyperDHT({ ...network })
  const limited = withTimeout(waitMs, signal)
  try {
    await abortable(dht.fullyBootstrapped(), limited)
    const connection = dht.connect(keyPairFromSeed(seed).publicKey, { keyPair: oneUseKeyPair() })
    const opened = new Promise<boolean>((resolve) => {
      connection.once('open', () => resolve(true))
      connection.once('error', () => resolve(false))
      connection.once('close', () => resolve(false))
    })
    return await abortable(opened, limited, () => void connection.destroy())
  } catch (error) {
    if (signal?.aborted) throw error
    return false
  } finally {
    await dht.destroy({ force: true })
  }
}

/** What the DHT tells about the way out of this network. */
export interface Reachability {
  /** Whether any node of the DHT answered. */
  readonly online: boolean
  /** Whether packets that nobody here asked for are kept out; the DHT's nodes have tried. */
  readonly firewalled: boolean
  /** Whether the ports by which others see this machine change with whom it talks to: then others cannot dial it. */
  readonly randomized: boolean
  /** As others see it. */
  readonly address: DhtAddress | undefined
}

export async function lookAround(network: LookNetwork, waitMs: number, signal?: AbortSignal): Promise<Reachability> {
  const dht = new HyperDHT({ ...network })
  try {
    await abortable(dht.fullyBootstrapped(), withTimeout(waitMs, signal)).catch((error) => {
      if (signal?.aborted) throw error
    })
    const address = dht.remoteAddress() ?? undefined
    return {
      online: dht.bootstrapped && dht.toArray().length > 0,
      firewalled: dht.firewalled,
      randomized: dht.randomized,
      address: address && { host: address.host, port: address.port }
    }
  } finally {
    await dht.destroy({ force: true })
  }
}
