/** Medians, ratios, bars, and the table of a run. */

export interface Spread {
  readonly median: number
  readonly min: number
  readonly max: number
}

/** A figure against its yardstick. */
export interface Ratio {
  /** Median of the rounds' ratios. */
  readonly ratio: number
  /** Bytes a second. */
  readonly measured: Spread
  /** Bytes a second. */
  readonly yardstick: Spread
  /** The ratio of each round. */
  readonly rounds: readonly number[]
}

/** A line of the table. */
export interface Line {
  readonly name: string
  readonly value: string
  readonly yardstick: string
  readonly bar: string
  readonly held: boolean | undefined
}

/** Of rounds that were measured in turns. */
export function ratioOf(measured: readonly number[], yardstick: readonly number[]): Ratio {
  const rounds = measured.map((rate, round) => rate / (yardstick[round] ?? Number.NaN))
  return { ratio: spread(rounds).median, measured: spread(measured), yardstick: spread(yardstick), rounds }
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  const [low, high] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]]
  if (low === undefined || high === undefined) throw new Error('nothing was measured')
  return { median: (low + high) / 2, min: Math.min(...sorted), max: Math.max(...sorted) }
}

/** A ratio that has to reach its bar. */
export function ratioLine(name: string, { ratio, measured, yardstick }: Ratio, bar: number | undefined): Line {
  return {
    name,
    value: `${megabytes(measured.median)} MB/s (${megabytes(measured.min)} to ${megabytes(measured.max)})`,
    yardstick: `${megabytes(yardstick.median)} MB/s (${megabytes(yardstick.min)} to ${megabytes(yardstick.max)})`,
    bar: `ratio ${ratio.toFixed(2)}${bar === undefined ? '' : `, bar ${bar}`}`,
    held: bar === undefined ? undefined : ratio >= bar
  }
}

/** Answers a second, without a bar. */
export function requestsLine(name: string, { ratio, measured, yardstick }: Ratio): Line {
  const perSecond = ({ median, min, max }: Spread): string =>
    `${Math.round(median)} a second (${Math.round(min)} to ${Math.round(max)})`
  const bar = `ratio ${ratio.toFixed(2)}`
  return { name, value: perSecond(measured), yardstick: perSecond(yardstick), bar, held: undefined }
}

/** A value that may not exceed its bar. */
export function boundLine(name: string, value: number, bar: number, unit: string): Line {
  return {
    name,
    value: `${value} ${unit}`,
    yardstick: '',
    bar: `at most ${bar} ${unit}`,
    held: value <= bar
  }
}

export function describe(lines: readonly Line[]): string {
  const rows = lines.map(({ name, value, yardstick, bar, held }) => [name, value, yardstick, bar, verdict(held)])
  const table = [['figure', 'measured', 'yardstick', 'ratio or bar', ''], ...rows]
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()
    )
    .join('\n')
}

function verdict(held: boolean | undefined): string {
  if (held === undefined) return ''
  return held ? 'ok' : 'BELOW ITS BAR'
}

function megabytes(rate: number): string {
  return (rate / 1e6).toFixed(1)
}
