/** Asks a person. */

import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { cliError } from './errors.js'

/** Whether somebody is there to answer. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true
}

/** @throws CLI_NOT_CONFIRMED where nobody can answer */
export async function confirmed(question: string, signal: AbortSignal): Promise<boolean> {
  if (!canAsk()) throw cliError('CLI_NOT_CONFIRMED', { why: 'standard input is no terminal' })
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const answer = await lines.question(`${question} [y/N] `, { signal })
    return /^y(es)?$/i.test(answer.trim())
  } finally {
    lines.close()
  }
}

/** Asks until `read` takes the answer. */
export async function ask<T>(question: string, read: (text: string) => T, signal: AbortSignal): Promise<T> {
  for (;;) {
    const text = await line(question, signal)
    try {
      return read(text.trim())
    } catch (error) {
      process.stderr.write(`${(error as Error).message}\n`)
    }
  }
}

export async function waitForEnter(question: string, signal: AbortSignal): Promise<void> {
  await line(question, signal)
}

/** One line. Rejects with the signal's reason, or with CLI_INPUT_ENDED. */
async function line(question: string, signal: AbortSignal): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  const ended = new AbortController()
  lines.once('SIGINT', () => process.emit('SIGINT'))
  lines.once('close', () => ended.abort(cliError('CLI_INPUT_ENDED')))
  const either = AbortSignal.any([signal, ended.signal])
  try {
    return await lines.question(question, { signal: either })
  } catch (error) {
    throw either.aborted ? either.reason : error
  } finally {
    lines.close()
  }
}

/** Reads a line that the terminal does not show. Rejects with the signal's reason, or with CLI_INPUT_ENDED. */
export async function askHidden(question: string, signal: AbortSignal): Promise<string> {
  // A terminal of its own switches the echo of the real one off, and writes what is typed into the void.
  const output = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output, terminal: true, historySize: 0 })
  // Not before: whoever sees it may type at once.
  process.stderr.write(question)
  const ended = new AbortController()
  // Ctrl-C is a character there, no signal.
  lines.once('SIGINT', () => process.emit('SIGINT'))
  lines.once('close', () => ended.abort(cliError('CLI_INPUT_ENDED')))
  const either = AbortSignal.any([signal, ended.signal])
  try {
    return await lines.question('', { signal: either })
  } catch (error) {
    throw either.aborted ? either.reason : error
  } finally {
    lines.close()
    process.stderr.write('\n')
  }
}
