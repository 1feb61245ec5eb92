/** The config file: YAML (so JSON, too) with one setting a key, checked before anything of it is used. */

import { readFileSync, statSync } from 'node:fs'
import { isMap, isScalar, LineCounter, type Pair, type ParsedNode, parseDocument, stringify } from 'yaml'
import type { z } from 'zod'
import { cliError } from './errors.js'

/** Far more than all settings with their comments. */
const MOST_BYTES = 65_536

/** What the file says, as text like that of flags. */
export interface FileValues<Name extends string> {
  readonly path: string
  readonly values: Readonly<Partial<Record<Name, string>>>
}

/**
 * @param schemas of the settings that it may have
 * @throws CLI_CONFIG_UNREADABLE with file and line
 */
export function readConfigFile<Name extends string>(
  path: string,
  schemas: Readonly<Record<Name, z.ZodType>>
): FileValues<Name> {
  const lines = new LineCounter()
  const refuse = (why: string, offset?: number): Error => {
    const place = offset === undefined ? path : `${path}:${lines.linePos(offset).line}`
    return cliError('CLI_CONFIG_UNREADABLE', { path: place, why })
  }
  const document = parseDocument(read(path), { lineCounter: lines, prettyErrors: false, logLevel: 'silent' })
  const [error] = document.errors
  if (error !== undefined) throw refuse(error.message, error.pos[0])
  const { contents } = document
  const values: Partial<Record<Name, string>> = {}
  if (contents === null) return { path, values }
  if (!isMap(contents)) throw refuse('it has to be keys with values', contents.range?.[0])
  for (const { key, value } of contents.items as Pair<ParsedNode, ParsedNode | null>[]) {
    const name = isScalar(key) ? String(key.value) : ''
    const at = key.range?.[0]
    if (!Object.hasOwn(schemas, name)) throw refuse(`there is no setting ${name || 'of this kind'}`, at)
    const text = textOf(value)
    if (text === null) throw refuse(`${name}: it has to be one value`, at)
    if (text === undefined) continue
    const checked = schemas[name as Name].safeParse(text)
    if (!checked.success) throw refuse(`${name}: ${checked.error.issues[0]?.message}`, at)
    values[name as Name] = text
  }
  return { path, values }
}

/** How a value is written in the file. */
export function writeConfigValue(text: string): string {
  return stringify(text).trimEnd()
}

function read(path: string): string {
  try {
    if (statSync(path).size > MOST_BYTES) throw new Error(`it has more than ${MOST_BYTES} bytes`)
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw cliError('CLI_CONFIG_UNREADABLE', { path, why: (cause as Error).message }, cause)
  }
}

/** Numbers and words such as `off` stay as they are written; nothing for a key without a value, null for a structure. */
function textOf(value: ParsedNode | null): string | undefined | null {
  if (value === null) return undefined
  if (!isScalar(value)) return null
  if (value.value === null) return undefined
  return typeof value.value === 'string' ? value.value : (value.source ?? String(value.value))
}
