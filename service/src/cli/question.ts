/** Asks a person. */

import { createInterface } from 'node:readline/promises'
import { cliError } from './errors.js'

/** @throws CLI_NOT_CONFIRMED where nobody can answer */
export async function confirmed(question: string, signal: AbortSignal): Promise<boolean> {
  if (!process.stdin.isTTY) throw cliError('CLI_NOT_CONFIRMED', { why: 'standard input is no terminal' })
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const answer = await lines.question(`${question} [y/N] `, { signal })
    return /^y(es)?$/i.test(answer.trim())
  } finally {
    lines.close()
  }
}
