/** A devnet in processes of its own on a node of the test, and `datdot` commands beside it. */

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ChainClient, connectChain } from '../../src/chain/index.js'
import { randomBytes } from '../../src/hyper/index.js'
import { type ChainNode, sleep, startChainNode } from '../e2e/chain-node.js'

const at = (path: string) => fileURLToPath(new URL(`../../dist/${path}`, import.meta.url))
const CONTENT_BYTES = 300_000

/** A process with what it wrote. */
export interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<number | null>
  stdout: string
  stderr: string
}

export class UpgradeNetwork {
  readonly #started: Running[] = []

  private constructor(
    readonly folder: string,
    readonly node: ChainNode,
    readonly client: ChainClient
  ) {}

  static async start(): Promise<UpgradeNetwork> {
    const folder = await mkdtemp(join(tmpdir(), 'datdot-upgrade-'))
    const node = await startChainNode()
    return new UpgradeNetwork(folder, node, await connectChain({ url: `ws://${node.address}` }))
  }

  /** Eleven providers, an author and a sponsor; they stay after its report. */
  async startDevnet(): Promise<Running> {
    const content = join(this.folder, 'content')
    await writeFile(content, randomBytes(CONTENT_BYTES))
    const network = ['--rpc', `ws://${this.node.address}`, '--home', join(this.folder, 'devnet'), '--patience', '3']
    return this.#start('devnet/main.js', [content, '--json', ...network])
  }

  /** The `datdot` command, with a folder for that account. */
  datdot(devnet: Running, secret: string, ...args: string[]): Running {
    const home = join(this.folder, secret.replaceAll('/', ''))
    const [, bootstrap = ''] = /DHT at (\S+)/.exec(devnet.stderr) ?? []
    const network = { DATDOT_RPC: `ws://${this.node.address}`, DATDOT_BOOTSTRAP: bootstrap, DATDOT_BIND: '127.0.0.1' }
    const own = { DATDOT_SECRET: secret, DATDOT_HOME: home, DATDOT_CONFIG: '' }
    return this.#start('cli/main.js', [...args, '--json'], { ...network, ...own })
  }

  /** Log of a process of the devnet. */
  log(name: string): Promise<string> {
    return readFile(join(this.folder, 'devnet', 'logs', `${name}.log`), 'utf8')
  }

  /** Waits; a process that fails meanwhile ends the test with its last words. */
  async until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await holds())) {
      const failed = this.#started.find(({ child }) => child.signalCode !== null || (child.exitCode ?? 0) !== 0)
      if (failed !== undefined) throw new Error(`waiting for ${what}, a process ended: ${failed.stderr.slice(-2_000)}`)
      await sleep(250)
    }
  }

  async stop(): Promise<void> {
    for (const { child, ended } of this.#started.reverse()) {
      child.kill('SIGTERM')
      await ended
    }
    await this.client.close()
    await this.node.stop()
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 })
  }

  #start(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Running {
    const child = spawn(process.execPath, [at(script), ...args], { env: { ...process.env, NODE_OPTIONS: '', ...env } })
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
    const running: Running = { child, ended, stdout: '', stderr: '' }
    child.stdout.on('data', (data) => {
      running.stdout += data
    })
    child.stderr.on('data', (data) => {
      running.stderr += data
    })
    this.#started.push(running)
    return running
  }
}
