/**
 * How many connections a peer has. Anybody may connect, say nothing and stay, and a swarm counts such connections against
 * those that it makes itself: without a bound of its own a peer would be filled, and could not find feeds any more. So the
 * newest always gets in, for one that nobody needs.
 */

import type Hyperswarm from 'hyperswarm'
import type { SwarmConnection } from 'hyperswarm'
import { hyperError } from './errors.js'
import { LIMITS, type PeerLimits } from './limits.js'

/** How a swarm is opened so that it leaves the counting of connections that others make to `limitConnections`. */
export function dialling({ connections = LIMITS.connections }: Partial<PeerLimits> = {}) {
  return { maxPeers: Number.POSITIVE_INFINITY, maxClientConnections: Math.ceil(connections / 2) }
}

/** How much a connection is needed: the least needed is closed first, the oldest of several. */
export type Need = 'none' | 'session' | 'wished'

const NEEDS: readonly Need[] = ['none', 'session']

/** Of all connections, and of those from one address: a stranger has as many keys as it likes, but not as many addresses. */
export function limitConnections(
  swarm: Hyperswarm,
  { connections, connectionsOfAddress }: Pick<PeerLimits, 'connections' | 'connectionsOfAddress'>,
  needOf: (connection: SwarmConnection) => Need
): void {
  /** In the order in which they came. */
  const open = new Set<SwarmConnection>()
  const bound = (among: readonly SwarmConnection[], newest: SwarmConnection, most: number): void => {
    const others = among.filter((other) => other !== newest && !other.destroyed)
    if (others.length < most) return
    const spare = NEEDS.flatMap((need) => others.filter((other) => needOf(other) === need))[0]
    const closed = spare ?? newest
    closed.destroy(hyperError('HYPER_CONNECTIONS_FULL', { most }))
  }
  swarm.on('connection', (connection: SwarmConnection) => {
    open.add(connection)
    connection.on('close', () => open.delete(connection))
    const { remoteHost } = connection.rawStream
    const neighbours = [...open].filter((other) => other.rawStream.remoteHost === remoteHost)
    bound(neighbours, connection, connectionsOfAddress)
    bound([...open], connection, connections)
  })
}
