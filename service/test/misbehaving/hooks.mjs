/**
 * Module hooks of a misbehaving worker. Its own files are TypeScript and are compiled as they are loaded; what they import
 * from `src` is the built service; and the command's roles are those of `provider.ts`.
 */

import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { transformSync } from '@swc/core'

const here = new URL('./', import.meta.url).href
const built = new URL('../../dist/', import.meta.url).href
const sources = new URL('../../src/', import.meta.url).href

export async function resolve(specifier, context, next) {
  const parent = context.parentURL ?? ''
  if (!specifier.startsWith('.')) return next(specifier, context)
  const { href } = new URL(specifier, parent)
  if (href === `${built}roles/index.js`) return next(`${here}provider.ts`, context)
  if (!parent.startsWith(here)) return next(specifier, context)
  if (href.startsWith(sources)) return next(href.replace(sources, built), context)
  return next(href.startsWith(here) ? href.replace(/\.js$/, '.ts') : href, context)
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context)
  const options = { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' }, swcrc: false }
  const { code } = transformSync(await readFile(fileURLToPath(url), 'utf8'), options)
  return { format: 'module', source: code, shortCircuit: true }
}
