/** `datdot` in processes beside a real node and a local DHT, each with a HOME of its own as on a machine of its own. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Process, Processes } from '../../src/devnet/processes.js'
import { formatBootstrap, type LocalDht, startLocalDht } from '../../src/hyper/index.js'
import { type ChainNode, startChainNode } from './chain-node.js'

const DATDOT = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

export class Machines {
  readonly #processes: Processes

  private constructor(
    /** Holds a HOME for each name. */
    readonly folder: string,
    readonly node: ChainNode,
    readonly dht: LocalDht
  ) {
    this.#processes = new Processes(join(folder, 'logs'))
  }

  static async open(): Promise<Machines> {
    const node = await startChainNode()
    const dht = await startLocalDht()
    return new Machines(await mkdtemp(join(tmpdir(), 'datdot-machines-')), node, dht)
  }

  /** Runs the command as this account, with results as JSON. */
  start(name: string, secret: string, ...args: string[]): Process {
    const env = {
      DATDOT_SECRET: secret,
      DATDOT_RPC: `ws://${this.node.address}`,
      DATDOT_BOOTSTRAP: formatBootstrap(this.dht.bootstrap),
      DATDOT_BIND: '127.0.0.1',
      DATDOT_HOME: join(this.folder, name),
      DATDOT_WEB: '127.0.0.1:0',
      DATDOT_LOG_LEVEL: 'info',
      DATDOT_LOG_FORMAT: 'json',
      NODE_OPTIONS: ''
    }
    return this.#processes.start({ name, file: process.execPath, args: [DATDOT, ...args, '--json'], env })
  }

  /** The account's daemon, when it can be asked. */
  async daemon(name: string, secret: string): Promise<{ process: Process; home: string }> {
    const process = this.start(name, secret, 'daemon')
    await process.result((result) => 'daemon' in result, 'starting', AbortSignal.timeout(60_000))
    return { process, home: join(this.folder, name) }
  }

  async close(): Promise<void> {
    await this.#processes.stop(0)
    await this.dht.close()
    await this.node.stop()
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
