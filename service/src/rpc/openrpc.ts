/** The OpenRPC document of the methods: for people, generators and fuzzers. */

import { z } from 'zod'
import type { Method, Methods } from './method.js'
import { REFUSED } from './server.js'

type Json = Readonly<Record<string, unknown>>

/** @param version of the service */
export function openRpcDocument(methods: Methods, version: string): Json {
  return {
    openrpc: '1.3.2',
    info: {
      title: 'DatDot daemon',
      version,
      description:
        'The service API of one account. By the Unix socket HOME/daemon.sock, a line each, or by POST /rpc with the token of HOME/daemon.token. Errors have `data.code` and `data.remedy`.'
    },
    methods: Object.entries(methods).map(([name, method]) => describeMethod(name, method))
  }
}

function describeMethod(name: string, { summary, params, result, errors = [] }: Method): Json {
  return {
    name,
    summary,
    paramStructure: 'by-name',
    params: describeParams(params),
    result: { name: 'result', schema: schemaOf(result) },
    errors: errors.map((code) => ({ code: REFUSED, message: code, data: { code } }))
  }
}

/** Each parameter of the object that the method takes. */
function describeParams(params: z.ZodType): Json[] {
  const { properties = {}, required = [] } = schemaOf(params) as {
    properties?: Readonly<Record<string, Json>>
    required?: readonly string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({ name, required: required.includes(name), schema }))
}

/** As callers write it: before defaults and transformations. */
function schemaOf(schema: z.ZodType): Json {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io: 'input' }) as Json
  return described
}
