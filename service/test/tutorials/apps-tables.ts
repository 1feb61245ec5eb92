/** The tables of docs/apps.md: what a person gives in each field of a call. */

import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

export type Table = readonly { readonly path: string; readonly give: string }[]

/** By the name of the call, which is above the fields. */
export async function tables(): Promise<ReadonlyMap<string, Table>> {
  const text = await readFile(fileURLToPath(new URL('../../../docs/apps.md', import.meta.url)), 'utf8')
  const found = [...text.matchAll(/^\| (\w+) \| give \|.*\n\|[-|]+\n((?:\|.*\n)+)/gm)]
  return new Map(found.map(([, call = '', rows = '']) => [call, rows.trim().split('\n').map(row)]))
}

function row(line: string): Table[number] {
  const [, field = '', give = ''] = line.split('|').map((cell) => cell.trim())
  return { path: field.replaceAll('`', ''), give }
}

/** What a command with `--fields --json` printed of an argument, or of a part of it. */
export type Printed = string | { readonly [name: string]: Printed }

/** What is typed for what a table says; `sources` know what is read off elsewhere. */
export function typed(table: Table, sources: Record<string, (path: string) => string>): Map<string, string> {
  return new Map(
    table.map(({ path, give }) => {
      const literal = /^`([^`]*)`$/.exec(give)?.[1]
      return [path, literal ?? sources[give]?.(path) ?? give]
    })
  )
}

/** The part of what was printed that has the path of a field. */
export function printedAt(printed: Printed, path: string): string {
  const names = path
    .replace(/\.Some$/, '')
    .split(/[.[\]]+/)
    .filter((name) => name !== '')
  const found = names.reduce<Printed | undefined>(
    (part, name) => (typeof part === 'object' ? part[name] : undefined),
    printed
  )
  if (typeof found !== 'string') throw new Error(`nothing was printed for ${path}`)
  return found
}
