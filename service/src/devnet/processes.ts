/** The devnet's processes: each with a log file of its own, each stopped in the end, and nobody else's ever touched. */

import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, createWriteStream, mkdirSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { abortable } from '../hyper/index.js'
import { devnetError } from './errors.js'

export interface Command {
  readonly name: string
  readonly file: string
  readonly args: readonly string[]
  readonly env?: NodeJS.ProcessEnv
}

/** How long a process may take to stop by itself. */
const STOP_MS = 15_000
/** The end of a log that an error quotes. */
const WORDS_BYTES = 600

export class Process {
  readonly name: string
  /** How it was started. */
  readonly command: Command
  /** Standard error goes there, and what is not taken as a result. */
  readonly log: string
  /** Resolves when the process has ended. */
  readonly ended: Promise<string>
  readonly #child: ChildProcess
  readonly #results: Record<string, unknown>[] = []
  readonly #waiting = new Set<() => void>()
  #how: string | undefined

  constructor(command: Command, folder: string) {
    this.name = command.name
    this.command = command
    this.log = join(folder, `${command.name}.log`)
    const log = openSync(this.log, 'a')
    const env = { ...process.env, ...command.env }
    // A group of its own: Ctrl-C in the terminal reaches the devnet, and the devnet stops its processes in order.
    this.#child = spawn(command.file, command.args, { env, stdio: ['ignore', 'pipe', log], detached: true })
    closeSync(log)
    this.ended = new Promise((resolve) => {
      const end = (how: string): void => {
        this.#how = how
        resolve(how)
        for (const wake of this.#waiting) wake()
      }
      this.#child.once('error', (error) => end(error.message))
      this.#child.once('close', (code, signal) => end(signal ?? `exit code ${code}`))
    })
    this.#collect()
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  /** How it ended, if it has. */
  get how(): string | undefined {
    return this.#how
  }

  /** The first JSON object on its standard output that satisfies `wanted`, waiting for it. */
  async result(
    wanted: (result: Record<string, unknown>) => boolean,
    stage: string,
    signal?: AbortSignal
  ): Promise<Record<string, unknown>> {
    for (;;) {
      const found = this.#results.find(wanted)
      if (found !== undefined) return found
      if (this.#how !== undefined) throw this.failure(stage)
      let wake = (): void => {}
      const more = new Promise<void>((resolve) => {
        wake = resolve
        this.#waiting.add(wake)
      })
      await abortable(more, signal).finally(() => this.#waiting.delete(wake))
    }
  }

  /** The error for its having ended too early. */
  failure(stage: string): Error {
    const { name, log } = this
    return devnetError('DEVNET_PROCESS_ENDED', { name, how: this.#how, stage, log, words: this.lastWords() })
  }

  lastWords(): string {
    const { size } = statSync(this.log)
    const tail = Buffer.alloc(Math.min(size, WORDS_BYTES))
    const file = openSync(this.log, 'r')
    readSync(file, tail, 0, tail.length, size - tail.length)
    closeSync(file)
    return tail.toString('utf8').trim()
  }

  async stop(): Promise<void> {
    if (this.#how !== undefined) return
    this.#child.kill('SIGTERM')
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), STOP_MS)
    await this.ended
    clearTimeout(timer)
  }

  /** Ends it at once, wherever it is. Resolves when it is gone. */
  async kill(): Promise<void> {
    if (this.#how === undefined) this.#child.kill('SIGKILL')
    await this.ended
  }

  #collect(): void {
    if (this.#child.stdout === null) return
    const rest = createWriteStream(this.log, { flags: 'a' })
    const lines = createInterface({ input: this.#child.stdout })
    lines.on('close', () => rest.end())
    lines.on('line', (line) => {
      rest.write(`${line}\n`)
      const result = parseObject(line)
      if (result === undefined) return
      this.#results.push(result)
      for (const wake of this.#waiting) wake()
    })
  }
}

function parseObject(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    return JSON.parse(line) as Record<string, unknown>
  } catch {
    return undefined
  }
}

export class Processes {
  readonly folder: string
  readonly #all: Process[] = []

  constructor(folder: string) {
    this.folder = folder
    mkdirSync(folder, { recursive: true })
  }

  start(command: Command): Process {
    const started = new Process(command, this.folder)
    this.#all.push(started)
    return started
  }

  /** The first process that ended, of those that should still run. */
  firstEnded(shouldRun: (name: string) => boolean): Process | undefined {
    return this.#all.find(({ name, how }) => how !== undefined && shouldRun(name))
  }

  /** Stops all: first those that were started last, the node and the DHT in the end. */
  async stop(keep = 2): Promise<void> {
    await Promise.all(this.#all.slice(keep).map((child) => child.stop()))
    await Promise.all(this.#all.map((child) => child.stop()))
  }
}
