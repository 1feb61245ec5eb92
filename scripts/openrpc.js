// Writes docs/reference/openrpc.json out of the methods of the built service.
//
//   npm run build && node scripts/openrpc.js

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { METHODS } from '../service/dist/rpc/methods.js'
import { openRpcDocument } from '../service/dist/rpc/openrpc.js'

const { version } = JSON.parse(readFileSync(new URL('../service/package.json', import.meta.url), 'utf8'))
const path = fileURLToPath(new URL('../docs/reference/openrpc.json', import.meta.url))
mkdirSync(dirname(path), { recursive: true })
writeFileSync(path, `${JSON.stringify(openRpcDocument(METHODS, version), null, 2)}\n`)
process.stdout.write(`${path}\n`)
