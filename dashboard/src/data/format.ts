/** Values as people read them. */

const DECIMALS = 12
const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const

/** Planck as DAT, rounded to `digits` significant decimals of what is below one. */
export function money(planck: string | bigint, digits = 4): string {
  const amount = BigInt(planck)
  const whole = amount / 10n ** BigInt(DECIMALS)
  const fraction = (amount % 10n ** BigInt(DECIMALS)).toString().padStart(DECIMALS, '0')
  if (amount === 0n) return '0 DAT'
  const zeros = whole > 0n ? 0 : (/^0*/.exec(fraction)?.[0].length ?? 0)
  const shown = fraction.slice(0, Math.min(DECIMALS, zeros + digits)).replace(/0+$/, '')
  return `${group(whole)}${shown ? `.${shown}` : ''} DAT`
}

/** Planck as DAT with all decimals, without the unit: what an input holds. */
export function exactMoney(planck: string | bigint): string {
  const digits = BigInt(planck)
    .toString()
    .padStart(DECIMALS + 1, '0')
  const fraction = digits.slice(-DECIMALS).replace(/0+$/, '')
  return `${digits.slice(0, -DECIMALS)}${fraction ? `.${fraction}` : ''}`
}

/** DAT as people write it; undefined if it is no amount. */
export function planck(text: string): bigint | undefined {
  const [, whole, fraction = ''] = /^(\d{1,18})(?:[.,](\d{1,12}))?$/.exec(text.trim()) ?? []
  if (whole === undefined) return undefined
  return BigInt(whole) * 10n ** BigInt(DECIMALS) + BigInt(fraction.padEnd(DECIMALS, '0'))
}

export function bytes(count: string | bigint | number): string {
  const value = Number(count)
  const power = value < 1 ? 0 : Math.min(Math.floor(Math.log2(value) / 10), UNITS.length - 1)
  const scaled = value / 1024 ** power
  const text = power === 0 || scaled >= 100 ? scaled.toFixed(0) : scaled.toFixed(scaled < 10 ? 2 : 1)
  return `${text.replace(/\.0+$/, '')} ${UNITS[power]}`
}

/** `2 days`, `5 h`, `40 s`: the largest unit that says enough. */
export function duration(seconds: number): string {
  if (seconds < 100) return `${Math.round(seconds)} s`
  if (seconds < 100 * 60) return `${Math.round(seconds / 60)} min`
  if (seconds < 48 * 3_600) return `${Math.round(seconds / 3_600)} h`
  return `${Math.round(seconds / 86_400)} days`
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${group(number)} ${number === 1 ? one : many}`
}

/** Parts per million as percent. */
export function percent(parts: number): string {
  return `${(parts / 10_000).toFixed(parts % 10_000 === 0 ? 0 : 1)} %`
}

/** The first characters of a key or an address, enough to tell it from others. */
export function short(text: string, length = 8): string {
  return text.length <= length + 1 ? text : `${text.slice(0, length)}…`
}

export function time(at: number): string {
  return new Date(at).toLocaleString(undefined, { dateStyle: 'short', timeStyle: 'short' })
}

function group(value: bigint | number): string {
  return value.toString().replace(/\B(?=(\d{3})+$)/g, '\u202f')
}
