/** What the system tells about the machine: what it is powered by, and whether somebody works at it. */

import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Undefined where the system does not tell. */
export interface Machine {
  readonly onMains: boolean | undefined
  readonly idle: boolean | undefined
}

export interface MachineSource {
  /** Linux's folder of power supplies. */
  readonly supplies: string
  /** What `loginctl show --property=IdleHint` prints. @throws if there is none */
  readonly idleHint: () => Promise<string>
  /** Processes that want a core, over the last minute, as `uptime` shows it; zero where the system does not count. */
  readonly load: () => number
  /** Milliseconds of all cores that this process has had, and milliseconds that went by. */
  readonly own: () => { readonly used: number; readonly now: number }
  readonly cores: number
}

const run = promisify(execFile)

export const MACHINE: MachineSource = {
  supplies: '/sys/class/power_supply',
  idleHint: async () => (await run('loginctl', ['show', '--property=IdleHint', '--value'], { timeout: 5_000 })).stdout,
  load: () => loadavg()[0] ?? 0,
  own: () => {
    const { user, system } = process.cpuUsage()
    return { used: (user + system) / 1_000, now: performance.now() }
  },
  cores: cpus().length
}

/** Of the cores, so much may be busy with other things while the machine counts as idle. */
const BUSY_SHARE = 0.25

export class MachineWatch {
  readonly #source: MachineSource
  #before: { readonly used: number; readonly now: number }

  constructor(source: MachineSource = MACHINE) {
    this.#source = source
    this.#before = source.own()
  }

  async look(): Promise<Machine> {
    const own = this.#ownLoad()
    const [onMains, hint] = await Promise.all([this.#onMains(), this.#hint()])
    const others = this.#source.load() - own
    const calm = this.#source.load() === 0 ? undefined : others < this.#source.cores * BUSY_SHARE
    // A desktop says whether somebody is there; a machine that is busy with something else is in use all the same.
    const idle = hint === false || calm === false ? false : (hint ?? calm)
    return { onMains, idle }
  }

  /** Cores that this process had on average since the last look. */
  #ownLoad(): number {
    const now = this.#source.own()
    const elapsed = now.now - this.#before.now
    const load = elapsed > 0 ? (now.used - this.#before.used) / elapsed : 0
    this.#before = now
    return load
  }

  /** A machine without any supply to read of, such as a virtual one, does not tell. */
  async #onMains(): Promise<boolean | undefined> {
    const names = await readdir(this.#source.supplies).catch(() => [])
    const all = await Promise.all(names.map((name) => readSupply(join(this.#source.supplies, name))))
    const supplies = all.filter((supply) => supply !== undefined)
    const mains = supplies.filter(({ type }) => type === 'Mains' || type.startsWith('USB'))
    if (mains.some(({ online }) => online === '1')) return true
    const batteries = supplies.filter(({ type, scope }) => type === 'Battery' && scope !== 'Device')
    if (batteries.some(({ status }) => status === 'Discharging')) return false
    if (mains.length > 0 && batteries.length > 0) return false
    return batteries.length > 0 || mains.length > 0 ? true : undefined
  }

  async #hint(): Promise<boolean | undefined> {
    const text = await this.#source.idleHint().catch(() => '')
    const [, word] = /^(?:IdleHint=)?(yes|no)\s*$/.exec(text) ?? []
    return word === undefined ? undefined : word === 'yes'
  }
}

interface Supply {
  readonly type: string
  readonly online: string
  readonly status: string
  /** `Device` for the battery of a mouse. */
  readonly scope: string
}

async function readSupply(folder: string): Promise<Supply | undefined> {
  const read = (name: string) =>
    readFile(join(folder, name), 'utf8').then(
      (text) => text.trim(),
      () => ''
    )
  const [type, online, status, scope] = await Promise.all([read('type'), read('online'), read('status'), read('scope')])
  return type === '' ? undefined : { type, online, status, scope }
}
