/** Limits of the machine as people write them, and what they mean. */

import { mkdir } from 'node:fs/promises'
import { CONDITIONS, type Condition, LEAST_MEMORY, Limits, type Rate, type RatePlan } from '../limits/index.js'
import type { Logger } from '../log.js'
import { cliError } from './errors.js'
import { parseBytes, parseCount, parseHours, parseList } from './quantities.js'

/** Least share of a core, in percent: with less no setup is done in its time. */
const LEAST_PERCENT = 10
/** Least bytes a second: with less a chunk takes minutes. */
const LEAST_RATE = 16 * 1024
const OFF = 'off'

/** What the settings say, as text that was checked. */
export interface LimitSettings {
  readonly home: string
  readonly reserve: string
  readonly upload: string
  readonly download: string
  readonly cpu: string
  readonly memory: string
  readonly connections: string
  readonly schedule: string
  readonly when: string
}

/** `0`, or as `parseBytes`. */
export function parseReserve(text: string): number {
  return text.trim() === '0' ? 0 : Number(parseBytes(text))
}

/** `off`, or bytes a second such as `2MiB`; then, with spaces between, others at their hours: `mon-fri:8-18=512KiB`. */
export function parseRates(text: string): RatePlan {
  const [usual = '', ...others] = text.trim().split(/\s+/)
  return {
    usual: parseRate(usual),
    others: others.map((part) => {
      const at = part.lastIndexOf('=')
      if (at < 0) throw invalid(part, 'hours with a limit', 'mon-fri:8-18=512KiB')
      return { hours: parseHours(part.slice(0, at)), rate: parseRate(part.slice(at + 1)) }
    })
  }
}

function parseRate(text: string): Rate {
  if (text === OFF) return undefined
  const rate = Number(parseBytes(text))
  if (rate < LEAST_RATE) throw invalid(text, 'at least 16KiB a second, or off', '2MiB')
  return rate
}

/** `off`, or percent of one processor core: `50%`, `150%`. @returns 1 for one core */
export function parseShare(text: string): number | undefined {
  if (text === OFF) return undefined
  const [, digits] = /^(\d{1,6})\s*%$/.exec(text.trim()) ?? []
  const percent = Number(digits)
  if (!(percent >= LEAST_PERCENT)) throw invalid(text, `a share of a core, at least ${LEAST_PERCENT}%, or off`, '50%')
  return percent / 100
}

/** `off`, or bytes. */
export function parseMemory(text: string): number | undefined {
  if (text === OFF) return undefined
  const memory = Number(parseBytes(text))
  if (memory < LEAST_MEMORY) throw invalid(text, `at least ${LEAST_MEMORY / 2 ** 20}MiB, or off`, '1GiB')
  return memory
}

export const parseConnections = parseCount(8, 100_000)

/** `always`, or a list of conditions. */
export function parseWhen(text: string): readonly Condition[] {
  return text.trim() === 'always' ? [] : parseList(text, CONDITIONS)
}

/** Starts to hold the limits of the settings. @throws if HOME cannot be made */
export async function startLimits(settings: LimitSettings, log: Logger): Promise<Limits> {
  const { home, reserve, upload, download, cpu, memory, connections, schedule, when } = settings
  await mkdir(home, { recursive: true, mode: 0o700 })
  return Limits.start(
    {
      folder: home,
      reserve: parseReserve(reserve),
      upload: parseRates(upload),
      download: parseRates(download),
      cpu: parseShare(cpu),
      memory: parseMemory(memory),
      connections: parseConnections(connections),
      hours: parseHours(schedule),
      only: parseWhen(when)
    },
    log
  )
}

function invalid(text: string, what: string, example: string): Error {
  return cliError('CLI_VALUE_INVALID', { name: '', text, what, example })
}
