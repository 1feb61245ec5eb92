/** A shell that somebody types into. */

import { type ChildProcess, spawn } from 'node:child_process'

const DONE = '@@done@@'
const FAILED = '@@failed@@'

export class Terminal {
  readonly exports: string[] = []
  readonly #shell: ChildProcess
  #output = ''
  /** Where in the output the last commands began to print. */
  #began = 0

  constructor(cwd: string, env: NodeJS.ProcessEnv) {
    // A group of its own, so that Ctrl-C reaches whatever runs in it.
    this.#shell = spawn('bash', ['--noprofile', '--norc'], { cwd, env, detached: true })
    const keep = (data: unknown) => {
      this.#output += data
    }
    this.#shell.stdout?.on('data', keep)
    this.#shell.stderr?.on('data', keep)
    this.#shell.stdin?.write(`set -E -o pipefail; trap 'echo "${FAILED} $BASH_COMMAND"' ERR\n`)
  }

  /** What the last commands have printed. */
  get printed(): string {
    return this.#output.slice(this.#began)
  }

  /** Types commands; they run on by themselves. */
  type(commands: string): void {
    this.#began = this.#output.length
    this.exports.push(...commands.split('\n').filter((line) => line.startsWith('export ')))
    this.#shell.stdin?.write(commands)
  }

  /** Types commands and waits until all have ended well. */
  async run(commands: string, withinMs: number): Promise<void> {
    this.type(`${commands}echo ${DONE}\n`)
    await this.until(() => this.printed.includes(DONE), withinMs, 'the commands to end')
    if (this.printed.includes(FAILED)) throw new Error(`failed:\n${this.printed}`)
  }

  async until(holds: () => boolean, withinMs: number, what: string): Promise<void> {
    for (const end = Date.now() + withinMs; !holds(); await new Promise((resolve) => setTimeout(resolve, 200))) {
      const ended = this.#shell.exitCode !== null
      if (ended || Date.now() > end) throw new Error(`waited for ${what}; there was:\n${this.printed.slice(-4_000)}`)
    }
  }

  /** Ctrl-C, and the end of the shell. */
  async close(): Promise<void> {
    const { pid, exitCode } = this.#shell
    if (pid === undefined || exitCode !== null) return
    const closed = new Promise((resolve) => this.#shell.once('close', resolve))
    const signal = (name: NodeJS.Signals) => {
      try {
        process.kill(-pid, name)
      } catch {
        // Nothing of it runs any more.
      }
    }
    signal('SIGINT')
    this.#shell.stdin?.end()
    const late = setTimeout(() => signal('SIGKILL'), 20_000)
    await closed
    clearTimeout(late)
  }
}
