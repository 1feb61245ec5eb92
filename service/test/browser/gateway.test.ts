/** The gateway in a real browser: sites are kept apart, media are read in parts, changes arrive by themselves. */

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { startWeb, type Web } from '../../src/daemon/web/server.js'
import { Tokens } from '../../src/daemon/web/tokens.js'
import { consentPages, openGateway } from '../../src/gateway/index.js'
import { formatFeedKey, type HypercorePeer } from '../../src/hyper/index.js'
import { silentLogger } from '../../src/log.js'
import { lonePeer, publish } from '../gateway/sites.js'
import { openBrowser, openTab } from './browser.js'

const TOKEN = 'ab'.repeat(32)
const SECONDS = 60
const RATE = 8_000

let browser: Browser
let web: Web | undefined
let closeGateway = async (): Promise<void> => {}
let figures: ReturnType<typeof openGateway>['figures']
let stranger: Server | undefined

beforeAll(async () => {
  browser = await openBrowser()
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
  await web?.close()
  await closeGateway()
  stranger?.closeAllConnections()
  stranger?.close()
})
afterAll(() => browser?.close())

/** A daemon's web server with gateway, window of consent, and a page of its own that needs the token. */
async function serve(peer: HypercorePeer): Promise<Web> {
  const gateway = openGateway({ peer })
  closeGateway = gateway.close
  figures = gateway.figures
  const parts = [
    { origin: 'site', plugin: gateway.sites },
    { origin: 'own', plugin: gateway.own },
    { origin: 'own', plugin: consentPages('/nowhere') },
    {
      origin: 'own',
      plugin: async (app: Parameters<typeof gateway.own>[0]) => {
        app.get('/', { config: { access: 'open' } }, (_, reply) => reply.type('text/html').send('<h1>own</h1>'))
        app.get('/secret', () => ({ secret: 'of the daemon' }))
      }
    }
  ] as const
  web = await startWeb({
    host: '127.0.0.1',
    port: 0,
    tokens: new Tokens(TOKEN),
    parts: [...parts],
    log: silentLogger()
  })
  return web
}

const siteOf = (key: Uint8Array, { port }: Web) => `http://${formatFeedKey(key)}.localhost:${port}`

/** What the page's own script says of an attempt: its result, or that it failed. */
const attempt = (page: Page, script: string): Promise<unknown> =>
  page.evaluate(`(async () => { ${script} })().then((value) => value, (error) => 'failed: ' + error.name)`)

test('a site reaches neither another one nor the daemon', async () => {
  const peer = await lonePeer()
  const a = await publish(peer, { 'index.html': '<h1>a</h1><script>localStorage.setItem("of", "a")</script>' })
  const b = await publish(peer, { 'index.html': '<h1>b</h1>', 'b.json': '{"b":1}', 'b.js': 'globalThis.b = 1' })
  const serving = await serve(peer)
  const [siteA, siteB] = [siteOf(a.key, serving), siteOf(b.key, serving)]
  const { page, context } = await openTab(browser)
  const own = await context.newPage()
  await own.goto(serving.url)
  await own.evaluate(`sessionStorage.setItem('datdot-token', '${TOKEN}')`)
  await page.goto(`${siteA}/`)
  expect(await page.locator('h1').textContent()).toBe('a')

  expect(await attempt(page, `return (await fetch('${siteB}/b.json')).text()`)).toBe('failed: TypeError')
  expect(await attempt(page, `return (await fetch('${serving.url}/secret')).text()`)).toBe('failed: TypeError')
  const noCors = `return (await fetch('${serving.url}/', { mode: 'no-cors' })).type`
  expect(await attempt(page, noCors)).toBe('failed: TypeError')
  expect(await attempt(page, `return (await fetch('https://evil.example/')).text()`)).toBe('failed: TypeError')
  const loads = (tag: string, address: string) => `return new Promise((done) => {
    const element = document.createElement('${tag}')
    element.onload = () => done('loaded')
    element.onerror = () => done('refused')
    element.src = '${address}'
    document.body.append(element)
  })`
  expect(await attempt(page, loads('script', `${siteB}/b.js`))).toBe('refused')
  const framed = `const frame = document.createElement('iframe'); frame.src = '${siteB}/'
    document.body.append(frame); await new Promise((done) => setTimeout(done, 500)); return frame.contentDocument?.body.textContent`
  expect(await attempt(page, framed)).not.toBe('b')
  // Until it is there, the new window is still the opener's own empty page.
  const opened = `const other = window.open('${siteB}/')
    for (;;) {
      if (other.document.body.textContent !== '') return other.document.body.textContent
      await new Promise((done) => setTimeout(done, 50))
    }`
  expect(String(await attempt(page, opened))).toBe('failed: SecurityError')
  expect(await attempt(page, `return (await fetch('/', { headers: { authorization: 'Bearer x' } })).status`)).toBe(200)

  await page.evaluate(`document.cookie = 'of=a; domain=localhost'; document.cookie = 'of=a; path=/'`)
  const other = await context.newPage()
  await other.goto(`${siteB}/`)
  expect(await other.evaluate('document.cookie')).toBe('')
  expect(await other.evaluate('localStorage.length + sessionStorage.length')).toBe(0)
  expect(await page.evaluate('sessionStorage.length')).toBe(0)
})

test('a page of the web learns nothing of a site, nor that there is one', async () => {
  const peer = await lonePeer()
  const { key } = await publish(peer, { 'index.html': '<h1>a</h1>', 'a.png': 'x', 'a.js': 'globalThis.seen = 1' })
  const serving = await serve(peer)
  const site = siteOf(key, serving)
  stranger = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<h1>stranger</h1>'))
  await new Promise<void>((listening) => stranger?.listen(0, '127.0.0.1', listening))
  const { port } = stranger.address() as AddressInfo
  const { page } = await openTab(browser)
  // `127.0.0.1` with another port is another origin, and one that may read only by the client's header.
  await page.goto(`http://127.0.0.1:${port}/`)
  // What it embeds is not even looked for.
  const embeds = `for (const tag of ['img', 'script', 'iframe', 'video', 'link']) for (const path of ['${site}/a.js', '${serving.url}/key/${formatFeedKey(key)}']) {
      document.body.append(Object.assign(document.createElement(tag), { src: path, href: path, rel: 'prefetch' }))
    }`
  await attempt(page, `${embeds}; await new Promise((done) => setTimeout(done, 500))`)
  expect(figures().feeds).toBe(0)
  expect(await attempt(page, `return (await fetch('${site}/')).text()`)).toBe('failed: TypeError')
  expect(await attempt(page, `return (await fetch('${serving.url}/secret')).text()`)).toBe('failed: TypeError')
  expect(await attempt(page, `return (await fetch('${site}/a.png', { mode: 'no-cors' })).type`)).toBe(
    'failed: TypeError'
  )
  const byClient = `return (await fetch('${site}/', { headers: { 'datdot-client': '1' } })).text()`
  expect(await attempt(page, byClient)).toBe('<h1>a</h1>')
  // The same page by a name that is not of this machine.
  await page.route('http://web.example/', (route) => route.fulfill({ contentType: 'text/html', body: '<h1>web</h1>' }))
  await page.goto('http://web.example/')
  expect(await attempt(page, byClient)).toBe('failed: TypeError')
})

test('media play from anywhere in them, by ranges', async () => {
  const peer = await lonePeer()
  const page = '<audio id="a" src="/sound.wav" preload="metadata"></audio>'
  const { key } = await publish(peer, { 'index.html': page, 'sound.wav': wave() })
  const serving = await serve(peer)
  const { page: tab } = await openTab(browser)
  const statuses: number[] = []
  tab.on('response', (response) => response.url().endsWith('.wav') && statuses.push(response.status()))
  await tab.goto(`${siteOf(key, serving)}/`)
  const played = await tab.evaluate(`new Promise((done, failed) => {
    const audio = document.getElementById('a')
    const seek = () => {
      audio.onseeked = () => done([Math.round(audio.duration), Math.round(audio.currentTime)])
      audio.currentTime = 50
    }
    audio.onerror = () => failed(new Error(audio.error.message))
    if (audio.readyState > 0) seek()
    else audio.onloadedmetadata = seek
  })`)
  expect(played).toEqual([SECONDS, 50])
  expect(statuses.length).toBeGreaterThan(0)
  expect(new Set(statuses)).toEqual(new Set([206]))
})

test('a page hears of changes as they are made', async () => {
  const peer = await lonePeer()
  const core = await peer.createCore('growing')
  await core.append([Buffer.from('<h1>one</h1>')])
  const serving = await serve(peer)
  const { page } = await openTab(browser)
  await page.goto(`${siteOf(core.key, serving)}/page.html`)
  const versions = page.evaluate(`new Promise((done) => {
    const seen = []
    const events = new EventSource('/.well-known/datdot/watch')
    events.addEventListener('version', ({ data }) => {
      seen.push(JSON.parse(data).version)
      document.title = seen.join()
      if (seen.length === 2) done(seen)
    })
  })`)
  await page.waitForFunction('document.title === "1"')
  await core.append([Buffer.from('<h2>two</h2>')])
  expect(await versions).toEqual(['1', '2'])
  await page.reload()
  expect(await page.locator('h2').textContent()).toBe('two')
})

/** A sound: 8 bits, one channel. */
function wave(): Buffer {
  const length = SECONDS * RATE
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(RATE, 24)
  head.writeUInt32LE(RATE, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  head.writeUInt32LE(length, 40)
  return Buffer.concat([head, Buffer.from(Array.from({ length }, (_, i) => 128 + Math.round(90 * Math.sin(i / 3))))])
}
