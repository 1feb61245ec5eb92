/** The calls of `ChainAPI` under the same names, printed instead of sent. */

import * as calls from './calls/index.js'
import type { ChainClient } from './client.js'
import { type CallFields, callFields } from './fields.js'

/** Arguments as in `ChainAPI`, without options and signal. */
export class CallPrinter {
  readonly #client: ChainClient

  constructor(client: ChainClient) {
    this.#client = client
  }

  newUser = (...args: Parameters<typeof calls.accountCreate>): Promise<CallFields> =>
    callFields(this.#client, calls.accountCreate(...args))

  updateUser = (...args: Parameters<typeof calls.accountUpdate>): Promise<CallFields> =>
    callFields(this.#client, calls.accountUpdate(...args))

  registerForWork = (...args: Parameters<typeof calls.offerCreate>): Promise<CallFields> =>
    callFields(this.#client, calls.offerCreate(...args))

  publishFeed = (...args: Parameters<typeof calls.publishFeed>): Promise<CallFields> =>
    callFields(this.#client, calls.publishFeed(...args))

  updateFeed = (...args: Parameters<typeof calls.updateFeed>): Promise<CallFields> =>
    callFields(this.#client, calls.updateFeed(...args))

  publishPlan = (...args: Parameters<typeof calls.publishPlan>): Promise<CallFields> =>
    callFields(this.#client, calls.publishPlan(...args))

  amendmentReport = (...args: Parameters<typeof calls.submitStatement>): Promise<CallFields> =>
    callFields(this.#client, calls.submitStatement(...args))

  submitStorageChallenge = (...args: Parameters<typeof calls.submitStorageChallenge>): Promise<CallFields> =>
    callFields(this.#client, calls.submitStorageChallenge(...args))

  submitPerformanceChallenge = (...args: Parameters<typeof calls.submitPerformanceChallenge>): Promise<CallFields> =>
    callFields(this.#client, calls.submitPerformanceChallenge(...args))

  settle = (...args: Parameters<typeof calls.settle>): Promise<CallFields> =>
    callFields(this.#client, calls.settle(...args))
}
