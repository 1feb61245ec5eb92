/** The dashboard's time to first paint in a browser, against a static page of as many bytes from the same server. */

import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { fastify } from 'fastify'
import { type Browser, chromium } from 'playwright-core'
import { dashboardFolder, dashboardRoutes } from '../daemon/web/dashboard.js'
import { abortable } from '../hyper/index.js'
import { type Line, type Ratio, ratioOf } from './figures.js'

/** A paint takes a fraction of a second, so single ones differ. */
const PAINTS_A_ROUND = 5
const CHROMIUM = process.env.DATDOT_CHROMIUM ?? '/usr/bin/chromium'
const PAINT = 'first-contentful-paint'

/**
 * Each in a window without anything cached, in turns; milliseconds from the request to the first paint with content. The
 * dashboard is not given a token: what it paints first is its own, and needs no answer of the daemon.
 * A first one of each warms up and is not counted.
 */
export async function measurePaint(rounds: number, signal: AbortSignal): Promise<Ratio & { bytes: number }> {
  const bytes = await sizeOf(dashboardFolder())
  const app = fastify()
  await app.register(dashboardRoutes())
  const page = `<!doctype html><title>page</title><p>page</p><!--${randomBytes(bytes / 2).toString('hex')}-->`
  app.get('/static', async (_, reply) => reply.type('text/html').send(page))
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  try {
    const [measured, yardstick]: [number[], number[]] = [[], []]
    for (let paint = 0; paint <= rounds * PAINTS_A_ROUND; paint++) {
      const plain = await abortable(paintOf(browser, `http://127.0.0.1:${port}/static`), signal)
      const dashboard = await abortable(paintOf(browser, `http://127.0.0.1:${port}/`), signal)
      if (paint === 0) continue
      yardstick.push(plain)
      measured.push(dashboard)
    }
    return { ...ratioOf(measured, yardstick), bytes }
  } finally {
    await browser.close()
    await app.close()
  }
}

export function paintLine({ ratio, measured, yardstick, bytes }: Ratio & { bytes: number }): Line {
  const times = ({ median, min, max }: Ratio['measured']) =>
    `${median.toFixed(0)} ms (${min.toFixed(0)} to ${max.toFixed(0)})`
  const name = `first paint of the dashboard, ${Math.round(bytes / 1_000)} KB`
  return {
    name,
    value: times(measured),
    yardstick: times(yardstick),
    bar: `ratio ${ratio.toFixed(2)}`,
    held: undefined
  }
}

/** Milliseconds. */
async function paintOf(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(url)
    const painted = await page.waitForFunction((name) => performance.getEntriesByName(name)[0]?.startTime, PAINT)
    return Number(await painted.jsonValue())
  } finally {
    await context.close()
  }
}

/** Bytes of all files, compressed as they are sent. */
async function sizeOf(folder: string): Promise<number> {
  const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))))
  return files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0)
}
