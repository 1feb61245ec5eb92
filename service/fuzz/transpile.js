/**
 * Compiles the service and these targets into a folder, the service with counters at each statement and branch (those of
 * test coverage): what guides the fuzzer. Only what changed is compiled again.
 *
 *   node service/fuzz/transpile.js FOLDER
 */

import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transformSync } from '@swc/core'
import { createInstrumenter } from 'istanbul-lib-instrument'

const service = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = process.argv[2]
if (folder === undefined) throw new Error('usage: transpile.js FOLDER')

/** Not reached by any target, and large. */
const PLAIN = ['src/chain/generated', 'src/bench', 'src/devnet']

const instrumenter = createInstrumenter({ esModules: true, compact: true, produceSourceMap: false })

for (const part of ['src', 'fuzz', 'test/hyper', 'test/rpc', 'test/views']) {
  for (const file of readdirSync(join(service, part), { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.ts') && !file.endsWith('.test.ts')) compile(join(part, file))
  }
}
writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n')

function compile(file) {
  const source = join(service, file)
  const target = join(folder, file.replace(/\.ts$/, '.js'))
  if (modified(target) > modified(source)) return
  const parser = { syntax: 'typescript' }
  const { code } = transformSync(readFileSync(source, 'utf8'), {
    filename: file,
    swcrc: false,
    jsc: { target: 'es2022', parser },
    module: { type: 'es6' }
  })
  const counted = file.startsWith('src/') && !PLAIN.some((plain) => file.startsWith(plain))
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, counted ? instrumenter.instrumentSync(code, file) : code)
}

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
