/** Asks a running daemon as any program of its user would: by its socket, and by HTTP with its token. */

import { readFile } from 'node:fs/promises'
import { findRunning, socketFile, tokenFile } from '../../src/daemon/files.js'
import { callSocket, type RpcAnswer } from '../../src/rpc/caller.js'

const request = (method: string, params: object) => JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })

/** By the socket of HOME. */
export const bySocket = (home: string, method: string, params: object = {}): Promise<RpcAnswer> =>
  callSocket(socketFile(home), method, params)

export async function byHttp(home: string, method: string, params: object = {}): Promise<RpcAnswer> {
  const { web } = await findRunning(home)
  const headers = { ...(await bearer(home)), 'content-type': 'application/json' }
  const answer = await fetch(`${web}/rpc`, { method: 'POST', headers, body: request(method, params) })
  return (await answer.json()) as RpcAnswer
}

/** What a method answers. @throws if it refuses */
export async function resultOf(answer: Promise<RpcAnswer>): Promise<Record<string, unknown>> {
  const { result, error } = await answer
  if (error !== undefined) throw new Error(`${error.data.code}: ${error.message}`)
  return result as Record<string, unknown>
}

export async function health(home: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const { web } = await findRunning(home)
  const answer = await fetch(`${web}/health`)
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

/** The values of `/metrics` by name and labels. */
export async function metrics(home: string): Promise<Map<string, number>> {
  const { web } = await findRunning(home)
  const text = await (await fetch(`${web}/metrics`, { headers: await bearer(home) })).text()
  const values = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(values.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]))
}

async function bearer(home: string) {
  return { authorization: `Bearer ${await readFile(tokenFile(home), 'utf8')}` }
}
