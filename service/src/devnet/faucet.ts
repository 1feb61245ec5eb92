/**
 * Gives money of a development chain to whoever asks, once to each address, as long as there is some of what it may give.
 * Only the devnet runs it: it pays out of an account whose secret everybody knows.
 */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import type { ChainAPI } from '../chain/index.js'
import { isDatdotError } from '../errors.js'
import { devnetError } from './errors.js'

export interface FaucetOptions {
  /** Pays. */
  readonly chain: Pick<ChainAPI, 'genesis' | 'getNodeHealth' | 'transfer'>
  /** TCP port of loopback; 0: any. */
  readonly port: number
  /** Planck that one address gets. */
  readonly amount?: bigint
  /** Addresses that get something, from start to end. */
  readonly most?: number
}

export interface Faucet {
  readonly url: string
  close(): Promise<void>
}

const DAT = 10n ** 12n
/** Enough for a registration and an offer, many times. */
const AMOUNT = 5_000n * DAT
/** Of what a development chain gives to the account that pays, they leave a quarter. */
const MOST = 150
const MOST_BYTES = 1_024
const REQUEST_MS = 5_000
/** Chains on which money is worth nothing. */
const WORTHLESS: readonly string[] = ['Development', 'Local']

const wish = z.strictObject({ address: z.string().regex(/^[1-9A-HJ-NP-Za-km-z]{40,60}$/) })

interface Answer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

/** @throws DEVNET_FAUCET_REFUSED on a chain whose money is worth something, DEVNET_PORT_TAKEN */
export async function startFaucet(options: FaucetOptions): Promise<Faucet> {
  const { chain, port } = options
  const { type, chain: name } = await chain.getNodeHealth()
  if (!WORTHLESS.includes(type)) throw devnetError('DEVNET_FAUCET_REFUSED', { chain: name, type })
  const giving = new Giving(options, `0x${Buffer.from(chain.genesis).toString('hex')}`, name)
  const server = createServer({ requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS }, (request, response) => {
    giving.serve(request).then(
      (answer) => send(response, answer),
      () => send(response, { status: 500, body: { error: 'the faucet failed' } })
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', () => reject(devnetError('DEVNET_PORT_TAKEN', { port, use: 'the faucet' })))
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}

class Giving {
  readonly #options: FaucetOptions
  readonly #genesis: string
  readonly #name: string
  readonly #given = new Set<string>()
  /** One transfer after the other: they are the same account's. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(options: FaucetOptions, genesis: string, name: string) {
    this.#options = options
    this.#genesis = genesis
    this.#name = name
  }

  async serve(request: IncomingMessage): Promise<Answer> {
    const { amount = AMOUNT, most = MOST } = this.#options
    const about = { genesis: this.#genesis, chain: this.#name, amount: `${amount}` }
    if (request.method === 'GET' && request.url === '/') return { status: 200, body: about }
    if (request.method !== 'POST' || request.url !== '/') return refusal(404, 'ask for money with POST /')
    // What a web page can send without asking has another type.
    if (request.headers['content-type'] !== 'application/json') return refusal(415, 'send application/json')
    const text = await readBody(request)
    const asked = wish.safeParse(text === undefined ? undefined : parse(text))
    if (!asked.success) return refusal(400, 'send {"address": "…"} with an SS58 address')
    const { address } = asked.data
    if (this.#given.has(address)) return refusal(409, 'this address has had its share')
    if (this.#given.size >= most) return refusal(429, 'the faucet has given all that it may')
    this.#given.add(address)
    return this.#give(address, amount, about)
  }

  async #give(address: string, amount: bigint, about: Answer['body']): Promise<Answer> {
    const sent = this.#last.then(() => this.#options.chain.transfer(address, amount))
    this.#last = sent.catch(() => {})
    try {
      const { block } = await sent
      return { status: 200, body: { ...about, address, block } }
    } catch (error) {
      this.#given.delete(address)
      return refusal(502, isDatdotError(error) ? error.message : 'the chain did not take it')
    }
  }
}

const refusal = (status: number, error: string): Answer => ({ status, body: { error } })

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' })
  response.end(`${JSON.stringify(body)}\n`)
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request) {
    length += (part as Buffer).length
    if (length > MOST_BYTES) return undefined
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts).toString('utf8')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
