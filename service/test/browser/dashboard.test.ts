/** The dashboard in a real browser: for everybody, in dark and light, on a desk and a phone, and live. */

import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { daemonError } from '../../src/daemon/errors.js'
import { chainOf, factsOf, NOW, provider } from '../views/plain-chain.js'
import { openBrowser, openTab, overflow, THEMES, violations, WIDTHS } from './browser.js'
import { type PlainDaemon, plainDaemon } from './plain-daemon.js'
import { danger, empty, well } from './scenes.js'

let browser: Browser
let daemon: PlainDaemon | undefined

beforeAll(async () => {
  browser = await openBrowser()
})
afterEach(async () => {
  await daemon?.close()
  for (const context of browser.contexts()) await context.close()
})
afterAll(() => browser?.close())

const SECTIONS = ['', 'provide', 'host', 'host/12', 'explore', 'explore/20', 'explore/99', 'nowhere']

/** Goes to a section and waits until it has been answered. */
async function goTo(page: Page, section: string): Promise<void> {
  await page.evaluate(`location.hash = '#/${section}'`)
  await page.locator('main').waitFor()
  await page.locator('.loading').waitFor({ state: 'detached' })
}

describe.each([well, danger, empty])('$name', ({ chain, local }) => {
  test.each(THEMES.flatMap((theme) => WIDTHS.map((width) => ({ theme, width }))))(
    'is read by everybody: $theme, $width pixels',
    async (look) => {
      daemon = await plainDaemon(chain, local)
      const { page, complaints } = await openTab(browser, look)
      await page.goto(daemon.address)
      for (const section of SECTIONS) {
        await goTo(page, section)
        expect([section, await violations(page)]).toEqual([section, []])
        expect([section, await overflow(page)]).toEqual([section, 0])
      }
      expect(complaints).toEqual([])
    }
  )
})

test('without a token it says how to get one, and asks nothing', async () => {
  daemon = await plainDaemon(well.chain, well.local)
  const { page } = await openTab(browser)
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(daemon.url)
  await page.getByRole('heading', { name: 'This page needs the daemon’s token' }).waitFor()
  expect(await page.locator('pre').textContent()).toContain('datdot dashboard')
  expect(await violations(page)).toEqual([])
  expect(asked.filter((path) => ['/rpc', '/events'].includes(path))).toEqual([])
})

test('a token that the daemon does not know is forgotten', async () => {
  daemon = await plainDaemon(well.chain, well.local)
  const { page } = await openTab(browser)
  await page.goto(`${daemon.url}/#token=${'00'.repeat(32)}`)
  await page.getByRole('heading', { name: 'This page needs the daemon’s token' }).waitFor()
  expect(await page.evaluate('sessionStorage.length')).toBe(0)
})

test('the token leaves the address at once, and lives in this tab only', async () => {
  daemon = await plainDaemon(well.chain, well.local)
  const { page, context } = await openTab(browser)
  await page.goto(daemon.address)
  await page.getByRole('region', { name: 'Health' }).waitFor()
  expect(page.url()).toBe(`${daemon.url}/#/`)
  expect(await page.evaluate('document.cookie + JSON.stringify(localStorage)')).not.toContain('ab'.repeat(16))
  const other = await context.newPage()
  await other.goto(daemon.url)
  await other.getByRole('heading', { name: 'This page needs the daemon’s token' }).waitFor()
})

test('a block changes what is shown, without a reload', async () => {
  const before = factsOf({ record: { total: 5n * 10n ** 12n } })
  daemon = await plainDaemon(chainOf({ provider: provider() }), before)
  const { page } = await openTab(browser)
  await page.goto(daemon.address)
  await page.getByText('5 DAT in total').waitFor()
  await page.getByText('live', { exact: true }).waitFor()
  await page.evaluate('globalThis.kept = true')
  const after = factsOf({ record: { total: 8n * 10n ** 12n }, node: { seenAt: NOW - 60_000 } })
  daemon.show(chainOf({ provider: provider() }), after)
  daemon.news.tell({ block: 111, finalised: 109, touched: ['7'] })
  await page.getByText('8 DAT in total').waitFor()
  await page.getByText('Act now').waitFor()
  expect(await page.evaluate('globalThis.kept')).toBe(true)
})

test('a limit of the machine says what it allows, and which one keeps new work waiting', async () => {
  daemon = await plainDaemon(well.chain, well.local)
  const { page } = await openTab(browser)
  await page.goto(daemon.address)
  const card = page.getByRole('region', { name: 'Limits' })
  await card.getByText('New work is taken on').waitFor()
  await card.getByText('1.50 MiB/s of 4 MiB/s').waitFor()
  await card.getByText('0.12 cores of 0.5 cores').waitFor()
  expect(await card.getByText('Download').count()).toBe(0)
  daemon.show(danger.chain, danger.local)
  daemon.news.tell({ block: 111, finalised: 109, touched: [] })
  await card.getByText('New work waits').waitFor()
  await card.getByText('1 GiB, 256 MiB of it taken').waitFor()
  expect(await card.getByText(/holds back new work/).count()).toBe(3)
})

test('when the daemon ends the page says so, and goes on by itself when it is back', async () => {
  daemon = await plainDaemon(well.chain, well.local)
  const { page } = await openTab(browser)
  await page.goto(daemon.address)
  await page.getByText('live', { exact: true }).waitFor()
  await page.route('**/events', (route) => route.abort())
  daemon.news.close()
  await page.getByText('connecting…').waitFor()
  daemon.show(chainOf({ provider: provider() }), factsOf({ record: { total: 8n * 10n ** 12n } }))
  await page.unroute('**/events')
  await page.getByText('live', { exact: true }).waitFor()
  await page.getByText('8 DAT in total').waitFor()
})

test('while no block comes it asks now and then, and does not say that it is live', async () => {
  daemon = await plainDaemon(well.chain, well.local)
  const { page } = await openTab(browser)
  await page.clock.install()
  await page.goto(daemon.address)
  await page.getByText('All is well').waitFor()
  daemon.show(well.chain, factsOf({ node: { connected: false } }))
  await page.clock.fastForward(31_000)
  await page.getByText('The node of the chain does not answer.').waitFor()
  await page.getByText('no new blocks').waitFor()
  daemon.show(well.chain, well.local)
  daemon.news.tell({ block: 112, finalised: 110, touched: [] })
  await page.getByText('live', { exact: true }).waitFor()
  await page.getByText('All is well').waitFor()
})

test('what was well before an answer failed is not called well any more', async () => {
  daemon = await plainDaemon(well.chain, well.local)
  const { page } = await openTab(browser)
  await page.goto(daemon.address)
  await page.getByText('All is well').waitFor()
  const away = daemonError('DAEMON_NODE_AWAY', { why: 'it was stopped' })
  daemon.show({ ...well.chain, getBalance: () => Promise.reject(away) }, well.local)
  daemon.news.tell({ block: 112, finalised: 110, touched: [] })
  await page.getByText('There is no connection to the chain: it was stopped.').waitFor()
  expect(await page.getByText('All is well').count()).toBe(0)
  expect(await page.getByRole('heading', { name: 'This machine' }).count()).toBe(1)
})

test('dark or light is as the system has it, or as it was chosen', async () => {
  daemon = await plainDaemon(well.chain, well.local)
  const { page } = await openTab(browser, { theme: 'dark' })
  await page.goto(daemon.address)
  const colour = () => page.evaluate('getComputedStyle(document.body).backgroundColor')
  const dark = await colour()
  await page.getByLabel('Colours').selectOption('light')
  expect(await colour()).not.toBe(dark)
  await page.reload()
  expect(await colour()).not.toBe(dark)
})

test('nothing is asked of anybody but the daemon', async () => {
  daemon = await plainDaemon(well.chain, well.local)
  const { page } = await openTab(browser)
  const origins = new Set<string>()
  page.on('request', (request) => origins.add(new URL(request.url()).origin))
  await page.goto(daemon.address)
  for (const section of SECTIONS) await goTo(page, section)
  expect([...origins]).toEqual([daemon.url])
})
