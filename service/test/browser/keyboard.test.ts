/** All that can be done with an offer and a plan, by keyboard alone; what matters is asked for first. */

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { parseFeedKey } from '../../src/hyper/index.js'
import { openBrowser, openTab, tabTo, violations } from './browser.js'
import { type PlainDaemon, plainDaemon } from './plain-daemon.js'
import { type Recorded, recorded } from './recorded.js'
import { fresh, well } from './scenes.js'

let browser: Browser
let daemon: PlainDaemon
let page: Page
let acted: Recorded

beforeAll(async () => {
  browser = await openBrowser()
})
beforeEach(async () => {
  acted = recorded()
  daemon = await plainDaemon(well.chain, well.local, acted.methods)
  page = (await openTab(browser)).page
  await page.goto(daemon.address)
})
afterEach(async () => {
  await page.context().close()
  await daemon.close()
})
afterAll(() => browser?.close())

async function press(name: string | RegExp, key = 'Enter'): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press(key)
}

const said = (text: string | RegExp) => page.getByText(text).first().waitFor()
/** Waits until a button of this name has the focus. */
const focused = (name: string) => page.locator('button:focus', { hasText: name }).waitFor()

test('an offer: storage, price, hours, pause, stop', async () => {
  await press('Provide')
  await said('Your offer')
  await press(/^Storage: 40 GiB/, 'ArrowRight')
  await tabTo(page, /^Least price/)
  await page.keyboard.press('Control+A')
  await page.keyboard.type('0.002')
  await press(/^Tue/, 'Enter')
  await said('144 of 168 a week')
  await tabTo(page, 'Monday 0:00')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  await said('143 of 168 a week')
  await press('Save the offer')
  await said('The offer stands since block 111.')
  const [, wish] = acted.calls[0] ?? []
  expect(wish).toMatchObject({ price: 2_000_000_000n })
  // What was not changed is not sent.
  expect(wish).not.toMatchObject({ roles: expect.anything() })
  expect(wish).not.toMatchObject({ region: expect.anything() })
  const { hours, storage } = wish as { hours: Uint8Array; storage: bigint }
  expect([...hours.subarray(0, 7)]).toEqual([0xfd, 0xff, 0xff, 0, 0, 0, 0xff])
  expect(storage).toBeGreaterThan(40n << 30n)

  await press('Pause')
  await said('Paused.')
  await press('Stop providing')
  await focused('Stop for good')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await focused('Stop providing')
  expect(acted.calls.map(([name]) => name)).toEqual(['offer_update', 'offer_pause'])
  await page.keyboard.press('Enter')
  await focused('Stop for good')
  await page.keyboard.press('Enter')
  await said('Leaving: slots are being handed over.')
  expect(acted.calls.at(-1)?.[0]).toBe('offer_withdraw')
})

test('roles and region stay while there are duties, and change else', async () => {
  await press('Provide')
  await said('Your offer')
  await said('has duties, so it stays')
  expect(await page.getByRole('checkbox', { name: /^hoster/ }).isDisabled()).toBe(true)
  expect(await page.getByLabel('Region').getAttribute('readonly')).not.toBeNull()
  await said(/Slots were drawn for it/)
  expect(await violations(page)).toEqual([])

  daemon.show(fresh.chain, fresh.local)
  await page.reload()
  await said('Your offer')
  await press(/^encoder/, 'Space')
  await tabTo(page, 'Region')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('q')
  await said('Two characters of a geohash, such as u3.')
  await page.keyboard.type('9')
  expect(await violations(page)).toEqual([])
  await press('Save the offer')
  await said('The offer stands since block 111.')
  expect(acted.calls).toMatchObject([['offer_update', { roles: ['hoster', 'encoder'], region: 'q9' }]])
})

test('a plan: price first, then hosting; extend, pause, cancel', async () => {
  await press('Host')
  await tabTo(page, 'Key')
  await page.keyboard.type('y'.repeat(52))
  await tabTo(page, 'Replicas')
  await page.keyboard.type('2')
  await press('See the price')
  await said('3 replicas')
  await focused('Hold 2 DAT and publish')
  expect(acted.calls.map(([name]) => name)).toEqual(['hosting_quote'])
  await page.keyboard.press('Enter')
  await page.waitForURL(/#\/host\/12$/)
  expect(acted.calls[1]).toMatchObject(['hosting_request', { budget: 2n * 10n ** 12n, replicas: 2 }])

  await said('Hosters by region')
  await press('See the price')
  await press(/^Hold .* and extend$/)
  await said('The plan lasts longer.')
  const [asked, held] = acted.calls.slice(-2)
  expect(asked).toEqual(['hosting_update_quote', { plan: 12n, seconds: 30 * 86_400 }])
  expect(held).toEqual(['hosting_update', { plan: 12n, seconds: 30 * 86_400, budget: 2n * 10n ** 12n }])
  await press('Pause')
  await focused('Pause the plan')
  await page.keyboard.press('Enter')
  await said('Paused from the next block on.')
  await press('Cancel')
  await focused('End it for good')
  await page.keyboard.press('Enter')
  await said('The plan ends with the next block.')
  expect(acted.calls.slice(4).map(([name]) => name)).toEqual(['hosting_pause', 'hosting_cancel'])
})

test('a plan keeps more: what was appended, or what will be, at a price that is seen first', async () => {
  await page.evaluate("location.hash = '#/host/12'")
  await said('Hosters by region')
  const key = (await page.locator('.keys code').first().textContent()) ?? ''
  await tabTo(page, 'Longer by')
  await page.keyboard.press('Home')
  await press('See the price')
  await said('Nothing would change')
  expect(acted.calls).toEqual([])

  await tabTo(page, 'Keep also')
  await page.keyboard.press('ArrowDown')
  await press('See the price')
  await said('Until block 2000, with 4 KiB more.')
  expect(await violations(page)).toEqual([])
  await press(/^Hold .* and extend$/)
  await said('The plan keeps more.')

  await tabTo(page, 'Keep also')
  await page.keyboard.press('ArrowDown')
  await tabTo(page, 'At most, in MiB')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('0')
  await said('A whole number of MiB, at least 1.')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('3')
  await press('See the price')
  await press(/^Hold .* and extend$/)
  await said('The plan keeps more.')
  const grown = { plan: 12n, key: parseFeedKey(key) }
  const follow = { ...grown, follow: { maxBytes: 3n * 2n ** 20n } }
  const budget = 2n * 10n ** 12n
  expect(acted.calls).toEqual([
    ['hosting_update_quote', grown],
    ['hosting_update', { ...grown, budget }],
    ['hosting_update_quote', follow],
    ['hosting_update', { ...follow, budget }]
  ])
})

test('a change of the wish takes the price back: what is paid is what was shown', async () => {
  await press('Host')
  await tabTo(page, 'Key')
  await page.keyboard.type('y'.repeat(52))
  await press('See the price')
  await said('Hold 2 DAT and publish')
  await page.getByLabel('Replicas').fill('5')
  await page.getByText('Hold 2 DAT and publish').waitFor({ state: 'detached' })
  expect(acted.calls.map(([name]) => name)).toEqual(['hosting_quote'])
})

test('anything of the chain by its number', async () => {
  await press('Explore')
  await tabTo(page, 'Id or key')
  await page.keyboard.type('20')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Contract 20' }).waitFor()
  await press('12')
  await page.getByRole('heading', { name: 'Plan 12' }).waitFor()
  await press('Contracts, hosters and proofs of this plan')
  await page.getByRole('heading', { name: 'Contracts and proofs' }).waitFor()
})
