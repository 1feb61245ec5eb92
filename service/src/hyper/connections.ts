/**
 * How many connections a peer has. Anybody may connect, say nothing and stay, and a swarm counts such connections against
 * those that it makes itself: without a bound of its own a peer would be filled, and could not find feeds any more. So the
 * newest always gets in, for one that nobody needs.
 */

import type Hyperswarm from 'hyperswarm'
import type { SwarmConnection } from 'hyperswarm'
import { hyperError } from './errors.js'

/** Connections of one peer, by default. */
export const MAX_CONNECTIONS = 512

/** How a swarm is opened so that it leaves the counting of connections that others make to `limitConnections`. */
export const DIALLING = { maxPeers: Number.POSITIVE_INFINITY, maxClientConnections: MAX_CONNECTIONS / 2 } as const

/** How much a connection is needed: the least needed is closed first, the oldest of several. */
export type Need = 'none' | 'session' | 'wished'

const NEEDS: readonly Need[] = ['none', 'session']

export function limitConnections(swarm: Hyperswarm, most: number, needOf: (connection: SwarmConnection) => Need): void {
  /** In the order in which they came. */
  const open = new Set<SwarmConnection>()
  swarm.on('connection', (connection: SwarmConnection) => {
    open.add(connection)
    connection.on('close', () => open.delete(connection))
    if (open.size <= most) return
    const others = [...open].filter((other) => other !== connection && !other.destroyed)
    if (others.length < most) return
    const spare = NEEDS.flatMap((need) => others.filter((other) => needOf(other) === need))[0]
    const closed = spare ?? connection
    closed.destroy(hyperError('HYPER_CONNECTIONS_FULL', { most }))
  })
}
