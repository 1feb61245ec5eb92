/** What has to hold of every answer, whatever was asked. */

import { z } from 'zod'

const refusal = z.strictObject({
  jsonrpc: z.literal('2.0'),
  id: z.union([z.string(), z.number(), z.null()]),
  error: z.strictObject({
    code: z.int(),
    message: z.string().min(1),
    data: z.strictObject({ code: z.string().regex(/^[A-Z]+_[A-Z_]+$/), remedy: z.string().min(1) })
  })
})
const success = z.strictObject({ jsonrpc: z.literal('2.0'), id: refusal.shape.id, result: z.unknown() })
const answers = z.union([refusal, success, z.array(z.union([refusal, success])).min(1)])

const STACK = /\n\s+at |\bnode:internal|\/node_modules\/|\b(Type|Range|Reference|Syntax)Error\b/

/**
 * The codes of an answer, `ok` for a result.
 * @param secrets that may be in no answer
 * @throws if the answer is not one of JSON-RPC, says that the service itself failed, or tells what it should not
 */
export function judge(text: string | undefined, secrets: readonly string[]): string {
  if (text === undefined) return 'nothing'
  const found = answers.parse(JSON.parse(text))
  for (const secret of secrets) if (text.toLowerCase().includes(secret)) throw new Error('a secret is told')
  const codes = (Array.isArray(found) ? found : [found]).map((one) => {
    if (!('error' in one)) return 'ok'
    if (STACK.test(one.error.message)) throw new Error(`the inside is told: ${one.error.message}`)
    if (one.error.data.code === 'RPC_INTERNAL') throw new Error(`the service failed: ${text}`)
    return one.error.data.code
  })
  return [...new Set(codes)].sort().join(' ')
}
