/** A real browser, as tests of pages use it. */

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const CHROMIUM = process.env.DATDOT_CHROMIUM ?? '/usr/bin/chromium'
const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** What axe looks at: the guidelines up to 2.2 AA, and what its authors hold good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export type Theme = 'light' | 'dark'
/** CSS pixels: a desk, and the narrowest phone that counts. */
export const WIDTHS = [1_200, 360] as const
export const THEMES: readonly Theme[] = ['light', 'dark']

export function openBrowser(): Promise<Browser> {
  // Chromium's sandbox does not run as root, as which containers and machines of tests do.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return chromium.launch({ executablePath: CHROMIUM, args })
}

/** A tab of its own, with what its page complains of. */
export async function openTab(
  browser: Browser,
  { theme = 'light', width = 1_200 }: { theme?: Theme; width?: number } = {}
): Promise<{ page: Page; context: BrowserContext; complaints: string[] }> {
  const context = await browser.newContext({ colorScheme: theme, viewport: { width, height: 900 } })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // What the daemon refuses on purpose is shown by the page.
    if (message.type() === 'error' && !/the server responded with a status/.test(message.text()))
      complaints.push(message.text())
  })
  return { page, context, complaints }
}

/** What axe finds wrong in the page as it is, one line each. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(await axeSource)
  return page.evaluate(async (rules) => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(root: unknown, options: object): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }>
      }
    }
    const { violations: found } = await axe.run((globalThis as unknown as { document: unknown }).document, {
      runOnly: rules
    })
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(', ')}`)
  }, RULES)
}

/** Pixels by which the page is wider than the window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - innerWidth')
}

/** Presses Tab until what has the focus is called so; fails when all was visited. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab')
    const called = await page.evaluate<string>(`(() => {
      const at = document.activeElement
      const labels = [...(at?.labels ?? [])].map((label) => label.textContent).join(' ')
      return (labels || at?.getAttribute('aria-label') || at?.textContent || '').trim()
    })()`)
    if (typeof name === 'string' ? called === name : name.test(called)) return
  }
  throw new Error(`nothing called ${String(name)} is reached by Tab`)
}

/** Clicks what closes its window, which may be gone before the browser says that the click is over. */
export async function clickAway(window: Page, name: string, timeout = 30_000): Promise<void> {
  const gone = window.waitForEvent('close', { timeout })
  const clicked = window.getByRole('button', { name }).click({ timeout })
  await clicked.catch((error: unknown) => {
    if (!window.isClosed()) throw error
  })
  await gone
}
