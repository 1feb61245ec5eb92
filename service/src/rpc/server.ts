/**
 * Answers JSON-RPC 2.0 requests, whatever they came by. Every refusal is an error of JSON-RPC whose `data` has a code and
 * a remedy; no answer has a stack, a secret, or the message of an unforeseen error.
 */

import {
  JSONRPCErrorCode,
  type JSONRPCErrorResponse,
  type JSONRPCRequest,
  type JSONRPCResponse,
  JSONRPCServer
} from 'json-rpc-2.0'
import { z } from 'zod'
import { abortable, withTimeout } from '../abort.js'
import { type DatdotError, isDatdotError } from '../errors.js'
import { toWire } from '../json.js'
import { withoutSecrets } from '../secrets.js'
import { type RpcErrorCode, rpcError } from './errors.js'
import type { Method, Methods } from './method.js'
import type { RpcContext } from './ports.js'

export interface RpcLimits {
  /** Bytes of one request or batch. */
  readonly bytes: number
  /** Requests of one batch. */
  readonly batch: number
  /** Requests that run at the same time. */
  readonly running: number
  /** Longest that a method may take that says nothing else, ms. */
  readonly timeoutMs: number
}

export const RPC_LIMITS: RpcLimits = { bytes: 1_048_576, batch: 50, running: 64, timeoutMs: 60_000 }

const envelope = z.object({
  jsonrpc: z.literal('2.0'),
  method: z.string().min(1).max(100),
  params: z.record(z.string(), z.unknown()).optional(),
  id: z.union([z.string().max(200), z.number(), z.null()]).optional()
})

/** What each code is among JSON-RPC's own. */
const NUMBERS: Readonly<Partial<Record<string, number>>> = {
  RPC_NOT_JSON: JSONRPCErrorCode.ParseError,
  RPC_REQUEST_INVALID: JSONRPCErrorCode.InvalidRequest,
  RPC_BATCH_TOO_LARGE: JSONRPCErrorCode.InvalidRequest,
  RPC_TOO_LARGE: JSONRPCErrorCode.InvalidRequest,
  RPC_METHOD_UNKNOWN: JSONRPCErrorCode.MethodNotFound,
  RPC_PARAMS_INVALID: JSONRPCErrorCode.InvalidParams,
  API_PARAMETERS_INVALID: JSONRPCErrorCode.InvalidParams,
  RPC_INTERNAL: JSONRPCErrorCode.InternalError
} satisfies Partial<Record<RpcErrorCode | 'API_PARAMETERS_INVALID', number>>
/** Of refusals by the service or the chain; the code in `data` tells them apart. */
export const REFUSED = -32_000

/** The `rpc.discover` document is made by `openrpc.ts`; it comes in from outside so that there is one way only. */
export class RpcServer {
  readonly limits: RpcLimits
  readonly #server = new JSONRPCServer<AbortSignal>({ errorListener: () => {} })
  readonly #context: RpcContext
  readonly #closing = new AbortController()
  #running = 0

  constructor(methods: Methods, context: RpcContext, document: object, limits: Partial<RpcLimits> = {}) {
    this.limits = { ...RPC_LIMITS, ...limits }
    this.#context = context
    this.#server.mapErrorToJSONRPCErrorResponse = (id, error) => refused(id, error as DatdotError)
    this.#server.addMethod('rpc.discover', () => document)
    for (const [name, method] of Object.entries(methods)) {
      this.#server.addMethod(name, (params, signal) => this.#run(name, method, params, signal))
    }
  }

  /** What text asks: a request, or a batch. Nothing if only notifications came. Never rejects. */
  async answer(text: string): Promise<string | undefined> {
    if (Buffer.byteLength(text) > this.limits.bytes) return this.refusal('RPC_TOO_LARGE', { most: this.limits.bytes })
    let asked: unknown
    try {
      asked = JSON.parse(text)
    } catch {
      return this.refusal('RPC_NOT_JSON')
    }
    if (!Array.isArray(asked)) return print(await this.#one(asked))
    const { batch } = this.limits
    if (asked.length > batch) return this.refusal('RPC_BATCH_TOO_LARGE', { count: asked.length, most: batch })
    if (asked.length === 0) return this.refusal('RPC_REQUEST_INVALID', { why: 'the list is empty' })
    const answers = await Promise.all(asked.map((one) => this.#one(one)))
    const said = answers.filter((answer) => answer !== undefined)
    return said.length === 0 ? undefined : print(said)
  }

  /** The answer to what is no request at all. */
  refusal(code: RpcErrorCode, details = {}): string {
    return print(refused(null, rpcError(code, details)))
  }

  /** Ends what runs. */
  close(): void {
    this.#closing.abort(rpcError('RPC_CLOSING'))
  }

  async #one(asked: unknown): Promise<JSONRPCResponse | undefined> {
    const checked = envelope.safeParse(asked)
    if (!checked.success) {
      const { why } = firstIssue(checked.error)
      return refused(idOf(asked), rpcError('RPC_REQUEST_INVALID', { why }))
    }
    const request = checked.data as JSONRPCRequest
    // A notification is not answered, not even by what went wrong.
    const answered = <T>(answer: T): T | undefined => (request.id === undefined ? undefined : answer)
    if (!this.#server.hasMethod(request.method)) {
      return answered(refused(request.id, rpcError('RPC_METHOD_UNKNOWN', { method: request.method })))
    }
    const { running } = this.limits
    if (this.#running >= running) return answered(refused(request.id, rpcError('RPC_BUSY', { most: running })))
    this.#running++
    try {
      return (await this.#server.receive(request, this.#closing.signal)) ?? undefined
    } finally {
      this.#running--
    }
  }

  async #run(name: string, method: Method, params: unknown, closing: AbortSignal): Promise<unknown> {
    closing.throwIfAborted()
    const checked = method.params.safeParse(params ?? {})
    if (!checked.success) throw rpcError('RPC_PARAMS_INVALID', { method: name, ...firstIssue(checked.error) })
    const ms = method.timeoutMs ?? this.limits.timeoutMs
    const signal = withTimeout(ms, closing)
    try {
      const result = toWire(await abortable(method.run(this.#context, checked.data as never, signal), signal))
      return method.result.parse(result)
    } catch (error) {
      if (closing.aborted) throw closing.reason
      if (signal.aborted) throw rpcError('RPC_TIMEOUT', { method: name, seconds: ms / 1_000 }, error)
      if (isDatdotError(error)) throw error
      this.#context.log.error({ err: error, method: name }, 'a method failed')
      throw rpcError('RPC_INTERNAL', { method: name }, error)
    }
  }
}

function refused(id: JSONRPCRequest['id'], error: DatdotError): JSONRPCErrorResponse {
  const { code, message, remedy } = isDatdotError(error) ? error : rpcError('RPC_INTERNAL', { method: 'a method' })
  return {
    jsonrpc: '2.0',
    id: id ?? null,
    error: { code: NUMBERS[code] ?? REFUSED, message: withoutSecrets(message), data: { code, remedy } }
  }
}

function idOf(asked: unknown): string | number | null {
  const id = typeof asked === 'object' && asked !== null && 'id' in asked ? asked.id : null
  return envelope.shape.id.safeParse(id).success ? (id as string | number | null) : null
}

/** Where the first thing is that is wrong, and what it is; never the value itself. */
function firstIssue({ issues: [issue] }: z.ZodError): { readonly field: string; readonly why: string } {
  const path = issue?.path.map(String).join('.').slice(0, 100)
  return { field: path || 'they', why: (issue?.message ?? 'not allowed').slice(0, 300) }
}

function print(answer: unknown): string {
  return JSON.stringify(answer)
}
