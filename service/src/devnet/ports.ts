/** Ports of loopback. */

import { createServer } from 'node:net'

/** Beside the usual one, which a daemon of whoever tries the network takes. */
const WEB_PORT = 8_788

/** A TCP port that was free a moment ago, for processes that have to find it again after a restart. */
export function freePort(): Promise<number> {
  return listen(0)
}

/** Whether a TCP port is free now. */
export function isFree(port: number): Promise<boolean> {
  return listen(port).then(
    () => true,
    () => false
  )
}

/** Where a web server of the devnet listens. @param port 0: 8788 if it is free, else any */
export async function webAddress(port: number): Promise<string> {
  const taken = port === 0 && !(await isFree(WEB_PORT))
  return `127.0.0.1:${port === 0 && !taken ? WEB_PORT : port}`
}

/** Where a browser sees the hypercore of a key, by the gateway of the daemon with this dashboard. */
export function browserAddress(key: string, dashboard: string): string {
  return `http://${key}.localhost:${new URL(dashboard).port}/`
}

function listen(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no free port'))
      )
    })
  })
}
