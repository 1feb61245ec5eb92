import { EventEmitter } from 'node:events'
import { expect, jest, test } from '@jest/globals'
import type Hyperswarm from 'hyperswarm'
import { Dialer } from '../../src/hyper/dialer.js'
import { createLogger } from '../../src/log.js'

const PEER = new Uint8Array(32).fill(7)

/** What a dialer uses of a swarm that meets nobody by itself. */
class QuietSwarm extends EventEmitter {
  readonly connections = new Set<unknown>()
}

test('a peer that stays out of reach is told once; one that comes in time is not', async () => {
  jest.useFakeTimers()
  try {
    const lines: string[] = []
    const swarm = new QuietSwarm()
    const log = createLogger({ destination: { write: (line) => void lines.push(line) } })
    const dialer = new Dialer(swarm as unknown as Hyperswarm, log)
    const connection = { remotePublicKey: PEER, destroyed: false }
    const quick = dialer.connection(PEER)
    jest.advanceTimersByTime(20_000)
    swarm.emit('connection', connection)
    expect(await quick).toBe(connection)
    jest.advanceTimersByTime(60_000)
    expect(lines).toEqual([])

    const late = dialer.connection(PEER)
    jest.advanceTimersByTime(90_000)
    expect(lines).toEqual([
      expect.stringMatching(/"peer":"(07){32}".*out of reach.*check the network, the firewall and the DHT/)
    ])
    swarm.emit('connection', connection)
    expect(await late).toBe(connection)
  } finally {
    jest.useRealTimers()
  }
})
