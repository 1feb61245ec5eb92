/** A package as somebody else gets it: packed, and installed into an empty project, by the commands of its README. */

import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A package of the repository, by its folder. */
export type Package = 'service' | 'client'

/** A file in the tarball, by its path in the package. */
export interface PackedFile {
  readonly path: string
  readonly size: number
  readonly mode: number
}

/** An empty project that the package was installed into. */
export interface Project {
  readonly folder: string
  /** The package as a file. */
  readonly tarball: string
  readonly packed: readonly PackedFile[]
  /** Runs a program there, with no environment but what finds programs and caches. */
  run(program: string, args: readonly string[], env?: NodeJS.ProcessEnv): Promise<{ stdout: string; stderr: string }>
  remove(): Promise<void>
}

/** The code blocks of a package's README in one language, in order. */
export async function blocksOfReadme(language: string, of: Package = 'service'): Promise<string[]> {
  const readme = await readFile(join(folderOf(of), 'README.md'), 'utf8')
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(([, block = '']) => block)
}

/** What the README says, word for word; only the name of the package is the file that was packed. */
export async function install(what: Package = 'service'): Promise<Project> {
  const root = await mkdtemp(join(tmpdir(), 'datdot-package-'))
  const folder = join(root, 'program')
  await mkdir(folder)
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', root], { cwd: folderOf(what) })
  const [pack] = JSON.parse(stdout) as [{ name: string; filename: string; files: PackedFile[] }]
  const tarball = join(root, pack.filename)
  const [commands = ''] = await blocksOfReadme('sh', what)
  const script = commands.replace(`npm install ${pack.name}`, `npm install ${tarball}`)
  if (script === commands) throw new Error(`the README of ${pack.name} does not say how it is installed`)
  await run('bash', ['-euc', script], { cwd: folder, env: essentials() })
  return {
    folder,
    tarball,
    packed: pack.files,
    run: (program, args, env) =>
      run(program, args, { cwd: folder, env: { ...essentials(), ...env }, timeout: 120_000 }),
    remove: () => rm(root, { recursive: true, force: true, maxRetries: 5 })
  }
}

function folderOf(what: Package): string {
  return fileURLToPath(new URL(`../../../${what}/`, import.meta.url))
}

/** Nothing that this test was started with, such as npm's own variables of the workspace. What npm has it does not ask for again. */
function essentials(): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env
  return { PATH, HOME, npm_config_prefer_offline: 'true' }
}
