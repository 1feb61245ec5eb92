/** A page of a drive asks a real daemon on a real node for hosting and for a tip: the person decides, in the daemon's window. */

import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { newFeed } from '../../src/api/index.js'
import { ChainAPI, connectChain, Signer } from '../../src/chain/index.js'
import { findRunning, tokenOf } from '../../src/daemon/files.js'
import { formatFeedKey, HypercorePeer, type Published, randomBytes } from '../../src/hyper/index.js'
import { Machines } from '../e2e/machines.js'
import { publish } from '../gateway/sites.js'
import { appWith } from './app.js'
import { clickAway, openBrowser, openTab, violations } from './browser.js'

const LIMIT_MS = 300_000
const CHAIN_MS = 90_000
const TIP = 1_234_567_890_123n

let machines: Machines
let browser: Browser
let author: HypercorePeer
let chain: ChainAPI
let published: Published

beforeAll(async () => {
  machines = await Machines.open()
  const { node, dht, folder } = machines
  browser = await openBrowser()
  author = await HypercorePeer.open({
    folder: join(folder, 'author'),
    seed: randomBytes(32),
    bootstrap: dht.bootstrap,
    host: '127.0.0.1'
  })
  published = await publish(author, await appWith({ tip: TIP }))
  for (const { key } of published.cores) await author.announce(key)
  chain = new ChainAPI(await connectChain({ url: `ws://${node.address}` }), await Signer.fromSecret('//Bob'))
  for (const { key } of published.cores) await chain.publishFeed(await newFeed(author, key, chain))
}, LIMIT_MS)
afterAll(async () => {
  await browser?.close()
  await author?.close()
  await chain?.client.close()
  await machines?.close()
})

/** Alice's daemon. */
async function daemon(): Promise<{ readonly web: string; readonly token: string }> {
  const { home } = await machines.daemon('alice', '//Alice')
  return { web: (await findRunning(home)).web, token: await tokenOf(home) }
}

/** Presses a button of the app, and gives the window that opens. */
async function asking(context: BrowserContext, page: Page, name: string): Promise<Page> {
  const opening = context.waitForEvent('page')
  await page.getByRole('button', { name }).click()
  return opening
}

const answer = async (page: Page): Promise<string> => {
  await page.waitForFunction(
    '!["", "ready", "asking"].includes(document.querySelector("output").textContent)',
    undefined,
    {
      timeout: CHAIN_MS
    }
  )
  return (await page.locator('output').textContent()) ?? ''
}

test(
  'nothing is sent before the person confirms; what is confirmed is done, what is refused is not',
  async () => {
    const { web, token } = await daemon()
    const { page, context } = await openTab(browser)
    const id = formatFeedKey(published.key)
    await page.goto(`${web}/hyper/${id}/`)
    expect(page.url()).toBe(`http://${id}.localhost:${new URL(web).port}/`)
    await page.getByText('ready').waitFor()

    // Without a dashboard the window waits, and knows nothing.
    const first = await asking(context, page, 'Host')
    await first.getByText('open the dashboard in this browser').waitFor()
    expect(await first.locator('h1').textContent()).toBe(`the drive ${id} asks`)
    expect(await violations(first)).toEqual([])
    const dashboard = await context.newPage()
    await dashboard.goto(`${web}/#token=${token}`)
    const pay = first.getByRole('button', { name: /^Pay .* DAT$/ })
    await pay.waitFor({ timeout: CHAIN_MS })
    expect(await pay.isDisabled()).toBe(true)
    for (const fact of [id, '60 min', 'at most; what is not used comes back'])
      await first.getByText(fact).first().waitFor()
    expect(await violations(first)).toEqual([])
    expect(await chain.client.read(async (api) => (await api.query.datdot.plans.keys()).length)).toBe(0)
    await first.bringToFront()
    await pay.click()
    const { plan, total } = JSON.parse(await answer(page)) as { plan: string; total: string }
    expect(await chain.getPlanByID(BigInt(plan))).toMatchObject({ replicas: 1, status: 'live' })
    expect(BigInt(total)).toBeGreaterThan(0n)
    await first.close()

    const second = await asking(context, page, 'Host')
    await clickAway(second, 'No', CHAIN_MS)
    expect(await answer(page)).toBe('CLIENT_REFUSED')

    const before = (await chain.getBalance(chain.address)).free
    const third = await asking(context, page, 'Tip')
    await third.getByText(chain.address).waitFor({ timeout: CHAIN_MS })
    expect(await third.getByText('the key has not confirmed this publisher').count()).toBe(0)
    await third.getByRole('button', { name: /^Give 1\.234567890123 DAT$/ }).click()
    expect(JSON.parse(await answer(page))).toMatchObject({ to: chain.address })
    expect((await chain.getBalance(chain.address)).free - before).toBe(TIP)
    await third.close()
  },
  LIMIT_MS
)
