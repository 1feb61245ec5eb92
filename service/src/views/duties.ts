/** What comes next, soonest first. */

import type { Duties, OpenChallenge, SetupDuty, UserId } from '../chain/types.js'
import { formatFeedKey } from '../hyper/index.js'
import { counted, dueIn } from './format.js'
import type { Duty } from './shapes/index.js'

/** Duties that are shown. */
const MOST = 50

export function dutiesOf(
  duties: Duties | undefined,
  challenges: readonly OpenChallenge[],
  blockTimeMs: number
): Duty[] {
  if (duties === undefined) return []
  const { tick } = duties
  return [
    ...challenges.map((open) => challengeDuty(open, tick, blockTimeMs)),
    ...setups(duties, blockTimeMs),
    ...reports(duties, blockTimeMs)
  ]
    .sort((a, b) => a.due.blocks - b.due.blocks)
    .slice(0, MOST)
}

function challengeDuty({ id, challenge }: OpenChallenge, tick: bigint, blockTimeMs: number): Duty {
  const samples = counted(challenge.body.samples.length, 'sample')
  const text = challenge.askedAt === undefined ? `Prove ${samples} when the offered hours begin` : `Prove ${samples}`
  return { kind: 'challenge', id: `${id}`, text, due: dueIn(challenge.deadline - tick, blockTimeMs) }
}

function setups({ user, setups: running, tick }: Duties, blockTimeMs: number): Duty[] {
  return running.map((setup) => {
    const { contract, deadline, feedKey } = setup
    const seats = seatsOf(user, setup)
    const verb = seats.length === 0 ? 'done, awaiting the others' : seats.join(' and ')
    const text = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}: a contract of ${formatFeedKey(feedKey).slice(0, 8)}…`
    return { kind: 'setup', id: `${contract}`, text, due: dueIn(deadline - tick, blockTimeMs) }
  })
}

/** What a user still has to do in a setup. */
export function seatsOf(user: UserId, { attestor, review, slots }: SetupDuty): string[] {
  return [
    ...(attestor.user === user ? ['check'] : []),
    ...(review?.attestor.user === user ? ['review'] : []),
    ...(slots.some(({ encoder, done }) => encoder.user === user && !done) ? ['encode'] : []),
    ...(slots.some(({ hoster, done }) => hoster.user === user && !done) ? ['store'] : [])
  ]
}

/** One report of all measurements an epoch. */
function reports({ measurements, epoch, tick }: Duties, blockTimeMs: number): Duty[] {
  const due = (end: bigint) => dueIn(end - tick, blockTimeMs)
  const end = epoch.start + epoch.length
  const uncommitted = measurements.filter((duty) => duty.epoch === epoch.epoch && !duty.committed).length
  const unrevealed = measurements.filter((duty) => duty.epoch < epoch.epoch && duty.committed && !duty.revealed).length
  return [
    ...(uncommitted > 0
      ? [{ kind: 'report' as const, id: null, text: `Measure ${counted(uncommitted, 'hoster')}`, due: due(end) }]
      : []),
    ...(unrevealed > 0
      ? [
          {
            kind: 'report' as const,
            id: null,
            text: `Show the report on ${counted(unrevealed, 'hoster')}`,
            due: due(epoch.start + epoch.length / 4n)
          }
        ]
      : [])
  ]
}
