/** docs/apps.md, by a client that knows nothing of the market but what the chain's metadata says, as Apps does. */

import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { ApiPromise, Keyring, WsProvider } from '@polkadot/api'
import type { ApiOptions, SubmittableExtrinsic } from '@polkadot/api/types'
import { type ChainNode, startChainNode } from '../e2e/chain-node.js'
import { Form, type Typed } from './apps-form.js'
import { type Printed, printedAt, type Table, tables, typed } from './apps-tables.js'

const datdot = fileURLToPath(new URL('../../bin/datdot.js', import.meta.url))
const licence = fileURLToPath(new URL('../../../LICENSE', import.meta.url))
const LIMIT_MS = 120_000

let node: ChainNode
let api: ApiPromise
let home: string
let pages: ReadonlyMap<string, Table>

beforeAll(async () => {
  node = await startChainNode()
  home = await mkdtemp(join(tmpdir(), 'datdot-apps-'))
  // polkadot.js's own types disagree on whether an option that is left out may be `undefined`.
  const provider = new WsProvider(`ws://${node.address}`) as NonNullable<ApiOptions['provider']>
  api = await ApiPromise.create({ provider, noInitWarn: true })
  pages = await tables()
}, 60_000)

afterAll(async () => {
  await api?.disconnect()
  await node?.stop()
  await rm(home, { recursive: true, force: true, maxRetries: 5 })
})

/** The arguments of the first call that a command prints with `--fields`, by name. */
async function printedBy(secret: string, ...args: string[]): Promise<Printed> {
  const { PATH } = process.env
  const env = {
    PATH,
    DATDOT_RPC: `ws://${node.address}`,
    DATDOT_SECRET: secret,
    DATDOT_HOME: home,
    DATDOT_BIND: '127.0.0.1'
  }
  const bootstrap = { DATDOT_BOOTSTRAP: '127.0.0.1:1' }
  const command = [datdot, ...args, '--fields', '--json']
  const { stdout } = await promisify(execFile)(process.execPath, command, { env: { ...env, ...bootstrap } })
  const [line = ''] = stdout.split('\n')
  const { call } = JSON.parse(line) as { call: { args: { name: string; value: Printed }[] } }
  return Object.fromEntries(call.args.map(({ name, value }) => [name, value]))
}

/** Fills a call's form in, submits it with a development account, and gives the data of the market's events in its block. */
async function submit(signer: string, call: string, given: Typed): Promise<Map<string, unknown>> {
  const form = new Form(api, call, given)
  const args = form.fill()
  checkForm(form, given)
  const calls = api.tx.datdot as unknown as Record<string, (...args: unknown[]) => SubmittableExtrinsic<'promise'>>
  const pair = new Keyring({ type: 'sr25519' }).addFromUri(signer)
  return new Promise((resolve, reject) => {
    calls[call]?.(...args)
      .signAndSend(pair, ({ status, events, dispatchError }) => {
        if (dispatchError?.isModule) return reject(new Error(api.registry.findMetaError(dispatchError.asModule).name))
        if (!status.isInBlock) return
        const ours = events.map(({ event }) => event).filter(({ section }) => section === 'datdot')
        resolve(new Map(ours.map(({ method, data }) => [method, data.toJSON()])))
      })
      .catch(reject)
  })
}

/** That the page names every field that the form shows, and that the form says what each of them is. */
function checkForm({ shown, docs, args }: Form, given: Typed): void {
  const paths = shown.map(({ path }) => path)
  const last = paths.filter(
    (path) => !paths.some((other) => other.startsWith(`${path}.`) || other.startsWith(`${path}[`))
  )
  expect(last.filter((path) => !given.has(path))).toEqual([])
  expect(shown.filter((field) => field.docs === '').map(({ path }) => path)).toEqual(args)
  // An argument has its doc comment in that of the call.
  const named = args.map((name) => `\`${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}\``)
  expect(named.filter((name) => !docs.includes(name))).toEqual([])
}

const page = (call: string): Table => {
  const table = pages.get(call)
  if (table === undefined) throw new Error(`docs/apps.md has no table of ${call}`)
  return table
}

test(
  'an account registers as a hoster',
  async () => {
    const printed = await printedBy('//Alice', 'account', 'create')
    const asPrinted = { 'as printed': (path: string) => printedAt(printed, path) }
    const account = await submit('//Alice', 'accountCreate', typed(page('accountCreate'), asPrinted))
    expect([...account.keys()]).toContain('AccountCreated')
    const offer = await submit('//Alice', 'offerCreate', typed(page('offerCreate'), {}))
    expect([...offer.keys()]).toContain('OfferCreated')
  },
  LIMIT_MS
)

test(
  'an account requests a plan',
  async () => {
    const printed = await printedBy('//Bob', 'publish', licence, '--once')
    const asPrinted = { 'as printed': (path: string) => printedAt(printed, path) }
    const published = await submit('//Bob', 'publishFeed', typed(page('publishFeed'), asPrinted))
    const [feed] = published.get('FeedPublished') as unknown[]
    const prices = (await api.call.datdotApi?.priceList?.())?.toJSON() as { price: Record<string, number> }
    const price = (name: string) => BigInt(prices.price[name] ?? 0).toString()
    const given = typed(page('publishPlan'), {
      'the id in `FeedPublished`': () => `${feed}`,
      'the `length` of the head': () => printedAt(printed, 'feed.head.length'),
      'the sum of the `size` of all roots': () => printedAt(printed, 'feed.head.roots[0].size'),
      '`price.hosting` of `priceList`': () => price('hosting'),
      '`price.setup` of `priceList`': () => price('setup')
    })
    const plan = await submit('//Bob', 'publishPlan', given)
    expect([...plan.keys()]).toContain('PlanPublished')
  },
  LIMIT_MS
)
