/** Asks a running daemon as any program of its user would: by its socket, and by HTTP with its token. */

import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { findRunning, socketFile, tokenFile } from '../../src/daemon/files.js'

export interface Answer {
  readonly result?: unknown
  readonly error?: { readonly code: number; readonly message: string; readonly data: { readonly code: string } }
}

const request = (method: string, params: object) => JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })

/** By the socket of HOME. */
export function bySocket(home: string, method: string, params: object = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const socket = connect(socketFile(home))
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('the daemon hung up')))
    createInterface({ input: socket }).once('line', (line) => {
      resolve(JSON.parse(line) as Answer)
      socket.destroy()
    })
    socket.write(`${request(method, params)}\n`)
  })
}

export async function byHttp(home: string, method: string, params: object = {}): Promise<Answer> {
  const { web } = await findRunning(home)
  const headers = { ...(await bearer(home)), 'content-type': 'application/json' }
  const answer = await fetch(`${web}/rpc`, { method: 'POST', headers, body: request(method, params) })
  return (await answer.json()) as Answer
}

/** What a method answers. @throws if it refuses */
export async function resultOf(answer: Promise<Answer>): Promise<Record<string, unknown>> {
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
