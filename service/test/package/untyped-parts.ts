/** Looks through the types of an installed package for what has become `any`, such as a type of a package that ships none. */

import { join } from 'node:path'
import ts from 'typescript'

/** Paths of parts that are `any`: of each export, what its signatures and members declare. */
export function untypedParts(project: string, entry: string): string[] {
  const file = join(project, 'node_modules/datdot/dist', entry, 'index.d.ts')
  const { ES2022: target } = ts.ScriptTarget
  const { NodeNext: moduleResolution } = ts.ModuleResolutionKind
  const { NodeNext: module } = ts.ModuleKind
  const program = ts.createProgram([file], { target, module, moduleResolution, strict: true, types: [] })
  const source = program.getSourceFile(file)
  const root = source && program.getTypeChecker().getSymbolAtLocation(source)
  if (!source || !root) throw new Error(`no types at ${file}`)
  return new Search(program.getTypeChecker(), source, join(project, 'node_modules/datdot')).of(root)
}

class Search {
  readonly #found: string[] = []
  readonly #seen = new Set<ts.Type>()

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly at: ts.SourceFile,
    private readonly folder: string
  ) {}

  of(root: ts.Symbol): string[] {
    for (const symbol of this.checker.getExportsOfModule(root)) {
      const target = symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol
      if (target.flags & ts.SymbolFlags.Value)
        this.#type(this.checker.getTypeOfSymbolAtLocation(target, this.at), symbol.name)
      if (target.flags & ts.SymbolFlags.Type) this.#type(this.checker.getDeclaredTypeOfSymbol(target), symbol.name)
    }
    return this.#found
  }

  #type(type: ts.Type, path: string): void {
    if (type.flags & ts.TypeFlags.Any) this.#found.push(path)
    if (this.#seen.has(type)) return
    this.#seen.add(type)
    if (type.isUnionOrIntersection()) for (const part of type.types) this.#type(part, path)
    for (const part of this.#argumentsOf(type as ts.TypeReference)) this.#type(part, `${path}<>`)
    if (!this.#ours(type.symbol)) return
    for (const signature of [...type.getCallSignatures(), ...type.getConstructSignatures()]) {
      for (const parameter of signature.parameters) this.#symbol(parameter, `${path}(${parameter.name})`)
      this.#type(signature.getReturnType(), `${path}()`)
    }
    for (const member of type.getProperties()) {
      const { valueDeclaration: declared } = member
      const flags = declared ? ts.getCombinedModifierFlags(declared) : 0
      if (!(flags & ts.ModifierFlags.Private) && !/#private$/.test(member.name))
        this.#symbol(member, `${path}.${member.name}`)
    }
  }

  /** Iterables and generators have two more, for what nobody gives to `next` and takes at the end; TypeScript itself leaves them `any`. */
  #argumentsOf(type: ts.TypeReference): readonly ts.Type[] {
    const found = this.checker.getTypeArguments(type) ?? []
    return /^(Async)?(Itera|Generator)/.test(type.symbol?.name ?? '') ? found.slice(0, 1) : found
  }

  #symbol(symbol: ts.Symbol, path: string): void {
    if (this.#ours(symbol)) this.#type(this.checker.getTypeOfSymbolAtLocation(symbol, this.at), path)
  }

  #ours(symbol: ts.Symbol | undefined): boolean {
    return symbol?.declarations?.some((declared) => declared.getSourceFile().fileName.startsWith(this.folder)) ?? false
  }
}
