/** What a method is: its parameters and result as schemas, and what runs. */

import type { z } from 'zod'
import type { RpcContext } from './ports.js'

export interface Method {
  /** One line for the document. */
  readonly summary: string
  /** An object of named parameters. */
  readonly params: z.ZodType
  /** The answer as JSON has it, see `toWire`. */
  readonly result: z.ZodType
  /** Codes of errors that are its own, for the document. */
  readonly errors?: readonly string[]
  /** Longest that it may take; default 60 s. */
  readonly timeoutMs?: number
  run(context: RpcContext, params: never, signal: AbortSignal): Promise<unknown>
}

export type Methods = Readonly<Record<string, Method>>

/** Types the parameters of `run` by their schema. What `run` resolves to goes through `toWire` before it is checked. */
export function method<Params extends z.ZodType>(
  definition: Omit<Method, 'params' | 'run'> & {
    readonly params: Params
    readonly run: (context: RpcContext, params: z.output<Params>, signal: AbortSignal) => Promise<unknown>
  }
): Method {
  return definition as Method
}
