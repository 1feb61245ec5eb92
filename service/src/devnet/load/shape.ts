/** What the page of a load is told with each block, as JSON has it. */

export interface LoadShape {
  /** What it is at. */
  readonly at: string
  /** Since the start. */
  readonly seconds: number
  readonly block: number
  /** Of the last final block, behind the newest one. */
  readonly behind: number
  readonly providers: { readonly drawable: number; readonly all: number }
  /** How many plans there are to be. */
  readonly feeds: number
  /** In their order, each with the plans that are at it now. */
  readonly stages: readonly { readonly name: string; readonly plans: number }[]
  readonly slots: { readonly active: number; readonly all: number }
  readonly challenges: { readonly open: number; readonly answered: number; readonly missed: number }
  readonly deliveries: { readonly good: number; readonly all: number }
  /** planck */
  readonly money: {
    readonly escrow: string
    readonly setup: string
    readonly hosting: string
    readonly measuring: string
  }
  /** Plans hosted in the last minute. */
  readonly perMinute: number
  readonly slowest: { readonly name: string; readonly plans: number; readonly seconds: number } | null
  /** Each with the cores and the bytes that it has, once they are known. */
  readonly processes: readonly {
    readonly name: string
    readonly usage: { readonly cores: number; readonly bytes: number } | null
  }[]
}
