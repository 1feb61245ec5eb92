/** A member of a measurement as a process of its own, seen from outside. */

import { type ChildProcess, fork } from 'node:child_process'
import { Channel } from './channel.js'

const KILL_AFTER_MS = 3_000

export class Member {
  readonly #child: ChildProcess
  readonly #channel: Channel
  readonly #ended: Promise<void>

  /** @param answerer answers what the member asks */
  constructor(
    file: string,
    args: readonly string[],
    answerer: (name: string, args: readonly unknown[]) => unknown = refuse
  ) {
    this.#child = fork(file, args, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    this.#channel = new Channel(this.#child, answerer)
    this.#ended = new Promise((resolve) => {
      this.#child.once('exit', (code) => {
        this.#channel.close(`a member of the measurement ended with code ${code}`)
        resolve()
      })
    })
  }

  ask<T>(name: string, ...args: unknown[]): Promise<T> {
    return this.#channel.ask(name, ...args)
  }

  async stop(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect()
    const kill = setTimeout(() => this.#child.kill('SIGKILL'), KILL_AFTER_MS)
    await this.#ended
    clearTimeout(kill)
  }
}

function refuse(name: string): never {
  throw new Error(`nobody answers ${name}`)
}
