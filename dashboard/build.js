/**
 * Bundles the page into the service's package: a script, a style and the page that names both by what is in them.
 *
 *   node build.js [folder]
 */

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url))
const target = `${process.argv[2] ?? path('../service/dist/dashboard')}/`

await rm(target, { recursive: true, force: true })
await mkdir(target, { recursive: true })
const { metafile } = await build({
  entryPoints: [path('src/main.tsx'), path('src/style.css')],
  outdir: target,
  entryNames: '[name]-[hash]',
  bundle: true,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  minify: true,
  legalComments: 'none',
  metafile: true
})
const outputs = Object.keys(metafile.outputs).map((output) => basename(output))
const named = (ending) => outputs.find((output) => output.endsWith(ending))
const page = await readFile(path('src/index.html'), 'utf8')
await writeFile(`${target}index.html`, page.replace('STYLE', named('.css')).replace('SCRIPT', named('.js')))
await writeFile(`${target}icon.svg`, await readFile(path('src/icon.svg')))
