/** What is in the package, and whether its package.json says so: it needs scripts/build --service. */

import { readdir, readFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { install, type Project } from './installed.js'

interface Manifest {
  readonly version: string
  readonly exports: Record<string, string | Record<string, string>>
  readonly bin: Record<string, string>
  readonly dependencies: Record<string, string>
  readonly bundleDependencies: readonly string[]
  readonly sideEffects: boolean
}

let project: Project
let root: string
let manifest: Manifest

beforeAll(async () => {
  project = await install()
  root = join(project.folder, 'node_modules/datdot')
  manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Manifest
}, 300_000)

afterAll(async () => {
  await project?.remove()
})

test('takes along what it needs, its licence and its README, and nothing else', () => {
  const paths = project.packed.map(({ path }) => path)
  const bundled = (path: string) => manifest.bundleDependencies.some((name) => path.startsWith(`node_modules/${name}/`))
  expect(paths.filter((path) => !path.startsWith('dist/') && !bundled(path)).sort()).toEqual([
    'LICENSE',
    'README.md',
    'bin/datdot.js',
    'package.json'
  ])
  expect(paths.filter((path) => /\.map$|\.tsbuildinfo$|\.test\.|^dist\/(bench|chaos|devnet)\//.test(path))).toEqual([])
})

test('every entry point is there, with types first', () => {
  const paths = new Set(project.packed.map(({ path }) => `./${path}`))
  for (const [name, target] of Object.entries(manifest.exports)) {
    if (typeof target === 'object') expect([name, ...Object.keys(target)]).toEqual([name, 'types', 'default'])
    for (const path of typeof target === 'object' ? Object.values(target) : [target]) expect(paths).toContain(path)
  }
})

test('the command starts', async () => {
  const { stdout } = await project.run('npx', ['datdot', '--version'])
  expect(stdout).toBe(`${manifest.version}\n`)
})

test('nothing that was installed is missing, or another version than was asked for', async () => {
  const { stdout } = await project.run('npm', ['ls', '--all', '--json'])
  expect(JSON.parse(stdout)).not.toHaveProperty('problems')
})

test('the command starts as one of the machine, beside whose packages it may not be put', async () => {
  const prefix = join(project.folder, '../machine')
  await project.run('npm', ['install', '--global', '--prefix', prefix, project.tarball])
  const { stdout } = await project.run(join(prefix, 'bin/datdot'), ['--version'])
  expect(stdout).toBe(`${manifest.version}\n`)
}, 180_000)

test('every package that a file imports is a dependency of an exact version', async () => {
  const imported = new Set<string>()
  for (const file of await readdir(join(root, 'dist'), { recursive: true })) {
    if (!/\.(js|d\.ts)$/.test(file) || file.startsWith('dashboard/')) continue
    const text = await readFile(join(root, 'dist', file), 'utf8')
    for (const [, name = ''] of text.matchAll(/(?:from |import |import\()'((?:@[^/']+\/)?[^./'][^/']*)/g))
      imported.add(name)
  }
  const foreign = [...imported].filter((name) => !name.startsWith('node:') && !builtinModules.includes(name))
  expect(foreign.filter((name) => manifest.dependencies[name] === undefined)).toEqual([])
  expect(Object.values(manifest.dependencies).filter((version) => !/^\d/.test(version))).toEqual([])
})

test.each(['datdot', 'datdot/chain', 'datdot/hyper'])('importing %s does nothing', async (name) => {
  const home = await readdir(project.folder)
  const program = `
    const lasting = async () => {
      // Standard output and errors, which count once they were asked for.
      await new Promise((resolve) => setTimeout(resolve, 200, process.stdout, process.stderr))
      return process.getActiveResourcesInfo().sort().join()
    }
    const before = await lasting()
    await import('${name}')
    let after = await lasting()
    // The files of the modules are still being closed, which takes as long as the machine is busy.
    for (let tries = 0; after !== before && tries < 25; tries++) after = await lasting()
    if (before !== after) throw new Error('handles: ' + after)`
  const { stdout, stderr } = await project.run('node', ['--input-type=module', '--eval', program], {
    HOME: project.folder
  })
  expect({ stdout, stderr }).toEqual({ stdout: '', stderr: '' })
  expect(await readdir(project.folder)).toEqual(home)
  expect(manifest.sideEffects).toBe(false)
})
