/** What is told of a load while it runs: what its terminal and its page have alike, and the page's part as JSON has it. */

export interface LoadFigures {
  /** What it is at. */
  readonly at: string
  /** Since the start. */
  readonly seconds: number
  readonly block: number
  /** Of the last block of the chain that is final, behind the newest one. */
  readonly behind: number
  readonly providers: { readonly drawable: number; readonly all: number }
  /** How many plans there are to be. */
  readonly feeds: number
  readonly slots: { readonly active: number; readonly all: number }
  readonly challenges: { readonly open: number; readonly answered: number; readonly missed: number }
  readonly deliveries: { readonly good: number; readonly all: number }
  /** Plans hosted in the last minute. */
  readonly perMinute: number
}

/** planck */
export interface LoadMoney<Amount> {
  readonly escrow: Amount
  readonly setup: Amount
  readonly hosting: Amount
  readonly measuring: Amount
}

/** What the page is told with each block. */
export interface LoadShape extends LoadFigures {
  /** In their order, each with the plans that are at it now. */
  readonly stages: readonly { readonly name: string; readonly plans: number }[]
  readonly money: LoadMoney<string>
  readonly slowest: { readonly name: string; readonly plans: number; readonly seconds: number } | null
  /** Each with the cores and the bytes that it has, once they are known. */
  readonly processes: readonly {
    readonly name: string
    readonly usage: { readonly cores: number; readonly bytes: number } | null
  }[]
}
