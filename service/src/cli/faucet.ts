/** Asks a devnet's faucet for money, after the chain itself has said that its money is worth nothing. */

import { z } from 'zod'
import type { ChainAPI } from '../chain/index.js'
import type { Balance } from '../chain/types.js'
import { sleep, withTimeout } from '../hyper/index.js'
import { toHex } from '../json.js'
import { cliError } from './errors.js'

const WORTHLESS: readonly string[] = ['Development', 'Local']
const ASK_MS = 60_000
const LOOK_MS = 500
/** Of an answer. */
const MOST_BYTES = 16_384

const about = z.object({ genesis: z.string(), amount: z.string().regex(/^\d{1,30}$/) })
const refusal = z.object({ error: z.string().max(500) })

/** The chain as whoever is given money needs it. */
export type FundedChain = Pick<ChainAPI, 'genesis' | 'getNodeHealth' | 'getBalance'>

/**
 * Resolves when the money is there.
 * @returns what the address has then
 * @throws CLI_FAUCET_FAILED
 */
export async function fund(url: string, chain: FundedChain, address: string, signal: AbortSignal): Promise<Balance> {
  const fail = (why: string, cause?: unknown) => cliError('CLI_FAUCET_FAILED', { url, why }, cause)
  const { type, chain: name } = await chain.getNodeHealth(signal)
  if (!WORTHLESS.includes(type)) throw fail(`the chain ${name} is of the type ${type}, which has no faucet`)
  const limited = withTimeout(ASK_MS, signal)
  const ask = async (init: RequestInit): Promise<unknown> => {
    const response = await fetch(url, { ...init, redirect: 'error', signal: limited }).catch((cause: Error) => {
      if (signal.aborted) throw signal.reason
      throw fail(cause.message, cause)
    })
    const answer = await answerOf(response).catch(() => undefined)
    if (response.ok) return answer
    const said = refusal.safeParse(answer)
    throw fail(said.success ? said.data.error : `it answered with ${response.status}`)
  }
  const found = about.safeParse(await ask({}))
  if (!found.success) throw fail('nothing that is a faucet answers')
  if (found.data.genesis !== toHex(chain.genesis)) throw fail('it is the faucet of another chain')
  const before = (await chain.getBalance(address, signal)).free
  const body = JSON.stringify({ address })
  await ask({ method: 'POST', headers: { 'content-type': 'application/json' }, body })
  for (;;) {
    const { free } = await chain.getBalance(address, limited)
    if (free > before) return free
    await sleep(LOOK_MS, limited)
  }
}

/** @throws if it is no JSON, or more than any faucet has to say */
async function answerOf({ body }: Response): Promise<unknown> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of body ?? []) {
    bytes += part.length
    if (bytes > MOST_BYTES) throw new RangeError('the answer is too long')
    parts.push(part)
  }
  return JSON.parse(Buffer.concat(parts).toString())
}
