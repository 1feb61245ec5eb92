/** Runs a program on a real pseudo terminal, and types into it. */

import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

const TYPING_MS = 60_000

export interface Terminal {
  /** All that a person would have seen. */
  readonly screen: string
  /** Waits until this is on the screen, below what was there when something was typed last. */
  sees(text: string): Promise<void>
  type(text: string): void
  /** Resolves with the program's exit code. */
  readonly ended: Promise<number | null>
  kill(): void
}

export function openTerminal(program: readonly string[], env: NodeJS.ProcessEnv): Terminal {
  const command = program.map((word) => `'${word}'`).join(' ')
  // `script` of util-linux: opens the terminal, and passes on what is typed and what is shown.
  const child: ChildProcess = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], { env })
  let [screen, typedAt] = ['', 0]
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (screen += data))
  const sees = async (text: string): Promise<void> => {
    for (const end = Date.now() + TYPING_MS; !screen.includes(text, typedAt); await sleep(20)) {
      if (Date.now() > end || child.exitCode !== null) throw new Error(`never saw “${text}”, but: ${screen}`)
    }
  }
  return {
    get screen() {
      return screen
    },
    sees,
    type: (text) => {
      typedAt = screen.length
      child.stdin?.write(text)
    },
    ended: new Promise((resolve) => child.once('close', resolve)),
    kill: () => void child.kill('SIGKILL')
  }
}
