/** Requests out of the OpenRPC document: such as it allows, and such as it does not. */

import fc from 'fast-check'

interface Schema {
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Schema
  readonly minItems?: number
  readonly maxItems?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
}

export interface DescribedMethod {
  readonly name: string
  readonly params: readonly { readonly name: string; readonly required: boolean; readonly schema: Schema }[]
}

/** Large enough to reach bounds, small enough to be many. */
const MOST_TEXT = 200
const MOST_ITEMS = 5

/** A value that the schema allows. */
export function allowedBy(schema: Schema): fc.Arbitrary<unknown> {
  const { type, minimum = -(2 ** 31), maximum = 2 ** 32, maxLength = MOST_TEXT, maxItems = MOST_ITEMS } = schema
  const either = schema.anyOf ?? schema.oneOf
  if (either !== undefined) return fc.oneof(...either.map(allowedBy))
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  switch (type) {
    case 'string':
      if (schema.pattern !== undefined) return fc.stringMatching(new RegExp(schema.pattern))
      return fc.string({ minLength: schema.minLength ?? 0, maxLength: Math.min(maxLength, MOST_TEXT) })
    case 'integer':
      return fc.oneof(fc.integer({ min: minimum, max: Math.min(maximum, 2 ** 31 - 1) }), fc.constant(minimum))
    case 'boolean':
      return fc.boolean()
    case 'array':
      return fc.array(allowedBy(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(maxItems, MOST_ITEMS)
      })
    case 'object':
      return objectOf(Object.entries(schema.properties ?? {}), schema.required ?? [])
    default:
      return fc.jsonValue()
  }
}

function objectOf(fields: readonly (readonly [string, Schema])[], required: readonly string[]): fc.Arbitrary<object> {
  const shape = Object.fromEntries(fields.map(([name, schema]) => [name, allowedBy(schema)]))
  return fc.record(shape, { requiredKeys: fields.map(([name]) => name).filter((name) => required.includes(name)) })
}

/** What callers send: right parameters of a method mostly, or ones that are wrong somewhere. */
export function requestOf(methods: readonly DescribedMethod[]): fc.Arbitrary<object> {
  const right = fc.constantFrom(...methods).chain(({ name, params }) => {
    const fields = params.map((param) => [param.name, param.schema] as const)
    const required = params.filter((param) => param.required).map((param) => param.name)
    const wrong = fc.tuple(fc.constantFrom('', ...fields.map(([field]) => field), 'more'), fc.jsonValue())
    return fc
      .tuple(objectOf(fields, required), fc.option(wrong, { freq: 3 }))
      .map(([given, change]) => request(name, change === null ? given : { ...given, [change[0]]: change[1] }))
  })
  const names = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'rpc.discover', 'account_get '))
  const unknown = fc.tuple(names, fc.jsonValue()).map(([name, params]) => request(name, params))
  return fc.oneof({ weight: 6, arbitrary: right }, { weight: 1, arbitrary: unknown })
}

const request = (method: string, params: unknown) => ({ jsonrpc: '2.0', id: 1, method, params })

/** Requests, batches, JSON that is none, and text that is no JSON. */
export function bodyOf(methods: readonly DescribedMethod[]): fc.Arbitrary<string> {
  const one = requestOf(methods)
  return fc.oneof(
    { weight: 8, arbitrary: one.map((asked) => JSON.stringify(asked)) },
    {
      weight: 2,
      arbitrary: fc.array(fc.oneof(one, fc.jsonValue()), { maxLength: 8 }).map((asked) => JSON.stringify(asked))
    },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
    { weight: 1, arbitrary: one.map((asked) => JSON.stringify(asked).slice(0, -3)) }
  )
}
