import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { expect, test } from '@jest/globals'
import { DatdotClient } from '../../../client/src/index.js'
import { sleep } from '../../src/abort.js'
import { formatBootstrap, formatFeedKey } from '../../src/hyper/index.js'
import '../client/localhost.js'
import { publish } from '../gateway/sites.js'
import { localDht, openPeer, temporaryFolder } from '../hyper/local-net.js'
import { datdot } from './cli.js'

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}

async function answering(address: string): Promise<Response> {
  for (;;) {
    const answer = await fetch(address, { redirect: 'manual' }).catch(() => undefined)
    if (answer !== undefined) return answer
    await sleep(50)
  }
}

test('the gateway alone shows a stranger’s drive, and has none of the daemon’s routes', async () => {
  const dht = await localDht()
  const author = await openPeer(dht)
  const { key, cores } = await publish(author, { 'index.html': '<h1>hello</h1>' })
  for (const core of cores) await author.announce(core.key)
  const port = await freePort()
  const running = datdot(['gateway', '--web', `127.0.0.1:${port}`, '--rpc', 'ws://127.0.0.1:1', '--json'], {
    DATDOT_HOME: await temporaryFolder(),
    DATDOT_BOOTSTRAP: formatBootstrap(dht.bootstrap),
    DATDOT_BIND: '127.0.0.1'
  })
  const own = `http://127.0.0.1:${port}`
  const id = formatFeedKey(key)
  const redirect = await answering(`${own}/hyper/${id}`)
  expect(redirect.headers.get('location')).toBe(`http://${id}.localhost:${port}/`)
  const client = new DatdotClient({ daemon: own })
  expect(await (await client.read(key)).text()).toBe('<h1>hello</h1>')
  const page = await (await fetch(`${own}/key/${id}`)).text()
  expect(page).toContain('a drive, version')
  expect(page).toMatch(/The chain was not asked: .*ws:\/\/127\.0\.0\.1:1/)
  for (const path of ['/rpc', '/health', '/metrics', '/consent', '/']) {
    expect([path, (await fetch(`${own}${path}`)).status]).toEqual([path, 404])
  }
  process.emit('SIGTERM')
  const { exitCode, stdout } = await running
  expect(exitCode).toBe(0)
  expect(JSON.parse(stdout)).toEqual({ gateway: own })
})
