/** The daemon's methods, typed, by `POST /rpc`. */

import type {
  Explored,
  MarketView,
  OfferView,
  Overview,
  PlanSummary,
  PlanView,
  RoleName
} from '../../../service/src/views/shapes/index.js'
import { forgetToken, token } from './token.js'

interface Submitted {
  readonly block: number
}

/** What hosting costs at most, planck. */
export interface Cost {
  readonly contracts: number
  readonly hosting: string
  readonly setup: string
  readonly delivery: string
  readonly deposit: string
  readonly total: string
}

export interface HostingWish {
  readonly source: { readonly type: 'key'; readonly key: string }
  readonly seconds: number
  readonly replicas?: number
  readonly regions?: readonly string[]
  readonly follow?: { readonly maxBytes: string }
}

export interface Quote {
  readonly key: string
  readonly kind: string
  readonly bytes: string
  readonly from: number
  readonly until: number
  readonly replicas: number
  readonly cost: Cost
}

/** Longer, with what was appended, or with more of what is to come. */
export interface ChangeWish {
  readonly plan: string
  readonly seconds?: number
  readonly key?: string
  readonly follow?: { readonly maxBytes: string }
}

export interface ChangeQuote {
  readonly plan: string
  readonly until: number
  /** Ranges that are added. */
  readonly ranges: number
  readonly bytes: string
  readonly cost: Cost
}

export interface OfferWish {
  readonly roles?: readonly RoleName[]
  readonly storage?: string
  readonly hours?: string
  readonly price?: string
  readonly setupPrice?: string
  readonly region?: string
  readonly capacity?: number
  readonly until?: number
}

/** Of each method: what it takes, and what it answers. */
export interface Methods {
  view_overview: [Nothing, Overview]
  view_offer: [Nothing, OfferView]
  view_market: [Nothing, MarketView]
  view_plans: [Nothing, { readonly plans: readonly PlanSummary[] }]
  view_plan: [{ readonly plan: string; readonly from?: number }, PlanView]
  view_explore: [{ readonly query: string }, Explored]
  account_create: [Nothing, Submitted]
  offer_update: [OfferWish, Submitted]
  offer_pause: [{ readonly seconds: number }, Submitted]
  offer_unpause: [Nothing, Submitted]
  offer_withdraw: [Nothing, Submitted & { readonly left: boolean }]
  hosting_quote: [HostingWish, Quote]
  hosting_request: [HostingWish & { readonly budget: string }, Quote & Submitted & { readonly plan: string }]
  hosting_update_quote: [ChangeWish, ChangeQuote]
  hosting_update: [ChangeWish & { readonly budget: string }, ChangeQuote & Submitted]
  hosting_pause: [{ readonly plan: string }, Submitted]
  hosting_resume: [{ readonly plan: string }, Submitted]
  hosting_cancel: [{ readonly plan: string }, Submitted]
  tip_quote: [{ readonly key: string }, { readonly to: string; readonly confirmed: boolean; readonly free: string }]
  tip_send: [
    { readonly key: string; readonly to: string; readonly amount: string },
    Submitted & { readonly hash: string }
  ]
}

type Nothing = Readonly<Record<string, never>>
export type MethodName = keyof Methods
export type Params<Name extends MethodName> = Methods[Name][0]
export type Result<Name extends MethodName> = Methods[Name][1]

/** What went wrong, for people: what happened, and what to do. */
export class Failure extends Error {
  readonly code: string
  readonly remedy: string

  constructor(code: string, message: string, remedy: string) {
    super(message)
    this.code = code
    this.remedy = remedy
  }
}

export const AWAY = 'DAEMON_AWAY'
export const REFUSED = 'TOKEN_REFUSED'

interface Answer {
  readonly result?: unknown
  readonly error?: { readonly message: string; readonly data?: { readonly code?: string; readonly remedy?: string } }
}

let lastId = 0

/** @throws Failure */
export async function call<Name extends MethodName>(
  method: Name,
  params: Params<Name>,
  signal?: AbortSignal
): Promise<Result<Name>> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: ++lastId, method, params })
  const response = await ask('/rpc', { method: 'POST', body, headers: { 'content-type': 'application/json' } }, signal)
  const answer = (await response.json()) as Answer
  if (answer.error === undefined) return answer.result as Result<Name>
  const { message, data } = answer.error
  throw new Failure(data?.code ?? 'UNKNOWN', sentence(message), data?.remedy ?? '')
}

/** A request of the daemon with the token; whatever is no success is a `Failure`. */
export async function ask(path: string, init: RequestInit, signal?: AbortSignal): Promise<Response> {
  const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${token.value ?? ''}` }
  let response: Response
  try {
    response = await fetch(path, { ...init, headers, ...(signal && { signal }) })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new Failure(
      AWAY,
      'The daemon does not answer.',
      'Start it again with `datdot daemon`; this page goes on by itself.'
    )
  }
  if (response.ok) return response
  if (response.status === 401) {
    forgetToken()
    throw new Failure(REFUSED, 'The daemon does not know this token.', 'Open the page again with `datdot dashboard`.')
  }
  const { error } = (await response.json().catch(() => ({}))) as {
    error?: Partial<Record<'code' | 'message' | 'remedy', string>>
  }
  const message = error?.message ?? `the daemon refused this (${response.status})`
  throw new Failure(error?.code ?? `HTTP_${response.status}`, sentence(message), error?.remedy ?? '')
}

function sentence(text: string): string {
  const start = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.!?]$/.test(start) ? start : `${start}.`
}
