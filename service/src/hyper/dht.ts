/**
 * A DHT of one's own, for a devnet or a test: no address outside of it is ever asked. Peers that take one of these
 * nodes as their bootstrap find each other and nobody else.
 */

import createTestnet from 'hyperdht/testnet.js'
import { hyperError } from './errors.js'

export interface DhtAddress {
  readonly host: string
  readonly port: number
}

export interface LocalDhtOptions {
  /** IPv4 address by which all peers can reach it; default 127.0.0.1. In a container: the container's own address. */
  readonly host?: string
  /** UDP port of the first node, the others take any; default 0: any. */
  readonly port?: number
  /** At least 4, the default: with fewer, peers seem to connect and then time out. */
  readonly nodes?: number
}

export interface LocalDht {
  /** What peers take as their `bootstrap`. */
  readonly bootstrap: readonly DhtAddress[]
  close(): Promise<void>
}

const LEAST_NODES = 4

/** @throws HYPER_DHT_NOT_STARTED */
export async function startLocalDht(options: LocalDhtOptions = {}): Promise<LocalDht> {
  const { host = '127.0.0.1', port = 0, nodes = LEAST_NODES } = options
  if (nodes < LEAST_NODES) throw hyperError('HYPER_DHT_NOT_STARTED', { host, port, why: 'it needs at least 4 nodes' })
  try {
    const testnet = await createTestnet(nodes, { host, port })
    const [first] = testnet.bootstrap
    if (first === undefined || (port !== 0 && first.port !== port)) {
      await testnet.destroy()
      throw new Error(`port ${port} is taken`)
    }
    let closing: Promise<void> | undefined
    return {
      bootstrap: testnet.bootstrap.map((address) => ({ host: address.host, port: address.port })),
      close: () => {
        closing ??= testnet.destroy()
        return closing
      }
    }
  } catch (cause) {
    throw hyperError('HYPER_DHT_NOT_STARTED', { host, port, why: (cause as Error).message }, cause)
  }
}

/**
 * Reads `host:port`, several separated by commas, as settings state them.
 * @throws HYPER_BOOTSTRAP_UNREADABLE
 */
export function parseBootstrap(text: string): DhtAddress[] {
  return text.split(',').map((part) => {
    const [, host, port] = /^([\w.-]+):(\d{1,5})$/.exec(part.trim()) ?? []
    if (host === undefined || Number(port) < 1 || Number(port) > 65535) {
      throw hyperError('HYPER_BOOTSTRAP_UNREADABLE', { text: part.trim().slice(0, 80) })
    }
    return { host, port: Number(port) }
  })
}

/** What `parseBootstrap` reads. */
export function formatBootstrap(nodes: readonly DhtAddress[]): string {
  return nodes.map(({ host, port }) => `${host}:${port}`).join(',')
}
