/** Looks at a daemon as its page does that is open: told of each block, it asks for what it shows. */

import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { findRunning, tokenFile } from '../daemon/files.js'

const OVERVIEW = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'view_overview', params: {} })

/** Until the signal fires. @returns how many blocks it was told of */
export async function watch(home: string, signal: AbortSignal): Promise<number> {
  const { web } = await findRunning(home)
  const authorization = `Bearer ${await readFile(tokenFile(home), 'utf8')}`
  const headers = { authorization, 'content-type': 'application/json' }
  let blocks = 0
  try {
    const stream = await answered(fetch(`${web}/events`, { headers: { authorization }, signal }))
    const lines = createInterface({ input: Readable.fromWeb(stream.body as ReadableStream) })
    for await (const line of lines) {
      if (line !== 'event: block') continue
      const view = await answered(fetch(`${web}/rpc`, { method: 'POST', headers, body: OVERVIEW, signal }))
      const { error } = (await view.json()) as { readonly error?: { readonly message: string } }
      if (error !== undefined) throw new Error(`the daemon does not show the overview: ${error.message}`)
      blocks++
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
  return blocks
}

async function answered(asked: Promise<Response>): Promise<Response> {
  const answer = await asked
  if (!answer.ok || answer.body === null) throw new Error(`the daemon answered with status ${answer.status}`)
  return answer
}
