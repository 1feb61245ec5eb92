/** What peers send below any protocol of ours: Protomux frames, and Hypercore's messages as far as they are judged. */

import { Malformed } from '../../src/hyper/encoding.js'
import { LIMITS } from '../../src/hyper/limits.js'
import { Costs, PAGE_MEMORY } from '../../src/hyper/wire/cost.js'
import { Frame } from '../../src/hyper/wire/frame.js'
import { Input } from '../input.js'
import { check, type Target } from './target.js'

const LIMITED = { ...LIMITS, pages: 64, pagesOfMessage: 16, channels: 32 }

/** Frames of one connection, each a length and as many bytes. */
const frame: Target = {
  name: 'frame',
  mostBytes: 8192,
  tokens: ['hypercore/alpha', 'datdot/1'],
  run(bytes) {
    const input = new Input(bytes)
    let [held, messages, points] = [0, 0, 0]
    const costs = new Costs(LIMITED, (more) => {
      held += more
    })
    const count = input.u8()
    try {
      for (let i = 0; i < count; i++) {
        const frame = new Frame(input.buffer())
        let left = frame.length
        for (let message = frame.next(); message !== undefined; message = frame.next()) {
          const cost = costs.of(message)
          check(cost >= 1, 'a message costs nothing')
          left -= message.state.end - message.state.start
          messages++
          points += cost
          check(left >= 0, 'the messages are longer than the frame')
          check(held >= 0 && held <= LIMITED.pages * PAGE_MEMORY, 'more was kept than the limit')
        }
      }
    } catch (error) {
      if (error instanceof Malformed) return `refused after ${Math.min(messages, 3)}`
      throw error
    }
    return `ok ${Math.min(messages, 3)} ${points > messages}`
  }
}

export const WIRE_TARGETS = [frame] as const
