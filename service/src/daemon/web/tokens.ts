/**
 * The tokens that requests may bring along: the account's, which may do everything, and one that reads figures and nothing
 * else, for programs that are not to be trusted with money.
 */

import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

export type TokenKind = 'account' | 'metrics'

export class Tokens {
  #account: string
  readonly #metrics: string | undefined
  /** What is being answered to who has the account's. */
  readonly #answers = new Set<ServerResponse>()

  constructor(account: string, metrics?: string) {
    this.#account = account
    this.#metrics = metrics
  }

  /** Which one a request has; nothing if it is none of them. */
  kindOf({ headers }: Pick<IncomingMessage, 'headers'>): TokenKind | undefined {
    const given = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(headers.authorization ?? '')?.[1] ?? ''
    if (same(given, this.#account)) return 'account'
    return this.#metrics !== undefined && same(given, this.#metrics) ? 'metrics' : undefined
  }

  /** Has an answer end with the account's token, if it is still being sent then. */
  keep(answer: ServerResponse): void {
    this.#answers.add(answer)
    answer.once('close', () => this.#answers.delete(answer))
  }

  /** From now on this is the account's token. Streams that the old one opened end; what is about to be answered, is. */
  replace(account: string): void {
    this.#account = account
    for (const answer of this.#answers) if (answer.headersSent) answer.destroy()
  }
}

function same(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)]
  return one.length > 0 && one.length === other.length && timingSafeEqual(one, other)
}
