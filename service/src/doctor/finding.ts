/** What a look at one thing found. */

/** `broken` keeps DatDot from working, `poor` costs something, `untold` could not be found out. */
export type FindingState = 'good' | 'poor' | 'broken' | 'untold'

export interface Finding {
  /** What was looked at. */
  readonly check: string
  readonly state: FindingState
  /** What was found. */
  readonly text: string
  /** What to do about it, unless it is good. */
  readonly remedy?: string
}

export const good = (check: string, text: string): Finding => ({ check, state: 'good', text })
export const poor = (check: string, text: string, remedy: string): Finding => ({ check, state: 'poor', text, remedy })
export const broken = (check: string, text: string, remedy: string): Finding => ({
  check,
  state: 'broken',
  text,
  remedy
})
export const untold = (check: string, text: string, remedy: string): Finding => ({
  check,
  state: 'untold',
  text,
  remedy
})
