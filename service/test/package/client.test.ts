/** @datdot/client in a web app of somebody else: what its README shows type-checks, and is bundled for a browser. */

import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { build, type Metafile } from 'esbuild'
import { blocksOfReadme, install, type Project } from './installed.js'

const require = createRequire(import.meta.url)
const tsc = require.resolve('typescript/bin/tsc')
const browser = [
  '--module',
  'esnext',
  '--moduleResolution',
  'bundler',
  '--target',
  'es2022',
  '--lib',
  'es2022,dom,dom.iterable'
]
const options = [...browser, '--strict', '--allowJs', '--checkJs', '--noEmit']

let project: Project

beforeAll(async () => {
  project = await install('client')
  await writeFile(join(project.folder, 'app.js'), await appOfReadme())
}, 60_000)

afterAll(async () => {
  await project?.remove()
})

/** The README's page and what it does on a click, which goes on with the names of the page, as one file. */
async function appOfReadme(): Promise<string> {
  const [page = ''] = await blocksOfReadme('html', 'client')
  const [click = ''] = await blocksOfReadme('js', 'client')
  const script = /<script type="module">\n(.*)<\/script>/s.exec(page)?.[1] ?? ''
  return `${script}\nconst button = document.body.appendChild(document.createElement('button'))\n${click}`
}

/** The app as one file for a browser, and what of the package is in it. */
async function bundle(): Promise<{ code: string; inputs: Metafile['outputs'][string]['inputs'] }> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: project.folder,
    entryPoints: ['app.js'],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    write: false,
    outfile: 'bundle.js',
    metafile: true,
    logLevel: 'silent'
  })
  return { code: outputFiles[0]?.text ?? '', inputs: metafile.outputs['bundle.js']?.inputs ?? {} }
}

test('takes along what it needs, its licence and its README, and nothing else', async () => {
  const paths = project.packed.map(({ path }) => path)
  expect(paths.filter((path) => !path.startsWith('dist/')).sort()).toEqual(['LICENSE', 'README.md', 'package.json'])
  expect(paths.filter((path) => path.startsWith('dist/') && !/^dist\/[a-z]+(\.d\.ts|\.js)$/.test(path))).toEqual([])
  const root = join(project.folder, 'node_modules/@datdot/client')
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as object
  expect(manifest).not.toHaveProperty('dependencies')
})

test("the README's example holds its types", async () => {
  await project.run(process.execPath, [tsc, ...options, 'app.js'])
}, 60_000)

test('what is wrong does not', async () => {
  const program =
    "import { DatdotClient } from '@datdot/client'\nexport const wrong = await new DatdotClient().read(7)\n"
  await writeFile(join(project.folder, 'wrong.ts'), program)
  const checked = project.run(process.execPath, [tsc, ...options, 'wrong.ts'])
  await expect(checked).rejects.toMatchObject({
    stdout: expect.stringMatching(/^wrong\.ts\(2,52\): error TS2345: .*\n$/)
  })
}, 60_000)

test("the README's example becomes a small file that no other file is needed for", async () => {
  const { code, inputs } = await bundle()
  expect(code).not.toMatch(/\b(import|require)\s*[('"{]/)
  const ours = Object.entries(inputs).filter(([path]) => path.startsWith('node_modules/'))
  expect(ours.map(([path]) => path.slice(0, 'node_modules/@datdot/client/dist/'.length))).toEqual(
    ours.map(() => 'node_modules/@datdot/client/dist/')
  )
  const size = ours.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0)
  expect(size).toBeGreaterThan(1_000)
  expect(size).toBeLessThan(8 * 1024)
})

test('importing it does nothing', async () => {
  const before = `const before = Object.keys(globalThis).join()`
  const after = `if (Object.keys(globalThis).join() !== before) throw new Error('something global')`
  const program = `${before}; await import('@datdot/client'); ${after}`
  const { stdout, stderr } = await project.run('node', ['--input-type=module', '--eval', program])
  expect({ stdout, stderr }).toEqual({ stdout: '', stderr: '' })
})
