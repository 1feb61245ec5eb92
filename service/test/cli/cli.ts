/** Runs the `datdot` command inside the test. */

import { jest } from '@jest/globals'
import { runProgram } from '../../src/cli/program.js'

export interface Ran {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** Arguments as a shell would pass them; `env` replaces all variables of the command. */
export async function datdot(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran> {
  const before = { env: process.env, exitCode: process.exitCode }
  const others = Object.entries(before.env).filter(([name]) => !name.startsWith('DATDOT_'))
  process.env = { ...Object.fromEntries(others), ...env }
  process.exitCode = 0
  const [stdout, stderr] = [capture(process.stdout), capture(process.stderr)]
  try {
    await runProgram(args)
    return { exitCode: Number(process.exitCode), stdout: stdout.text(), stderr: stderr.text() }
  } finally {
    stdout.restore()
    stderr.restore()
    process.env = before.env
    process.exitCode = before.exitCode
  }
}

/** The error of a command that was run with `--json`. */
export function errorOf({ stderr }: Ran): { code: string; message: string; remedy: string } {
  const last = stderr.trim().split('\n').at(-1) ?? ''
  return (JSON.parse(last) as { error: { code: string; message: string; remedy: string } }).error
}

function capture(stream: NodeJS.WriteStream) {
  let text = ''
  const spy = jest.spyOn(stream, 'write').mockImplementation(((chunk: string | Uint8Array) => {
    text += chunk.toString()
    return true
  }) as typeof stream.write)
  return { text: () => text, restore: () => spy.mockRestore() }
}
