/** Apart from `market-call.ts`, whose types are the runtime's: what programs see of a call is nothing of these. */

/** A call that can be submitted, or printed with `callFields`. Made by the functions beside this one. */
export interface MarketCall {
  readonly type: string
}
