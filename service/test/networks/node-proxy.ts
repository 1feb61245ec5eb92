/** Nodes that reach each other through proxies alone, so that what is between them can be cut. */

import { type ChainNode, startChainNode } from '../e2e/chain-node.js'
import { TcpProxy } from '../e2e/tcp-proxy.js'

/** A node that dials those addresses and no others, for as long as it runs. */
export function startApart(kind: readonly string[], addresses: readonly string[] = []): Promise<ChainNode> {
  const reserved = addresses.flatMap((address) => ['--reserved-nodes', address])
  return startChainNode([...kind, '--no-private-ip', ...reserved])
}

/** A proxy before a node, and the address by which other nodes reach it through that. */
export async function proxyTo(node: ChainNode): Promise<{ proxy: TcpProxy; address: string }> {
  const direct = await node.p2pAddress()
  const [, port = ''] = /\/tcp\/(\d+)/.exec(direct) ?? []
  const proxy = await TcpProxy.start(`127.0.0.1:${port}`)
  return { proxy, address: direct.replace(`/tcp/${port}`, `/tcp/${proxy.address.split(':')[1]}`) }
}
