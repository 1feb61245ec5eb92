/** Part of scripts/types: node types.js NODE [--check]. Asks a node for its runtime's metadata and writes types from it. */

import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as typegen from '@polkadot/typegen/generate'
import { initMeta } from '@polkadot/typegen/util'
import { blake2AsHex } from '@polkadot/util-crypto'
import ts from 'typescript'

const TARGET = 'service/src/chain/generated'
/** Metadata 16 has the runtime API; `state_getMetadata` answers 14, which has none. */
const METADATA_VERSION = '0x10000000'
const NOTE = '// Written by scripts/types, do not edit.\n\n'

const [binary = '', flag] = process.argv.slice(2)
const check = flag === '--check'
const output = check ? await mkdtemp(join(tmpdir(), 'datdot-types-')) : TARGET
await writeAll(output, await metadataOf(binary))
if (check) {
  const stale = await differences(output, TARGET)
  await rm(output, { recursive: true })
  if (stale.length > 0) {
    console.error(`not current: ${stale.join(', ')}; run scripts/types and commit what it wrote`)
    process.exit(1)
  }
}

/** The metadata in hex, by a node that runs for a moment. */
async function metadataOf(path) {
  const port = await freePort()
  const args = ['--dev', '--tmp', '--rpc-port', `${port}`, '--port', `${await freePort()}`, '--no-prometheus']
  const node = spawn(path, args, { stdio: 'ignore' })
  const ended = new Promise((resolve, reject) => {
    node.once('error', () => reject(new Error(`no node at ${path}: run scripts/build --node first`)))
    node.once('exit', (code) => (code === null ? resolve() : reject(new Error(`the node stopped with ${code}`))))
  })
  try {
    return await Promise.race([ended, ask(port)])
  } finally {
    node.kill('SIGKILL')
    await ended.catch(() => {})
  }
}

async function ask(port) {
  const params = ['Metadata_metadata_at_version', METADATA_VERSION]
  const body = JSON.stringify({ id: 1, jsonrpc: '2.0', method: 'state_call', params })
  for (let attempt = 0; attempt < 240; attempt++) {
    const reply = await fetch(`http://127.0.0.1:${port}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body
    }).catch(() => undefined)
    if (reply?.ok) return (await reply.json()).result
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('the node does not answer')
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

async function writeAll(folder, metadata) {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'metadata.json'), `${JSON.stringify({ result: metadata })}\n`)
  await quietly(async () => {
    await writeFile(join(folder, 'pallet-errors.ts'), palletErrors(metadata))
    await writeFile(join(folder, 'versions.ts'), versions(metadata))
    typegen.generateDefaultLookup(folder, metadata)
    const types = await definitions(join(folder, 'lookup.ts'))
    const lookup = { rpc: {}, types }
    const file = (name) => join(folder, `augment-api-${name}.ts`)
    typegen.generateDefaultConsts(file('consts'), metadata, {}, true, lookup)
    typegen.generateDefaultErrors(file('errors'), metadata, {}, true)
    typegen.generateDefaultEvents(file('events'), metadata, {}, true, lookup)
    typegen.generateDefaultQuery(file('query'), metadata, {}, true, lookup)
    typegen.generateDefaultRuntime(file('runtime'), metadata, {}, true, lookup)
    typegen.generateDefaultTx(file('tx'), metadata, {}, true, lookup)
  })
  // Input of the other files, and what only programs that make types by name need.
  for (const name of ['lookup.ts', 'registry.ts', 'index.ts']) await rm(join(folder, name))
  const parts = ['consts', 'errors', 'events', 'query', 'runtime', 'tx']
  const imports = parts.map((name) => `import './augment-api-${name}.js'\n`).join('')
  await writeFile(join(folder, 'augment-api.ts'), `${NOTE}import './types-lookup.js'\n${imports}`)
}

/** typegen tells of each file and type, and warns of transaction extensions that matter to signers only. */
async function quietly(write) {
  const { log, warn } = console
  console.log = () => {}
  console.warn = () => {}
  try {
    await write()
  } finally {
    Object.assign(console, { log, warn })
  }
}

/** The default export of the generated lookup.ts, which plain Node cannot import. */
async function definitions(path) {
  const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 }
  const { outputText } = ts.transpileModule(await readFile(path, 'utf8'), { compilerOptions: options })
  const module = await import(`data:text/javascript,${encodeURIComponent(outputText)}`)
  return module.default
}

/** The pallet's errors with what their doc comments say: what is wrong, and after a colon what to do. */
function palletErrors(metadata) {
  const { registry } = initMeta(metadata)
  const pallet = registry.metadata.pallets.find(({ name }) => name.eq('Datdot'))
  if (pallet === undefined) throw new Error('the runtime has no pallet Datdot')
  const { variants } = registry.lookup.getSiType(pallet.errors.unwrap().type).def.asVariant
  const entries = variants.map(({ name, docs }) => {
    const text = docs
      .map((line) => line.toString().trim())
      .join(' ')
      .trim()
    const [, message, remedy] = text.match(/^(.*?): (.*)$/s) ?? [undefined, text, text]
    const entry = { name: name.toString(), message: message.replace(/\.$/, ''), remedy: capitalised(remedy) }
    return `  ${code(entry.name)}: ${JSON.stringify(entry)}`
  })
  const doc = "/** Errors of the pallet's calls, with their remedies, by code. */\n"
  return `${NOTE}${doc}export const PALLET_ERRORS = {\n${entries.join(',\n')}\n} as const\n`
}

/** Which encodings the types are of, as the runtime says. */
function versions(metadata) {
  const { registry } = initMeta(metadata)
  const system = registry.metadata.pallets.find(({ name }) => name.eq('System'))
  const { type, value } = system.constants.find(({ name }) => name.eq('Version'))
  const { specName, transactionVersion, apis } = registry.createType(registry.createLookupType(type), value)
  const [, market] = apis.find(([id]) => id.eq(blake2AsHex('DatdotApi', 64)))
  const doc =
    '/** Versions of the encodings that this release speaks: of transactions of the runtime `spec`, and of `DatdotApi`. */\n'
  const known = `spec: '${specName}', transaction: ${transactionVersion}, market: ${market}`
  return `${NOTE}${doc}export const VERSIONS = { ${known} } as const\n`
}

function capitalised(text) {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function code(name) {
  return `CHAIN_${name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()}`
}

async function differences(fresh, committed) {
  const names = new Set([...(await readdir(fresh)), ...(await readdir(committed).catch(() => []))])
  const read = (folder, name) => readFile(join(folder, name), 'utf8').catch(() => undefined)
  const stale = []
  for (const name of names) if ((await read(fresh, name)) !== (await read(committed, name))) stale.push(name)
  return stale
}
