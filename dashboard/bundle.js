/** Bundles a page: a script, a style and the page that names both by what is in them. */

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { build } from 'esbuild'

/** `files` are copied as they are. */
export async function bundle({ scripts, page, target, files = [] }) {
  await rm(target, { recursive: true, force: true })
  await mkdir(target, { recursive: true })
  const { metafile } = await build({
    entryPoints: scripts,
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
  const text = await readFile(page, 'utf8')
  await writeFile(join(target, 'index.html'), text.replace('STYLE', named('.css')).replace('SCRIPT', named('.js')))
  for (const file of files) await writeFile(join(target, basename(file)), await readFile(file))
}
