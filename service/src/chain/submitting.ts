/** A chain that one account can write to: each call sent in its turn, and what its event says. */

import { ChainQueries } from './api-queries.js'
import type { MarketCall } from './calls/call.js'
import type { ChainClient } from './client.js'
import { chainError } from './errors.js'
import type { Signer } from './signer.js'
import type { Included } from './submit/ports.js'
import { SubmitQueue } from './submit/queue.js'
import { NodeTransactions } from './submit/transactions.js'
import type * as types from './types.js'

/** The event of one type. */
export type EventOf<Type extends types.MarketEventType> = Extract<types.MarketEvent, { readonly type: Type }>

/** What a submitted call resolves to: where it is, and what its event says. */
export type Result<Event extends types.MarketEventType, Field extends string> = types.Submitted &
  Pick<EventOf<Event>, Field & keyof EventOf<Event>>

export class Submitting extends ChainQueries {
  readonly #signer: Signer | undefined
  readonly #queue: SubmitQueue | undefined

  /** Without a signer it only reads. */
  constructor(client: ChainClient, signer?: Signer) {
    super(client)
    this.#signer = signer
    const { log } = client
    this.#queue = signer && new SubmitQueue(signer.address, new NodeTransactions(client, signer), log)
  }

  /** The account that signs; CHAIN_NO_SIGNER without one. */
  get address(): types.Address {
    if (this.#signer === undefined) throw chainError('CHAIN_NO_SIGNER')
    return this.#signer.address
  }

  /** Sends a call whose events do not matter. */
  protected async send(
    call: MarketCall,
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<types.Submitted> {
    return submitted(await this.#submit(call, options, signal), options)
  }

  /** Sends a call and adds fields of its event. */
  protected async sendFor<Type extends types.MarketEventType, const Field extends string & keyof EventOf<Type>>(
    call: MarketCall,
    type: Type,
    fields: readonly Field[],
    options?: types.SubmitOptions,
    signal?: AbortSignal
  ): Promise<Result<Type, Field>> {
    const done = await this.#submit(call, options, signal)
    const event = eventOf(done, type)
    const said = Object.fromEntries(fields.map((field) => [field, event[field]])) as Pick<EventOf<Type>, Field>
    return { ...submitted(done, options), ...said } as Result<Type, Field>
  }

  async #submit(call: MarketCall, options?: types.SubmitOptions, signal?: AbortSignal): Promise<Included> {
    if (this.#queue === undefined) throw chainError('CHAIN_NO_SIGNER')
    return this.#queue.submit(call, options, signal)
  }
}

function submitted({ block, blockHash, hash }: Included, options: types.SubmitOptions = {}): types.Submitted {
  return { block, blockHash, hash, finalised: options.until === 'finalised' }
}

function eventOf<Type extends types.MarketEventType>({ events }: Included, type: Type): EventOf<Type> {
  const event = events.find((one): one is EventOf<Type> => one.type === type)
  if (event === undefined)
    throw chainError('CHAIN_REQUEST_FAILED', { why: `the call was made without the event ${type}` })
  return event
}
