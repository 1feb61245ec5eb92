/** What the client says to the daemon's window, and whom it believes. */

import { expect, jest, test } from '@jest/globals'
import { type AskingPage, DatdotClient } from '../../../client/src/index.js'

const DAEMON = 'http://127.0.0.1:8787'
const KEY = 'ybndrfg8ejkmcpqxot1uwisza345h769ybndrfg8ejkmcpqxot1y'

type Listener = Parameters<AskingPage['addEventListener']>[1]

/** A page that asks, and the window that it opens. */
function page(opens = true) {
  const listeners = new Set<Listener>()
  const popup = { closed: false, postMessage: jest.fn(), close: jest.fn() }
  let opened = ''
  const asking: AskingPage = {
    open: (address) => {
      opened = address
      return opens ? popup : null
    },
    addEventListener: (_, listener) => listeners.add(listener),
    removeEventListener: (_, listener) => listeners.delete(listener)
  }
  const say = (data: object, origin = DAEMON, source: unknown = popup): void => {
    for (const listener of [...listeners]) listener({ data: { id: opened.split('#')[1], ...data }, origin, source })
  }
  return { asking, popup, say, listeners, opened: () => opened }
}

test('the wish goes to the daemon’s window alone, and its answer comes back', async () => {
  const { asking, popup, say, listeners, opened } = page()
  const client = new DatdotClient({ daemon: DAEMON, page: asking })
  const asked = client.requestHosting({ key: KEY, seconds: 3_600, replicas: 2 })
  expect(opened()).toMatch(/^http:\/\/127\.0\.0\.1:8787\/consent#[0-9a-f-]{36}$/)
  expect(popup.postMessage).not.toHaveBeenCalled()
  say({ datdot: 'ready' })
  const request = { type: 'hosting', key: KEY, seconds: 3_600, replicas: 2 }
  expect(popup.postMessage.mock.calls).toEqual([[expect.objectContaining({ datdot: 'request', request }), DAEMON]])
  say({ datdot: 'done', result: { plan: '7', total: '1000' } })
  expect(await asked).toEqual({ plan: '7', total: '1000' })
  expect(listeners.size).toBe(0)
})

test('nobody else is believed', async () => {
  const { asking, popup, say } = page()
  const asked = new DatdotClient({ daemon: DAEMON, page: asking }).tip({ key: KEY, amount: 5n })
  say({ datdot: 'ready' }, 'http://evil.example')
  say({ datdot: 'ready' }, DAEMON, {})
  say({ datdot: 'ready', id: 'another' })
  expect(popup.postMessage).not.toHaveBeenCalled()
  say({ datdot: 'done', result: { to: 'x', hash: 'y' } }, 'http://evil.example')
  say({ datdot: 'failed', error: { code: 'CLIENT_REFUSED', message: 'no', remedy: 'r' } })
  await expect(asked).rejects.toMatchObject({ code: 'CLIENT_REFUSED' })
})

test('a window that does not open, closes, or answers nonsense is said', async () => {
  const client = (asking: AskingPage) => new DatdotClient({ daemon: DAEMON, page: asking })
  const wish = { key: KEY, seconds: 60 }
  await expect(client(page(false).asking).requestHosting(wish)).rejects.toMatchObject({ code: 'CLIENT_POPUP_BLOCKED' })
  await expect(new DatdotClient().requestHosting(wish)).rejects.toMatchObject({ code: 'CLIENT_NO_WINDOW' })
  const closing = page()
  const closed = client(closing.asking).requestHosting(wish)
  closing.popup.closed = true
  await expect(closed).rejects.toMatchObject({ code: 'CLIENT_REFUSED' })
  const odd = page()
  const answered = client(odd.asking).requestHosting(wish)
  odd.say({ datdot: 'done', result: { plan: 7 } })
  await expect(answered).rejects.toMatchObject({ code: 'CLIENT_ANSWER_UNKNOWN' })
  const stop = new AbortController()
  const ended = page()
  const stopped = client(ended.asking).requestHosting(wish, { signal: stop.signal })
  stop.abort(new Error('stopped'))
  await expect(stopped).rejects.toThrow('stopped')
  expect(ended.popup.close).toHaveBeenCalled()
})
