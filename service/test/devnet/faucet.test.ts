/** The devnet's faucet over HTTP, on a chain of plain values. */

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from '@jest/globals'
import type { NodeHealth } from '../../src/chain/types.js'
import { fund } from '../../src/cli/faucet.js'
import { type Faucet, type FaucetOptions, startFaucet } from '../../src/devnet/faucet.js'

const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'
const BOB = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty'
const AMOUNT = 7n * 10n ** 12n

class Money {
  readonly genesis: Uint8Array
  readonly balances = new Map<string, bigint>()
  type = 'Development'
  broken = false
  under = 0
  most = 0

  constructor(genesis = 7) {
    this.genesis = new Uint8Array(32).fill(genesis)
  }

  async getNodeHealth(): Promise<NodeHealth> {
    return { syncing: false, peers: 0, chain: 'Test', type: this.type, time: 0, blockTimeMs: 6_000 }
  }

  async getBalance(address: string) {
    return { free: this.balances.get(address) ?? 0n, held: 0n }
  }

  async transfer(to: string, amount: bigint) {
    this.most = Math.max(this.most, ++this.under)
    await new Promise((resolve) => setTimeout(resolve, 20))
    this.under--
    if (this.broken) throw new Error('the node is away')
    this.balances.set(to, (this.balances.get(to) ?? 0n) + amount)
    const hash = new Uint8Array(32)
    return { block: 3, blockHash: hash, hash, finalised: false }
  }
}

const faucets: Faucet[] = []

afterEach(async () => {
  for (const faucet of faucets.splice(0)) await faucet.close()
})

async function start(chain: Money, more: Partial<FaucetOptions> = {}): Promise<string> {
  const faucet = await startFaucet({ chain, port: 0, amount: AMOUNT, ...more })
  faucets.push(faucet)
  return faucet.url
}

const post = (url: string, body: string, type = 'application/json') =>
  fetch(url, { method: 'POST', headers: { 'content-type': type }, body })
const signal = () => AbortSignal.timeout(10_000)

test('an address gets its share, once', async () => {
  const chain = new Money()
  const url = await start(chain)
  expect(await fund(url, chain, ALICE, signal())).toBe(AMOUNT)
  await expect(fund(url, chain, ALICE, signal())).rejects.toMatchObject({
    code: 'CLI_FAUCET_FAILED',
    message: expect.stringContaining('has had its share')
  })
  expect(chain.balances.get(ALICE)).toBe(AMOUNT)
})

test('it gives to so many and no more, one after the other', async () => {
  const chain = new Money()
  const url = await start(chain, { most: 2 })
  const addresses = [ALICE, BOB, BOB.replace(/y$/, 'z')]
  const answers = await Promise.all(addresses.map((address) => post(url, JSON.stringify({ address }))))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429])
  expect(chain.most).toBe(1)
})

test('what failed may be asked for again', async () => {
  const chain = new Money()
  const url = await start(chain)
  chain.broken = true
  expect((await post(url, JSON.stringify({ address: ALICE }))).status).toBe(502)
  chain.broken = false
  expect((await post(url, JSON.stringify({ address: ALICE }))).status).toBe(200)
})

test.each([
  ['', 400],
  ['{', 400],
  ['{"address":"Alice"}', 400],
  ['{"address":7}', 400],
  [JSON.stringify({ address: ALICE, amount: 10 }), 400],
  [JSON.stringify({ address: 'x'.repeat(5_000) }), 400]
])('%s is refused', async (body, status) => {
  const chain = new Money()
  const url = await start(chain)
  expect((await post(url, body)).status).toBe(status)
  expect(chain.balances.size).toBe(0)
})

test('a web page cannot ask for somebody', async () => {
  const url = await start(new Money())
  expect((await post(url, JSON.stringify({ address: ALICE }), 'text/plain')).status).toBe(415)
  expect((await fetch(`${url}/other`)).status).toBe(404)
})

test('there is none on a chain whose money is worth something, and nobody asks one there', async () => {
  const chain = new Money()
  const url = await start(chain)
  chain.type = 'Live'
  await expect(startFaucet({ chain, port: 0 })).rejects.toMatchObject({ code: 'DEVNET_FAUCET_REFUSED' })
  await expect(fund(url, chain, ALICE, signal())).rejects.toMatchObject({ code: 'CLI_FAUCET_FAILED' })
})

test('the faucet of another chain is none', async () => {
  const url = await start(new Money(7))
  const other = fund(url, new Money(8), ALICE, signal())
  await expect(other).rejects.toMatchObject({ message: expect.stringContaining('another chain') })
})

test('what is no faucet says so', async () => {
  const chain = new Money()
  const gone = await start(chain)
  await faucets.pop()?.close()
  await expect(fund(gone, chain, ALICE, signal())).rejects.toMatchObject({ code: 'CLI_FAUCET_FAILED' })
})

test('one that says more than a faucet has to say, without an end, is not listened to', async () => {
  const endless = createServer((_, response) => {
    const going = setInterval(() => response.write(' '.repeat(10_000)), 1)
    response.on('close', () => clearInterval(going))
  })
  await new Promise<void>((listening) => endless.listen(0, '127.0.0.1', listening))
  const { port } = endless.address() as AddressInfo
  const asked = fund(`http://127.0.0.1:${port}`, new Money(), ALICE, signal())
  await expect(asked).rejects.toMatchObject({ code: 'CLI_FAUCET_FAILED' })
  endless.closeAllConnections()
  await new Promise((closed) => endless.close(closed))
})
