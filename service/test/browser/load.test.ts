/** The section of a load: there where one runs and nowhere else, for everybody, and live. */

import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { shapeOf } from '../../src/devnet/load/page.js'
import { STATE } from '../devnet/load-state.js'
import { openBrowser, openTab, overflow, THEMES, tabTo, violations, WIDTHS } from './browser.js'
import { type PlainDaemon, plainDaemon } from './plain-daemon.js'
import { empty } from './scenes.js'

let browser: Browser
let daemon: PlainDaemon | undefined
let state = STATE

beforeAll(async () => {
  browser = await openBrowser()
})
afterEach(async () => {
  await daemon?.close()
  for (const context of browser.contexts()) await context.close()
  state = STATE
})
afterAll(() => browser?.close())

async function loaded(): Promise<PlainDaemon> {
  daemon = await plainDaemon(empty.chain, empty.local)
  daemon.news.accompany('load', () => shapeOf(state))
  return daemon
}

test.each(THEMES.flatMap((theme) => WIDTHS.map((width) => ({ theme, width }))))(
  'is read by everybody: $theme, $width pixels',
  async (look) => {
    const { address } = await loaded()
    const { page, complaints } = await openTab(browser, look)
    await page.goto(address)
    await page.getByRole('link', { name: 'Load' }).click()
    await page.getByRole('heading', { name: 'Load', exact: true }).waitFor()
    expect(await violations(page)).toEqual([])
    expect(await overflow(page)).toBe(0)
    expect(complaints).toEqual([])
  }
)

test('is reached by keyboard, and changes with each block without a reload', async () => {
  const { address, news } = await loaded()
  const { page } = await openTab(browser)
  await page.goto(address)
  await page.getByRole('link', { name: 'Load' }).waitFor()
  await tabTo(page, 'Load')
  await page.keyboard.press('Enter')
  const stages = page.getByRole('region', { name: 'Plans by stage' })
  await stages.getByRole('img', { name: '50 of 200 plans hosted' }).waitFor()
  await page.getByText('drawn, 14 s in the median of 120 plans').waitFor()
  await page.getByRole('region', { name: 'Processes' }).getByText('75 % of a core, 1.25 GiB together').waitFor()
  await page.getByText('1.5 DAT paid').waitFor()
  expect(await page.title()).toBe('Load – DatDot')
  state = {
    ...STATE,
    at: 'all is hosted',
    block: 813,
    plans: { ...STATE.plans, hosted: 60, setup: 0 },
    slowest: undefined
  }
  news.tell({ block: 813, finalised: 811, touched: [] })
  await stages.getByRole('img', { name: '60 of 200 plans hosted' }).waitFor()
  await page.getByText('No plan has got further yet').waitFor()
  await page.getByText('all is hosted', { exact: true }).waitFor()
})

test('is not there where no load runs', async () => {
  daemon = await plainDaemon(empty.chain, empty.local)
  const { page } = await openTab(browser)
  await page.goto(`${daemon.address}`)
  await page.getByText('live', { exact: true }).waitFor()
  daemon.news.tell({ block: 1, finalised: 0, touched: [] })
  expect(await page.getByRole('link', { name: 'Load' }).count()).toBe(0)
  await page.evaluate("location.hash = '#/load'")
  await page.getByRole('heading', { name: 'There is no such section' }).waitFor()
})
