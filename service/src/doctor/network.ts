/** The network: the web server’s port, and how other peers reach this machine. */

import { createServer } from 'node:net'
import type { Reachability } from '../hyper/index.js'
import { broken, type Finding, good, poor } from './finding.js'

/** @param web `address:port` @param daemonRuns whether it is HOME's own daemon that has it */
export async function lookAtPort(web: string, daemonRuns: boolean): Promise<Finding> {
  if (daemonRuns) return good('port', `the daemon serves ${web}`)
  const at = web.lastIndexOf(':')
  const host = web.slice(0, at).replace(/^\[|\]$/g, '')
  const code = await listenOnce(host, Number(web.slice(at + 1)))
  if (code === undefined) return good('port', `${web} is free`)
  if (code === 'EADDRINUSE') {
    return broken(
      'port',
      `another program has ${web}`,
      'Stop it, or take another port with the setting `web`; 0 is any.'
    )
  }
  if (code === 'EACCES') {
    return broken('port', `this user may not listen at ${web}`, 'Take a port above 1023 with the setting `web`.')
  }
  return broken('port', `nobody can listen at ${web} (${code})`, 'Set `web` to an address of this machine.')
}

function listenOnce(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen(port, host, () => server.close(() => resolve(undefined)))
  })
}

export function lookAtReach({ online, firewalled, randomized, address }: Reachability): Finding {
  if (!online) {
    const remedy =
      'Let UDP out through the firewall, or name DHT nodes that can be reached with the setting `bootstrap`.'
    return broken('reach', 'no node of the DHT answers', remedy)
  }
  if (randomized) {
    const remedy =
      'Others behind such a router cannot connect. Forward a UDP port to this machine, or use a router that keeps ports.'
    return poor('reach', 'the router gives every connection another port (a symmetric NAT)', remedy)
  }
  if (firewalled) {
    return good('reach', 'behind a firewall or router that keeps ports; peers connect by hole punching')
  }
  return good('reach', `open to the network${address === undefined ? '' : ` as ${address.host}:${address.port}`}`)
}
