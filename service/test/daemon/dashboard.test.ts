/** The dashboard's page as it is served, and the events that keep it new. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readEvents } from '../../../dashboard/src/data/sse.js'
import { dashboardRoutes } from '../../src/daemon/web/dashboard.js'
import { eventsRoute, News } from '../../src/daemon/web/events.js'
import { type Asked, codeOf, webWith } from './web-part.js'

const news = new News()
let folder = ''
let web: Asked

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'datdot-page-'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>DatDot</title>')
  await writeFile(join(folder, 'main-ABCD1234.js'), 'export const one = 1\n'.repeat(100))
  await writeFile(join(folder, 'notes.txt'), 'not of the page')
  web = await webWith(dashboardRoutes(folder), eventsRoute(news))
})
afterAll(async () => {
  news.close()
  await web.close()
  await rm(folder, { recursive: true, force: true })
})

describe('the page', () => {
  test('needs no token to be loaded, and lets nothing from elsewhere run', async () => {
    const page = await fetch(`${web.url}/`)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('<title>DatDot</title>')
    const policy = page.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(page.headers.get('cache-control')).toBe('no-cache')
    expect(page.headers.get('set-cookie')).toBeNull()
  })

  test('comes compressed, and what is named by its content stays for ever', async () => {
    const script = await fetch(`${web.url}/main-ABCD1234.js`, { headers: { 'accept-encoding': 'gzip' } })
    expect(script.headers.get('content-encoding')).toBe('gzip')
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(script.headers.get('cache-control')).toContain('immutable')
    expect((await script.text()).length).toBe(2_100)
    const plain = await fetch(`${web.url}/main-ABCD1234.js`, { headers: { 'accept-encoding': 'identity' } })
    expect(plain.headers.get('content-encoding')).toBeNull()
  })

  test('is nothing but its own files', async () => {
    for (const path of ['/notes.txt', '/../package.json', '/%2e%2e/package.json', '/main.js']) {
      expect((await web.ask(path)).status).toBe(404)
    }
  })
})

test('a folder that was not built is no page, and no failure of the daemon', async () => {
  const without = await webWith(dashboardRoutes(join(folder, 'missing')))
  expect((await without.ask('/')).status).toBe(404)
  await without.close()
})

describe('events', () => {
  const one = { block: 1, finalised: 0, touched: ['12'] }

  test('need the token', async () => {
    const refused = await fetch(`${web.url}/events`)
    expect([refused.status, await codeOf(refused)]).toEqual([401, 'DAEMON_TOKEN_MISSING'])
    expect(news.wanted).toBe(false)
  })

  test('come one for each block, the newest one at once', async () => {
    news.tell(one)
    const stop = new AbortController()
    const events = readEvents(await web.ask('/events', { signal: stop.signal }))
    const next = async () => JSON.parse(String((await events.next()).value?.data))
    expect(await next()).toEqual(one)
    expect(news.wanted).toBe(true)
    news.tell({ ...one, block: 2 })
    expect(await next()).toEqual({ ...one, block: 2 })
    stop.abort()
    await expect(events.next()).rejects.toThrow()
    while (news.wanted) await new Promise((resolve) => setTimeout(resolve, 10))
  })

  test('go to so many pages and no more', async () => {
    const stop = new AbortController()
    for (let stream = 0; stream < 32; stream++) await web.ask('/events', { signal: stop.signal })
    const refused = await web.ask('/events')
    expect([refused.status, await codeOf(refused)]).toEqual([503, 'DAEMON_STREAMS_FULL'])
    stop.abort()
  })
})
