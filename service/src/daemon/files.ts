/** What a daemon leaves in HOME for other programs of its user: tokens, the socket, where its web server listens. */

import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { randomBytes } from '../hyper/index.js'
import { exists, readPrivate, writePrivate } from '../keystore/index.js'
import { answers } from '../rpc/socket.js'
import { hide } from '../secrets.js'
import { daemonError } from './errors.js'

const TOKEN = /^[0-9a-f]{64}$/
const TOKEN_BYTES = 32

export const tokenFile = (home: string): string => join(home, 'daemon.token')
export const metricsTokenFile = (home: string): string => join(home, 'metrics.token')
export const socketFile = (home: string): string => join(home, 'daemon.sock')
const runningFile = (home: string): string => join(home, 'daemon.json')

const running = z.object({ pid: z.int(), web: z.string(), socket: z.string() })
/** Where a running daemon is reached. */
export type RunningDaemon = z.infer<typeof running>

/**
 * The account's token in HOME, made if there is none. Mode 0600.
 * @throws DAEMON_TOKEN_UNUSABLE, KEYSTORE_EXPOSED, KEYSTORE_UNREADABLE
 */
export const tokenOf = (home: string): Promise<string> => tokenIn(tokenFile(home))

/** Puts a new one in place of the account's token: whoever has the old one, has nothing. @throws KEYSTORE_* */
export async function renewToken(home: string): Promise<string> {
  await writeToken(tokenFile(home), true)
  return tokenOf(home)
}

/** The token for figures, made if there is none; it stays, since copies of it are elsewhere. @throws as `tokenOf` */
export const metricsTokenOf = (home: string): Promise<string> => tokenIn(metricsTokenFile(home))

async function tokenIn(path: string): Promise<string> {
  if (!(await exists(path))) await writeToken(path, false)
  const token = (await readPrivate(path)).trim()
  if (!TOKEN.test(token)) {
    throw daemonError('DAEMON_TOKEN_UNUSABLE', { path, why: 'it does not hold 64 hexadecimal digits' })
  }
  hide(token)
  return token
}

const writeToken = (path: string, replace: boolean): Promise<void> =>
  writePrivate(path, Buffer.from(randomBytes(TOKEN_BYTES)).toString('hex'), replace)

export async function sayRunning(home: string, daemon: RunningDaemon): Promise<void> {
  await writeFile(runningFile(home), `${JSON.stringify(daemon)}\n`, { mode: 0o600 })
}

export async function sayEnded(home: string): Promise<void> {
  await rm(runningFile(home), { force: true })
}

/**
 * Of a daemon that was killed the file stays, and another user may have its port by now, to be given the token. So the
 * socket has to answer: only the user of HOME can make that.
 * @throws DAEMON_NOT_RUNNING
 */
export async function findRunning(home: string): Promise<RunningDaemon> {
  try {
    const said = running.parse(JSON.parse(await readFile(runningFile(home), 'utf8')))
    if (await answers(socketFile(home))) return said
  } catch (cause) {
    throw daemonError('DAEMON_NOT_RUNNING', { home }, cause)
  }
  throw daemonError('DAEMON_NOT_RUNNING', { home })
}
