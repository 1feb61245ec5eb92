/** What a wish comes to: what is shown, and what is sent when it is confirmed. */

import { bytes, duration, money } from '../data/format.js'
import { call } from '../data/rpc.js'
import type { Wish } from './wish.js'

export interface Offer {
  readonly title: string
  /** Name and value, in order. */
  readonly facts: readonly (readonly [string, string])[]
  /** What the button says. */
  readonly confirm: string
  /** Sends it. */
  send(): Promise<Readonly<Record<string, string>>>
}

/** Asks the daemon; nothing is sent to the chain. */
export async function offerOf(wish: Wish, signal: AbortSignal): Promise<Offer> {
  return wish.type === 'tip' ? tipOffer(wish, signal) : hostingOffer(wish, signal)
}

async function hostingOffer(wish: Extract<Wish, { type: 'hosting' }>, signal: AbortSignal): Promise<Offer> {
  const { key, seconds, replicas } = wish
  const params = { source: { type: 'key', key }, seconds, ...(replicas !== undefined && { replicas }) } as const
  const quote = await call('hosting_quote', params, signal)
  const { total, deposit } = quote.cost
  return {
    title: 'Pay for hosting?',
    facts: [
      ['What', `${quote.kind === 'folder' ? 'a drive' : 'a hypercore'} of ${bytes(quote.bytes)}`],
      ['Key', quote.key],
      ['How long', duration(seconds)],
      ['Copies', String(quote.replicas)],
      ['Price', `${money(total)} at most; what is not used comes back`],
      ['Of that a deposit', `${money(deposit)}, which comes back at the end`]
    ],
    confirm: `Pay ${money(total)}`,
    send: async () => {
      const { plan } = await call('hosting_request', { ...params, budget: total })
      return { plan, total }
    }
  }
}

const UNCONFIRMED = ['Careful', 'the key has not confirmed this publisher: anybody may have published it'] as const

async function tipOffer({ key, amount }: Extract<Wish, { type: 'tip' }>, signal: AbortSignal): Promise<Offer> {
  const { to, confirmed, free } = await call('tip_quote', { key }, signal)
  return {
    title: 'Give a tip?',
    facts: [
      ['For', key],
      ['To its publisher', to],
      ...(confirmed ? [] : [UNCONFIRMED]),
      ['Amount', money(amount, 12)],
      ['You have', money(free)]
    ],
    confirm: `Give ${money(amount, 12)}`,
    send: async () => {
      const { hash } = await call('tip_send', { key, to, amount })
      return { to, hash }
    }
  }
}
