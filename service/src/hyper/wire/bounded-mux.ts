/**
 * Protomux whose messages wait: until the peer has points, until what was written to it is on its way, until those before
 * are done. Protomux would hand over whatever a frame has at once, and Hypercore start on all of it; a connection that is
 * paused, on the other hand, goes on filling memory. So frames wait here, and what waits is counted.
 */

import Protomux from 'protomux'
import { Malformed } from '../encoding.js'
import { type Throttle, Turn } from '../pace.js'
import type { Allowance } from '../protocol/allowance.js'
import { Costs } from './cost.js'
import { Frame, type WireMessage } from './frame.js'

/** Charged for each frame that waits, on top of its bytes. */
const FRAME_MEMORY = 256
/** As in Protomux: bytes that may wait for channels to be paired. */
const MAX_UNPAIRED = 32_768
/** By how much the largest reply is forgotten with each message that is written. */
const FORGETTING = 0.99

export class BoundedMux extends Protomux {
  readonly #allowance: Allowance
  readonly #costs: Costs
  readonly #turn: Turn
  #inbox: Frame[] = []
  /** Messages that are worked on. */
  #active = 0
  /** Read, but not handed over yet. */
  #next: WireMessage | undefined
  /** Requests that were answered. */
  #answered = 0
  #largestReply = 1
  #working = false
  #timer: NodeJS.Timeout | undefined

  /** @param throttle how fast messages may be taken; default without a limit */
  constructor(stream: object, allowance: Allowance, throttle?: Throttle) {
    super(stream)
    this.#allowance = allowance
    this.#turn = new Turn(throttle, () => this.#work())
    this.#costs = new Costs(allowance.limits, (bytes) => allowance.hold(bytes))
    const alloc = this._alloc
    this._alloc = (length) => {
      this.#largestReply = Math.max(length, this.#largestReply * FORGETTING)
      return alloc(length)
    }
  }

  protected override _ondata(bytes: Uint8Array): void {
    if (bytes.length === 0 || this._destroying) return
    try {
      const frame = new Frame(bytes)
      this.#allowance.hold(frame.length + FRAME_MEMORY)
      this.#inbox.push(frame)
      this.#work()
    } catch (error) {
      this.#refuse(error)
    }
  }

  protected override _ondrain(): void {
    super._ondrain()
    this.#work()
  }

  /** Nothing: it is the inbox that waits. */
  protected override _pauseMaybe(): void {}

  protected override _resumeMaybe(): void {
    this.#work()
  }

  protected override _shutdown(): void {
    clearTimeout(this.#timer)
    this.#turn.leave()
    this.#inbox = []
    this.#next = undefined
    super._shutdown()
  }

  #work(): void {
    if (this.#working) return
    this.#working = true
    try {
      let done = 0
      for (let frame = this.#inbox[0]; frame !== undefined && this.#serve(frame); frame = this.#inbox[done]) done++
      if (done > 0) this.#inbox.splice(0, done)
    } catch (error) {
      this.#refuse(error)
    } finally {
      this.#working = false
    }
  }

  /** Hands over what may be handed over. Returns whether that was the whole frame. */
  #serve(frame: Frame): boolean {
    this.cork()
    try {
      while (!this.#waits()) {
        this.#next ??= frame.next()
        if (this.#next === undefined) {
          this.#allowance.hold(-frame.length - FRAME_MEMORY)
          return true
        }
        const asks = this.#costs.asks(this.#next)
        if (asks && this.#active >= this.#parallelRequests()) return false
        const message = this.#next
        this.#next = undefined
        this.#hand(message, asks)
      }
      return false
    } finally {
      this.uncork()
    }
  }

  #hand(message: WireMessage, asks: boolean): void {
    this.#allowance.points.take(this.#costs.of(message))
    this.#turn.take(message.state.end - message.state.start)
    const handled = this._decode(message.channel, message.state)
    if (handled === null || handled === undefined) return
    this.#active++
    const done = (): void => {
      this.#active--
      if (asks) this.#answered++
      this.#work()
    }
    handled.then(done, done)
  }

  #waits(): boolean {
    if (this._destroying || !this.drained || this._buffered > MAX_UNPAIRED) return true
    if (this.#active >= this.#allowance.limits.parallel) return true
    const ms = this.#allowance.points.wait()
    if (ms > 0) {
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => this.#work(), ms)
    }
    return ms > 0 || !this.#turn.come
  }

  /** One at first, since nobody knows how large the replies are. */
  #parallelRequests(): number {
    const { parallel, replyBytes } = this.#allowance.limits
    if (this.#answered === 0) return 1
    return Math.max(1, Math.min(parallel, Math.floor(replyBytes / this.#largestReply)))
  }

  #refuse(error: unknown): void {
    if (error instanceof Malformed) this.#allowance.cut(error.message)
    else this._safeDestroy(error as Error)
  }
}
