/** `datdot dashboard`: the address on standard output, and a browser, a real program, that is given the way there. */

import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { sleep } from '../../src/abort.js'
import { renewToken, sayRunning, socketFile, tokenOf } from '../../src/daemon/files.js'
import { silentLogger } from '../../src/log.js'
import { METHODS } from '../../src/rpc/methods.js'
import { RpcServer } from '../../src/rpc/server.js'
import { listenAt } from '../../src/rpc/socket.js'
import { fakeContext } from '../rpc/fake-context.js'
import { datdot, errorOf } from './cli.js'

const BUILT = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const WEB = 'http://127.0.0.1:8787'
let home = ''
let socket: Server | undefined

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'datdot-dashboard-'))
})
afterEach(async () => {
  socket?.close()
  await rm(home, { recursive: true, force: true })
})

/** What `datdot dashboard` finds of a daemon that runs. */
async function daemonRuns(): Promise<string> {
  await sayRunning(home, { pid: process.pid, web: WEB, socket: socketFile(home) })
  socket = createServer().listen(socketFile(home))
  await once(socket, 'listening')
  return `${WEB}/#token=${await tokenOf(home)}`
}

/** A browser that writes down its process and what it was given, and stays open until it is closed. */
async function browser(
  name = 'browser'
): Promise<{ program: string; opened: () => Promise<string>; close: () => void }> {
  const [program, note] = [join(home, name), join(home, `${name}.opened`)]
  let pid: number | undefined
  await writeFile(program, `#!/bin/sh\necho "$$ $*" > '${note}.part' && mv '${note}.part' '${note}'\nexec sleep 60\n`)
  await chmod(program, 0o700)
  const opened = async (): Promise<string> => {
    for (;;) {
      const [who, ...given] = (await readFile(note, 'utf8').catch(() => '')).trim().split(' ')
      pid = Number(who)
      if (given.length > 0) return given.join(' ')
      await sleep(20)
    }
  }
  return { program, opened, close: () => void (pid && process.kill(pid)) }
}

const none = { DISPLAY: '', WAYLAND_DISPLAY: '', BROWSER: '' }

test('the browser gets a private file that leads to the address, which no other user sees', async () => {
  const address = await daemonRuns()
  const { program, opened, close } = await browser()
  const ran = await datdot(['dashboard'], { DATDOT_HOME: home, BROWSER: program })
  expect(ran).toMatchObject({ exitCode: 0, stdout: `${address}\n`, stderr: '' })
  const file = join(home, 'dashboard.html')
  expect(await opened()).toBe(`file://${file}`)
  expect(await readFile(file, 'utf8')).toContain(`content="0; url=${address}"`)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  close()
})

test('of several browsers the first that starts is taken, with its own arguments', async () => {
  await daemonRuns()
  const { program, opened, close } = await browser()
  const { exitCode } = await datdot(['dashboard'], {
    DATDOT_HOME: home,
    BROWSER: `${join(home, 'missing')}:${program} --new %s --private`
  })
  expect(exitCode).toBe(0)
  expect(await opened()).toBe(`--new file://${join(home, 'dashboard.html')} --private`)
  close()
})

test('a screen has the system’s opener', async () => {
  await daemonRuns()
  const { opened, close } = await browser('xdg-open')
  const ran = await datdot(['dashboard'], { DATDOT_HOME: home, ...none, DISPLAY: ':0', PATH: `${home}:/usr/bin:/bin` })
  expect(ran).toMatchObject({ exitCode: 0, stderr: '' })
  expect(await opened()).toContain('dashboard.html')
  close()
})

test.each([
  ['without a screen', none],
  ['without a program that opens', { ...none, DISPLAY: ':0', PATH: '/nowhere' }],
  ['with a browser that is not there', { ...none, BROWSER: '/nowhere/browser' }]
])('%s the address is printed, and that is no failure', async (_, env) => {
  const address = await daemonRuns()
  const ran = await datdot(['dashboard'], { DATDOT_HOME: home, ...env })
  expect(ran).toMatchObject({ exitCode: 0, stdout: `${address}\n` })
  expect(ran.stderr).toBe('no browser was opened: open the address in one\n')
})

test('a new token, which the daemon makes, is in the address', async () => {
  const before = await daemonRuns()
  socket?.close()
  const renewing = { ...fakeContext(), renewToken: async () => void (await renewToken(home)) }
  const rpc = await listenAt(socketFile(home), new RpcServer(METHODS, renewing, {}), silentLogger())
  const ran = await datdot(['dashboard', '--no-open', '--new-token'], { DATDOT_HOME: home })
  const after = `${WEB}/#token=${await tokenOf(home)}`
  expect(ran).toMatchObject({ exitCode: 0, stdout: `${after}\n`, stderr: '' })
  expect(after).not.toBe(before)
  await rpc.close()
})

test('if the daemon cannot make one, that is said, and no address is given', async () => {
  await daemonRuns()
  socket?.close()
  const failing = { ...fakeContext(), renewToken: async () => Promise.reject(new Error('disk')) }
  const rpc = await listenAt(socketFile(home), new RpcServer(METHODS, failing, {}), silentLogger())
  const ran = await datdot(['dashboard', '--no-open', '--new-token', '--json'], { DATDOT_HOME: home })
  expect([ran.exitCode, ran.stdout, errorOf(ran).code]).toEqual([1, '', 'DAEMON_TOKEN_UNUSABLE'])
  await rpc.close()
})

test('only the address, if that is asked for', async () => {
  const address = await daemonRuns()
  const { program } = await browser()
  const ran = await datdot(['dashboard', '--no-open', '--json'], { DATDOT_HOME: home, BROWSER: program })
  expect(JSON.parse(ran.stdout)).toEqual({ dashboard: address })
  await expect(stat(join(home, 'dashboard.html'))).rejects.toMatchObject({ code: 'ENOENT' })
})

test('without a daemon it says how to start one', async () => {
  const ran = await datdot(['dashboard', '--json'], { DATDOT_HOME: home, ...none })
  expect(ran.exitCode).toBe(1)
  expect(errorOf(ran).code).toBe('DAEMON_NOT_RUNNING')
})

test('of a daemon that was killed nobody is given the token, who may have its port by now', async () => {
  await daemonRuns()
  socket?.close()
  const { program } = await browser()
  const ran = await datdot(['dashboard', '--json'], { DATDOT_HOME: home, BROWSER: program })
  expect([ran.exitCode, ran.stdout, errorOf(ran).code]).toEqual([1, '', 'DAEMON_NOT_RUNNING'])
  await expect(stat(join(home, 'dashboard.html'))).rejects.toMatchObject({ code: 'ENOENT' })
})

test('the command as it is installed ends while the browser stays open', async () => {
  const address = await daemonRuns()
  const { program, opened, close } = await browser()
  const env = { PATH: process.env.PATH, DATDOT_HOME: home, BROWSER: program }
  const { stdout } = await promisify(execFile)(process.execPath, [BUILT, 'dashboard'], { env, timeout: 30_000 })
  expect(stdout).toBe(`${address}\n`)
  await opened()
  close()
})
