/** What a target is. */

import { DatdotError } from '../../src/errors.js'

export interface Target {
  readonly name: string
  /** Whether Rust has the same one; the verdicts have to be the same then. */
  readonly twin?: boolean
  /** Longest input; default 4 KiB. */
  readonly mostBytes?: number
  /** What stands in inputs and is hard to guess. */
  readonly tokens?: readonly string[]
  /** What an input comes to, in one line. Throws where something does not hold that always has to. */
  run(input: Uint8Array): string | Promise<string>
}

/** That what has to hold does. */
export function check(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what)
}

/** What `run` returns, or how it was refused: with one of these codes, and with nothing else. */
export function verdict(codes: Readonly<Record<string, string>>, run: () => string): string {
  try {
    return run()
  } catch (error) {
    return refusal(codes, error)
  }
}

/** The name of a documented error; anything else is thrown again. */
export function refusal(codes: Readonly<Record<string, string>>, error: unknown): string {
  const name = error instanceof DatdotError ? codes[error.code] : undefined
  if (name === undefined) throw error
  return `refused ${name}`
}

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

export const equal = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) === 0
