/** What the daemon may have of the machine, how much of it it has, and what keeps new work waiting. */

import type { LimitName, LimitView } from '../../../service/src/views/shapes/index.js'
import { bytes, count, time } from '../data/format.js'
import { Bar, Card, Empty, Mark } from './parts.js'

const NAMES: Readonly<Record<LimitName, string>> = {
  reserve: 'Disk kept free',
  upload: 'Upload',
  download: 'Download',
  cpu: 'Processor',
  memory: 'Memory',
  connections: 'Connections',
  schedule: 'Hours',
  when: 'Idle or on mains'
}

const rate = (value: number) => `${bytes(value)}/s`
const cores = (value: number) => count(Number(value.toFixed(2)), 'core')
const FIGURES: Readonly<Record<LimitName, (value: number) => string>> = {
  reserve: bytes,
  upload: rate,
  download: rate,
  cpu: cores,
  memory: bytes,
  connections: String,
  schedule: (hours) => count(hours, 'hour'),
  when: String
}

/** Limits that are set, or in the way. */
export function Limits({ limits }: { limits: readonly LimitView[] }) {
  const shown = limits.filter(({ most, holds }) => most !== null || holds)
  const waits = limits.some(({ holds }) => holds)
  return (
    <Card title="Limits" size="tall" note={waits ? 'New work waits' : 'New work is taken on'}>
      {shown.length === 0 ? (
        <Empty title="None">What DatDot may have of this machine is set in its settings.</Empty>
      ) : (
        <ul class="list tall">
          {shown.map((limit) => (
            <Limit key={limit.limit} limit={limit} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function Limit({ limit: { limit, most, used, holds, until } }: { limit: LimitView }) {
  const figure = FIGURES[limit]
  const counted = most !== null && most > 0 && used !== null
  return (
    <li>
      <span>
        <strong>{NAMES[limit]}</strong>
        <span class="quiet">
          {holds && (
            <>
              <Mark level="warning" /> holds back new work{until === null ? '' : ` until ${time(until)}`}
            </>
          )}
          {!holds && until !== null && `open until ${time(until)}`}
        </span>
      </span>
      <span class="rating">
        {most !== null && figureOf(limit, used, figure, most)}
        {counted && <Bar value={used} most={most} label={`${NAMES[limit]}: ${figure(used)} of ${figure(most)}`} />}
      </span>
    </li>
  )
}

function figureOf(limit: LimitName, used: number | null, figure: (value: number) => string, most: number): string {
  if (limit === 'schedule') return `${figure(most)} of the week`
  if (limit === 'reserve') return used === 0 ? figure(most) : `${figure(most)}, ${figure(used ?? 0)} of it taken`
  return used === null ? `at most ${figure(most)}` : `${figure(used)} of ${figure(most)}`
}
