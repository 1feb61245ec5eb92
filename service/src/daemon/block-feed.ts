/**
 * Finalised blocks, also those that the daemon missed, to every part that follows them. The cursor in HOME also tells
 * whether the chain is still the one that HOME belongs to.
 */

import { rm } from 'node:fs/promises'
import { sleep } from '../abort.js'
import type { ChainAPI } from '../chain/index.js'
import type { BlockEvents } from '../chain/types.js'
import { isDatdotError } from '../errors.js'
import type { Logger } from '../log.js'
import type { ChainLink } from './chain-link.js'

const RETRY_MS = 30_000

export type OnBlock = (events: BlockEvents, chain: ChainAPI) => void | Promise<void>

/**
 * Follows until the signal fires.
 * @param file of the cursor
 * @returns what rejects when following cannot go on: the chain has become another one, or cannot be used any more; it
 * resolves when it was stopped
 * @throws CHAIN_WIPED, CHAIN_CURSOR_UNREADABLE
 */
export async function followBlocks(
  chain: ChainAPI,
  file: string,
  onBlock: OnBlock,
  log: Logger,
  signal: AbortSignal
): Promise<{ readonly ended: Promise<void>; stop(): Promise<void> }> {
  const listen = () => chain.listenToEvents((events) => onBlock(events, chain), { file }, signal)
  let listening = await listen()
  const follow = async (): Promise<void> => {
    // A listening that was stopped ends the following too, also when it ends by a failure and not by its signal.
    for (let stopped = false; !stopped; ) {
      stopped = await listening.ended.then(
        () => true,
        async (error: unknown) => {
          if (!isDatdotError(error, 'CHAIN_HISTORY_PRUNED')) throw error
          log.warn({ err: error }, 'payments of the time that was missed are not listed')
          await rm(file, { force: true })
          listening = await listen()
          return false
        }
      )
    }
  }
  const ended = follow()
  ended.catch(() => {})
  return { ended, stop: () => listening.stop() }
}

/** Follows the blocks of whatever chain the daemon is connected to, for all of its parts. */
export class BlockFeed {
  readonly #file: string
  readonly #handlers: OnBlock[] = []
  readonly #log: Logger
  readonly #closing = new AbortController()
  #running: Promise<void> | undefined
  #following: { readonly chain: ChainAPI; readonly begun: ReturnType<typeof followBlocks> } | undefined

  /** @param file of the cursor */
  constructor(file: string, log: Logger) {
    this.#file = file
    this.#log = log
  }

  /** Handlers must bear to be called twice with a block: if one throws, all are called again. */
  add(handler: OnBlock): void {
    this.#handlers.push(handler)
  }

  /**
   * Follows this chain from now on, if it does not yet; `ended` as in `followBlocks`.
   * @throws CHAIN_WIPED, CHAIN_CURSOR_UNREADABLE
   */
  async follow(chain: ChainAPI): Promise<{ readonly ended: Promise<void> }> {
    if (this.#following?.chain !== chain) {
      const begun = followBlocks(chain, this.#file, this.#call, this.#log, this.#closing.signal)
      const following = { chain, begun }
      this.#following = following
      const forget = (): void => {
        if (this.#following === following) this.#following = undefined
      }
      begun.then(({ ended }) => ended.catch(forget), forget)
    }
    return this.#following.begun
  }

  /** Follows whatever chain there is, from the first one on. */
  start(link: Pick<ChainLink, 'wait'>): void {
    this.#running ??= this.#run(link)
  }

  async close(): Promise<void> {
    this.#closing.abort()
    await this.#running
    const following = await this.#following?.begun.catch(() => undefined)
    await following?.stop()
  }

  async #run(link: Pick<ChainLink, 'wait'>): Promise<void> {
    const { signal } = this.#closing
    while (!signal.aborted) {
      try {
        const { ended } = await this.follow(await link.wait(signal))
        await ended
      } catch (error) {
        if (!signal.aborted) this.#log.error({ err: error }, 'blocks are not followed')
      }
      await sleep(RETRY_MS, signal).catch(() => {})
    }
  }

  readonly #call: OnBlock = async (events, chain) => {
    for (const handler of this.#handlers) await handler(events, chain)
  }
}
