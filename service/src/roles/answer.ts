/** Sending a replica while listening for the answer, which may come before the end: the other side has it already, or refuses it. */

import type { PeerSession, StatementMessage } from '../hyper/index.js'

export interface Answered<T> {
  readonly answer: StatementMessage
  /** What `work` came to, unless the answer came first. */
  readonly result: T | undefined
}

/**
 * Does `work`, which sends, until it is through or the peer answers, and returns the answer.
 * @param goesOn whether `work` goes on although the peer closed the session for this reason
 * @throws what `work` throws, or why the peer closed the session
 */
export async function untilAnswered<T>(
  session: PeerSession,
  work: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
  goesOn: (reason: unknown) => boolean = () => false
): Promise<Answered<T>> {
  const early = new AbortController()
  let answered: StatementMessage | undefined
  const answer = session.expect('statement', signal)
  answer.then(
    (message) => {
      answered = message
      early.abort(new Error('answered'))
    },
    (error) => {
      if (!goesOn(error)) early.abort(error)
    }
  )
  try {
    const result = await work(AbortSignal.any([signal, early.signal]))
    return { answer: await answer, result }
  } catch (error) {
    // A peer that answers and closes is seen as both at once: the answer counts.
    await new Promise(setImmediate)
    if (answered !== undefined) return { answer: answered, result: undefined }
    throw error
  }
}
