/** The form that polkadot.js Apps makes of a call: its fields, by nothing but what the chain's metadata says. */

import type { ApiPromise } from '@polkadot/api'
import { stringCamelCase } from '@polkadot/util'

/** A field as the form has shown it. */
export interface ShownField {
  readonly path: string
  readonly docs: string
}

/** What a person types, switches or chooses, by the paths of the fields. */
export type Typed = ReadonlyMap<string, string>

type Lookup = ApiPromise['registry']['lookup']
type Named = {
  name: { isSome: boolean; unwrap(): unknown }
  type: Parameters<Lookup['getSiType']>[0]
  docs: Iterable<unknown>
}

export class Form {
  readonly shown: ShownField[] = []
  /** The call's own doc comment, which tells of its arguments. */
  readonly docs: string
  /** Names of the arguments, in order. */
  readonly args: readonly string[]
  readonly #lookup: Lookup
  readonly #fields: readonly Named[]
  readonly #used = new Set<string>()

  constructor(
    api: ApiPromise,
    call: string,
    private readonly typed: Typed
  ) {
    this.#lookup = api.registry.lookup
    const market = api.runtimeMetadata.asLatest.pallets.find(({ name }) => `${name}` === 'Datdot')
    if (market === undefined) throw new Error('the chain has no pallet Datdot')
    const calls = this.#lookup.getSiType(market.calls.unwrap().type).def.asVariant.variants
    const found = calls.find(({ name }) => stringCamelCase(`${name}`) === call)
    if (found === undefined) throw new Error(`the chain has no call ${call}`)
    this.#fields = [...found.fields] as unknown as Named[]
    this.args = this.#fields.map(nameOf)
    this.docs = [...found.docs].join('\n')
  }

  /** The arguments as they were filled in; throws where the form has no field for something typed. */
  fill(): unknown[] {
    const values = Object.values(this.#record(this.#fields, ''))
    const unused = [...this.typed.keys()].filter((path) => !this.#used.has(path))
    if (unused.length > 0) throw new Error(`the form has no field ${unused.join(', ')}`)
    return values
  }

  #record(fields: readonly Named[], path: string): Record<string, unknown> {
    const entries = fields.map((field) => {
      const name = nameOf(field)
      const below = path === '' ? name : `${path}.${name}`
      this.shown.push({ path: below, docs: [...field.docs].join(' ') })
      return [name, this.#value(field.type, below)]
    })
    return Object.fromEntries(entries)
  }

  #value(type: Named['type'], path: string): unknown {
    const { def, path: name } = this.#lookup.getSiType(type)
    if (def.isCompact) return this.#value(def.asCompact.type, path)
    if (def.isPrimitive) return this.#number(path, `${def.asPrimitive}`)
    if (def.isArray) return this.#bytes(def.asArray.type, path, def.asArray.len.toNumber())
    if (def.isSequence) return this.#list(def.asSequence.type, path)
    if (def.isVariant) return `${name}` === '[Option]' ? this.#option(type, path) : this.#choice(type, path)
    if (!def.isComposite) throw new Error(`${path}: Apps has no field for ${def.type}`)
    const fields = [...def.asComposite.fields] as unknown as Named[]
    const [only] = fields
    return fields.length === 1 && only?.name.isSome === false
      ? this.#value(only.type, path)
      : this.#record(fields, path)
  }

  #text(path: string, otherwise: string): string {
    this.#used.add(path)
    return this.typed.get(path) ?? otherwise
  }

  #number(path: string, kind: string): string {
    const text = this.#text(path, '0')
    if (!/^U\d+$/.test(kind) || !/^\d+$/.test(text))
      throw new Error(`${path}: '${text}' is not typed into a field for ${kind}`)
    return text
  }

  #bytes(item: Named['type'], path: string, length?: number): string {
    const { def } = this.#lookup.getSiType(item)
    if (!def.isPrimitive || !def.asPrimitive.isU8)
      throw new Error(`${path}: Apps has no field for a list of a fixed length`)
    const text = this.#text(path, `0x${'00'.repeat(length ?? 0)}`)
    const right = /^0x([0-9a-f]{2})*$/.test(text) && (length === undefined || text.length === 2 + 2 * length)
    if (!right) throw new Error(`${path}: '${text}' is not ${length ?? 'some'} bytes in hexadecimal digits`)
    return text
  }

  #list(item: Named['type'], path: string): unknown {
    const { def } = this.#lookup.getSiType(item)
    if (def.isPrimitive && def.asPrimitive.isU8) return this.#bytes(item, path)
    const items: unknown[] = []
    if (this.#text(path, 'no item') !== 'no item') throw new Error(`${path} is a list: type into its items`)
    const added = (index: number) => [...this.typed.keys()].some((key) => key.startsWith(`${path}[${index}]`))
    while (added(items.length)) items.push(this.#value(item, `${path}[${items.length}]`))
    return items
  }

  #option(type: Named['type'], path: string): unknown {
    const inside = this.#lookup.getSiType(type).def.asVariant.variants.find(({ name }) => `${name}` === 'Some')
    const switched = this.#text(path, 'off')
    if (!['on', 'off'].includes(switched)) throw new Error(`${path} has a switch, which is not '${switched}'`)
    const held = inside?.fields[0]
    if (switched === 'off' || held === undefined) return null
    const { def } = this.#lookup.getSiType(held.type)
    const named = def.isComposite && def.asComposite.fields[0]?.name.isSome
    return this.#value(held.type, named ? path : `${path}.Some`)
  }

  #choice(type: Named['type'], path: string): unknown {
    const { variants } = this.#lookup.getSiType(type).def.asVariant
    const chosen = this.#text(path, `${variants[0]?.name}`)
    const variant = variants.find(({ name }) => `${name}` === chosen)
    if (variant === undefined) throw new Error(`${path} has no choice '${chosen}'`)
    return { [chosen]: this.#record([...variant.fields] as unknown as Named[], `${path}.${chosen}`) }
  }
}

const nameOf = ({ name }: Named): string => stringCamelCase(`${name.unwrap()}`)
