/**
 * Follows the market's events block by block over finalised blocks, and remembers in a file how far it got: what was
 * missed while the program did not run comes first. A block may be handled twice after a crash, never not at all.
 */

import { isDatdotError } from '../errors.js'
import { eventsOf } from './block-events.js'
import type { ChainClient } from './client.js'
import { sameBytes } from './codec/wire.js'
import type { Head } from './connection.js'
import { CursorFile, type Place } from './cursor-file.js'
import { chainError } from './errors.js'
import { bytesOf, type HexText, hexOf } from './node-requests.js'
import type { Block, BlockEvents } from './types.js'

export interface ListenOptions {
  /** Where to remember the last block that was handled; default: nowhere, and it begins with the newest block. */
  readonly file?: string
  /** First block to handle when the file does not exist yet; default: the one after the newest finalised one. */
  readonly from?: Block
}

export type EventHandler = (events: BlockEvents) => void | Promise<void>

export interface Listening {
  /** Resolves when the last call of the handler has ended; may be called again. */
  stop(): Promise<void>
  /** Rejects if listening cannot go on (CHAIN_WIPED, CHAIN_HISTORY_PRUNED, ...); resolves when it was stopped. */
  readonly ended: Promise<void>
}

/** Blocks between two writes of the file while catching up. */
const BLOCKS_PER_SAVE = 32
/** Longest that a node which knows less than the cursor may take to catch up, as long as it does not say that it does. */
const PATIENCE_MS = 10_000
/** Blocks behind the last one at which an earlier one is remembered, at least; at most twice as many. */
const BEFORE_BLOCKS = 16

/**
 * Calls `handler` with each finalised block in order, also blocks without events, one call at a time. A block whose
 * handler throws is handled again when the next block comes, so handlers must bear to be called twice.
 * @throws CHAIN_WIPED, CHAIN_CURSOR_UNREADABLE
 */
export async function listenToEvents(
  client: ChainClient,
  handler: EventHandler,
  options: ListenOptions = {},
  signal?: AbortSignal
): Promise<Listening> {
  const cursor = await EventCursor.open(client, options, signal)
  const stopping = new AbortController()
  const both = signal === undefined ? stopping.signal : AbortSignal.any([stopping.signal, signal])
  const ended = cursor.run(handler, both)
  ended.catch(() => {})
  return {
    ended,
    stop: async () => {
      stopping.abort()
      await ended.catch(() => {})
    }
  }
}

class EventCursor {
  readonly #client: ChainClient
  readonly #file: CursorFile | undefined
  #at: Head
  #before: Head | undefined
  /** What will be `#before`. */
  #mark: Head

  private constructor(client: ChainClient, file: CursorFile | undefined, { at, before }: Place) {
    this.#client = client
    this.#file = file
    this.#at = at
    this.#before = before
    this.#mark = at
  }

  static async open(client: ChainClient, { file, from }: ListenOptions, signal?: AbortSignal): Promise<EventCursor> {
    const cursorFile = file === undefined ? undefined : new CursorFile(file, client.genesis)
    const stored = await cursorFile?.load()
    const place = stored ?? { at: await startOf(client, from, signal), before: undefined }
    const cursor = new EventCursor(client, cursorFile, place)
    if (stored !== undefined) await cursor.#checkChain(signal)
    else await cursor.#save()
    return cursor
  }

  /** Until the signal fires. */
  async run(handler: EventHandler, signal: AbortSignal): Promise<void> {
    const { heads } = this.#client
    let connection = await this.#client.connection(signal)
    try {
      for (let head = await heads.until('finalised', () => true, signal); ; ) {
        const seen = head
        try {
          const now = await this.#client.connection(signal)
          if (now !== connection) await this.#checkChain(signal)
          connection = now
          await this.#catchUp(seen, handler, signal)
        } catch (error) {
          if (!isDatdotError(error, 'CHAIN_TIMEOUT')) throw error
          this.#client.log.warn({ err: error, block: this.#at.block }, 'the node is slow; going on with its next block')
        }
        head = await heads.until('finalised', (next) => next !== seen, signal)
      }
    } catch (error) {
      if (!signal.aborted) throw error
    } finally {
      await this.#save()
    }
  }

  async #catchUp(head: Head, handler: EventHandler, signal: AbortSignal): Promise<void> {
    while (this.#at.block < head.block) {
      const block = this.#at.block + 1
      const events = await this.#read(block, signal)
      signal.throwIfAborted()
      try {
        await handler(events)
      } catch (error) {
        this.#client.log.error({ err: error, block }, 'a handler of events failed; the block will be handled again')
        return
      }
      this.#advance({ block, hash: events.hash })
      if (block === head.block || block % BLOCKS_PER_SAVE === 0) await this.#save()
    }
  }

  #advance(at: Head): void {
    this.#at = at
    if (at.block < this.#mark.block + BEFORE_BLOCKS) return
    this.#before = this.#mark.block > 0 ? this.#mark : undefined
    this.#mark = at
  }

  async #save(): Promise<void> {
    await this.#file?.save({ at: this.#at, before: this.#before })
  }

  #read(block: Block, signal?: AbortSignal): Promise<BlockEvents> {
    return this.#client.read(async (api, connection) => {
      const found = await connection.request<HexText | null>('chain_getBlockHash', block)
      if (found === null) throw new Error(`the node does not know block ${block}`)
      try {
        return { block, hash: bytesOf(found), events: await eventsOf(api, connection, found, hexOf(this.#at.hash)) }
      } catch (error) {
        if (!/discarded|pruned|state already/i.test(String(error))) throw error
        throw chainError('CHAIN_HISTORY_PRUNED', { block, file: this.#file?.path ?? 'the cursor' }, error)
      }
    }, signal)
  }

  /**
   * That the last block which was handled is on this chain: a chain that was started anew has the same genesis. If only an
   * earlier one is, the node has lost its last blocks, as a lone validator may by a power cut, and made others: these are
   * handled, too.
   */
  async #checkChain(signal?: AbortSignal): Promise<void> {
    const { block, hash } = this.#at
    if (await this.#isOnChain(this.#at, signal)) return
    if (this.#before !== undefined && (await this.#isOnChain(this.#before, signal))) {
      this.#client.log.warn(
        { block, from: this.#before.block },
        'the node has lost blocks and made others: handling them'
      )
      this.#at = this.#before
      this.#mark = this.#before
      this.#before = undefined
      return
    }
    const file = this.#file?.path ?? 'this program'
    throw chainError('CHAIN_WIPED', { block, hash: `0x${Buffer.from(hash).toString('hex')}`, file })
  }

  async #isOnChain({ block, hash }: Head, signal?: AbortSignal): Promise<boolean> {
    let until = Date.now() + PATIENCE_MS
    for (;;) {
      const { found, syncing } = await this.#client.read(async (api, connection) => {
        const there = await connection.request<string | null>('chain_getBlockHash', block)
        const health = await api.rpc.system.health()
        return { found: there, syncing: health.isSyncing.isTrue }
      }, signal)
      if (found !== null) return sameBytes(Buffer.from(found.slice(2), 'hex'), Buffer.from(hash))
      if (syncing) until = Date.now() + PATIENCE_MS
      if (Date.now() > until) return false
      await this.#client.heads.next('best', signal)
    }
  }
}

async function startOf(client: ChainClient, from: Block | undefined, signal?: AbortSignal): Promise<Head> {
  return client.read(async (api) => {
    if (from === undefined) {
      const hash = await api.rpc.chain.getFinalizedHead()
      return { block: (await api.rpc.chain.getHeader(hash)).number.toNumber(), hash: hash.toU8a() }
    }
    const before = Math.max(from - 1, 0)
    return { block: before, hash: (await api.rpc.chain.getBlockHash(before)).toU8a() }
  }, signal)
}
