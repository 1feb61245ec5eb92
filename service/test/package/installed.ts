/** The package as somebody else gets it: packed, and installed into an empty project, by the commands of its README. */

import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const service = fileURLToPath(new URL('../../', import.meta.url))

/** A file in the tarball, by its path in the package. */
export interface PackedFile {
  readonly path: string
  readonly size: number
  readonly mode: number
}

/** An empty project that the package was installed into. */
export interface Project {
  readonly folder: string
  readonly packed: readonly PackedFile[]
  /** Runs a program there, with no environment but what finds programs and caches. */
  run(program: string, args: readonly string[], env?: NodeJS.ProcessEnv): Promise<{ stdout: string; stderr: string }>
  remove(): Promise<void>
}

/** The code blocks of the package's README in one language, in order. */
export async function blocksOfReadme(language: string): Promise<string[]> {
  const readme = await readFile(join(service, 'README.md'), 'utf8')
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(([, block = '']) => block)
}

export async function install(): Promise<Project> {
  const root = await mkdtemp(join(tmpdir(), 'datdot-package-'))
  const folder = join(root, 'program')
  await mkdir(folder)
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', root], { cwd: service })
  const [pack] = JSON.parse(stdout) as [{ filename: string; files: PackedFile[] }]
  const [commands = ''] = await blocksOfReadme('sh')
  const options = '--prefer-offline --ignore-scripts --no-audit --no-fund'
  const script = commands.replace('npm install datdot', `npm install ${options} ${join(root, pack.filename)}`)
  await run('bash', ['-euc', script], { cwd: folder, env: essentials() })
  return {
    folder,
    packed: pack.files,
    run: (program, args, env) => run(program, args, { cwd: folder, env: { ...essentials(), ...env }, timeout: 60_000 }),
    remove: () => rm(root, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Nothing that this test was started with, such as npm's own variables of the workspace. */
function essentials(): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env
  return { PATH, HOME }
}
