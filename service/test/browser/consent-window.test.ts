/** The window of consent in a real browser, over a chain that says what a test wrote down: who is heard, and who decides. */

import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { dashboardRoutes } from '../../src/daemon/web/dashboard.js'
import { startWeb, type Web } from '../../src/daemon/web/server.js'
import { Tokens } from '../../src/daemon/web/tokens.js'
import { consentPages, openGateway } from '../../src/gateway/index.js'
import { formatFeedKey } from '../../src/hyper/index.js'
import { silentLogger } from '../../src/log.js'
import { rpcHttp } from '../../src/rpc/http.js'
import { METHODS } from '../../src/rpc/methods.js'
import { RpcServer } from '../../src/rpc/server.js'
import { TOKEN } from '../daemon/web-part.js'
import { lonePeer, publish } from '../gateway/sites.js'
import { ADDRESS, fakeContext } from '../rpc/fake-context.js'
import { appWith } from './app.js'
import { clickAway, openBrowser, openTab, THEMES, violations } from './browser.js'

const built = (name: string) => fileURLToPath(new URL(`../../dist/${name}/`, import.meta.url))
const AMOUNT = 1_500_000_000_000n

let browser: Browser
let web: Web
let closeGateway = async (): Promise<void> => {}
const sent: unknown[] = []

beforeAll(async () => {
  browser = await openBrowser()
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
  await web.close()
  await closeGateway()
  sent.length = 0
})
afterAll(() => browser?.close())

/** An app in a drive, and the tab that shows it. */
async function app(): Promise<{ readonly page: Page; readonly context: BrowserContext; readonly id: string }> {
  const peer = await lonePeer()
  const { key } = await publish(peer, await appWith({ tip: AMOUNT }))
  const gateway = openGateway({ peer })
  closeGateway = gateway.close
  const chain = {
    getFeedByKey: async () => ({ id: 1n, feed: { publisher: ADDRESS, authorised: false } }),
    getBalance: async () => ({ free: 5_000_000_000_000n, held: 0n }),
    transfer: async (to: string, amount: bigint) => {
      sent.push([to, amount])
      return { block: 7, hash: new Uint8Array(32).fill(9) }
    }
  }
  const rpc = new RpcServer(METHODS, fakeContext(chain), {})
  const own = [gateway.own, consentPages(built('consent')), dashboardRoutes(built('dashboard')), rpcHttp(rpc)]
  const parts = [
    ...own.map((plugin) => ({ origin: 'own' as const, plugin })),
    { origin: 'site' as const, plugin: gateway.sites }
  ]
  web = await startWeb({ host: '127.0.0.1', port: 0, tokens: new Tokens(TOKEN), parts, log: silentLogger() })
  const { page, context } = await openTab(browser)
  await page.goto(`${web.url}/hyper/${formatFeedKey(key)}/`)
  await page.getByText('ready').waitFor()
  return { page, context, id: formatFeedKey(key) }
}

async function ask(context: BrowserContext, page: Page): Promise<Page> {
  const opening = context.waitForEvent('page')
  await page.getByRole('button', { name: 'Tip' }).click()
  return opening
}

const output = (page: Page) => page.locator('output')

async function dashboard(context: BrowserContext): Promise<Page> {
  const tab = await context.newPage()
  await tab.goto(`${web.url}/#token=${TOKEN}`)
  return tab
}

test('the window waits for a tab of the dashboard, shows who asks for what, and sends what is confirmed', async () => {
  const { page, context, id } = await app()
  const popup = await ask(context, page)
  await popup.getByText('open the dashboard in this browser').waitFor()
  expect(await popup.locator('h1').textContent()).toBe(`the drive ${id} asks`)
  for (const colorScheme of THEMES) {
    await popup.emulateMedia({ colorScheme })
    expect(await violations(popup)).toEqual([])
  }
  await dashboard(context)
  const give = popup.getByRole('button', { name: 'Give 1.5 DAT' })
  await give.waitFor()
  expect(await give.isDisabled()).toBe(true)
  for (const fact of [id, ADDRESS, '5 DAT', 'the key has not confirmed this publisher']) {
    await popup.getByText(fact).first().waitFor()
  }
  expect(await violations(popup)).toEqual([])
  expect(sent).toEqual([])
  await popup.bringToFront()
  await popup.locator('button.primary:enabled').waitFor()
  // A window that covered it has been closed: the click that follows was meant for that one.
  await popup.evaluate(`dispatchEvent(new Event('focus'))`)
  await popup.locator('button.primary:disabled').waitFor()
  await give.click()
  await popup.getByText('Done. You may close this window.').waitFor()
  expect(sent).toEqual([[ADDRESS, AMOUNT]])
  expect(JSON.parse((await output(page).textContent()) ?? '')).toEqual({ to: ADDRESS, hash: `0x${'09'.repeat(32)}` })
  const seen = await page.evaluate<string>(
    'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])'
  )
  expect(seen).not.toContain(TOKEN)
})

test('no, and a window that is closed, are refusals; after three of them it is not shown again', async () => {
  const { page, context } = await app()
  await dashboard(context)
  const first = await ask(context, page)
  await clickAway(first, 'No')
  await output(page).getByText('CLIENT_REFUSED').waitFor()
  for (let times = 0; times < 2; times++) {
    const closed = await ask(context, page)
    await closed.getByRole('button', { name: 'No' }).waitFor()
    await closed.close()
    await output(page).getByText('CLIENT_REFUSED').waitFor()
  }
  const turned = await ask(context, page)
  await turned.getByText('has asked too often').waitFor()
  await output(page).getByText('CLIENT_TOO_MANY').waitFor()
  expect(sent).toEqual([])
})

test('a token that is wrong is asked for again, one that is right goes on', async () => {
  const { page, context } = await app()
  const popup = await ask(context, page)
  const field = popup.getByLabel(/^Or the token/)
  await field.fill('00'.repeat(32))
  await field.press('Enter')
  await popup.getByText('open the dashboard in this browser').waitFor()
  await field.fill(TOKEN)
  await field.press('Enter')
  await popup.getByRole('button', { name: 'Give 1.5 DAT' }).waitFor()
})

test('a window that nobody opened, or that says it is another, is told nothing', async () => {
  const { page, context } = await app()
  const alone = await context.newPage()
  await alone.goto(`${web.url}/consent#${'0'.repeat(36)}`)
  await alone.getByText('No page has asked for anything.').waitFor()
  // Neither is it framed, where a site could lay something over it.
  const framed = await page.evaluate(`new Promise((done) => {
    const frame = document.createElement('iframe')
    frame.src = '${web.url}/consent#${'0'.repeat(36)}'
    addEventListener('message', () => done('heard'))
    document.body.append(frame)
    setTimeout(() => done('silent'), 500)
  })`)
  expect(framed).toBe('silent')
  const listened = await page.evaluate(`new Promise((done) => {
    const channel = new BroadcastChannel('datdot-token')
    channel.onmessage = ({ data }) => done(data)
    channel.postMessage({ wanted: true })
    setTimeout(() => done('silent'), 500)
  })`)
  expect(listened).toBe('silent')
})
