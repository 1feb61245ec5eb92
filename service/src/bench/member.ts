/** A member of a measurement as a process of its own, seen from outside. */

import { type ChildProcess, fork } from 'node:child_process'
import { Channel } from './channel.js'

const KILL_AFTER_MS = 3_000

export class Member {
  readonly #child: ChildProcess
  readonly #channel: Channel
  readonly #ended: Promise<void>
  #stopping = false

  /**
   * @param onLost is told when the process ends by itself: others may wait for it for ever
   * @param answerer answers what the member asks
   */
  constructor(
    file: string,
    args: readonly string[],
    onLost: (error: Error) => void,
    answerer: (name: string, args: readonly unknown[]) => unknown = refuse
  ) {
    this.#child = fork(file, args, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    this.#channel = new Channel(this.#child, answerer)
    this.#ended = new Promise((resolve) => {
      this.#child.once('exit', (code, killed) => {
        const why = `a member of the measurement ended with ${killed ?? `code ${code}`}`
        this.#channel.close(why)
        if (!this.#stopping) onLost(new Error(why))
        resolve()
      })
    })
  }

  ask<T>(name: string, ...args: unknown[]): Promise<T> {
    return this.#channel.ask(name, ...args)
  }

  /** Ends it as a crash does. */
  async kill(): Promise<void> {
    this.#stopping = true
    this.#child.kill('SIGKILL')
    await this.#ended
  }

  async stop(): Promise<void> {
    this.#stopping = true
    if (this.#child.connected) this.#child.disconnect()
    const kill = setTimeout(() => this.#child.kill('SIGKILL'), KILL_AFTER_MS)
    await this.#ended
    clearTimeout(kill)
  }
}

function refuse(name: string): never {
  throw new Error(`nobody answers ${name}`)
}
