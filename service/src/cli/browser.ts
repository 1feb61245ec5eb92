/** Opens an address in the person's browser, where there is one. */

import { spawn } from 'node:child_process'

/**
 * Starts a browser that goes on by itself when the command has ended. `BROWSER` names programs, separated by colons, the
 * first that starts is taken; `%s` in one stands for the address. Else the system's own opener is.
 * @returns whether a program was started; never throws
 */
export async function openBrowser(address: string, env: NodeJS.ProcessEnv = process.env): Promise<boolean> {
  for (const [program, ...args] of browsers(env)) {
    if (program !== undefined && (await starts(program, withAddress(args, address), env))) return true
  }
  return false
}

function browsers(env: NodeJS.ProcessEnv): string[][] {
  const named = (env.BROWSER ?? '').split(':').map((command) => command.split(' ').filter((word) => word !== ''))
  const programs = named.filter((words) => words.length > 0)
  if (programs.length > 0) return programs
  if (process.platform === 'darwin') return [['open']]
  // Without a screen the opener falls back to browsers of the terminal, which this one is not given to.
  return env.DISPLAY || env.WAYLAND_DISPLAY ? [['xdg-open']] : []
}

function withAddress(args: readonly string[], address: string): string[] {
  return args.includes('%s') ? args.map((word) => (word === '%s' ? address : word)) : [...args, address]
}

/** Whether the program starts, not how it ends: a browser ends when the person closes it. */
function starts(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  // A session and group of its own, and none of this terminal's streams: nothing of it keeps this process, and Ctrl-C
  // here does not end it.
  const child = spawn(program, args, { env, stdio: 'ignore', detached: true })
  child.unref()
  return new Promise((resolve) => {
    child.once('spawn', () => resolve(true))
    child.once('error', () => resolve(false))
  })
}
