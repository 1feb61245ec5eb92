/** The hours of a week as a grid of switches: by mouse, by touch, or by arrow keys and space. */

import { useSignal } from '@preact/signals'
import { useId, useRef } from 'preact/hooks'
import { always, countHours, DAY_NAMES, DAYS, type Hours, hourNow, nights, outsideWork, toggle } from '../data/hours.js'

const PRESETS = [
  ['All week', always],
  ['Nights', nights],
  ['Outside work', outsideWork]
] as const

export function WeekGrid({ hours, onChange }: { hours: Hours; onChange: (hours: Hours) => void }) {
  const id = useId()
  const now = hourNow(new Date())
  return (
    <div class="week">
      <p id={id} class="week-title">
        Hours <span class="quiet">in UTC, {countHours(hours)} of 168 a week</span>
      </p>
      <div class="row">
        {PRESETS.map(([name, preset]) => (
          <button key={name} type="button" class="small" onClick={() => onChange(preset)}>
            {name}
          </button>
        ))}
      </div>
      <Grid hours={hours} onChange={onChange} labelledby={id} now={now} />
      <p class="quiet hint">
        Arrow keys move, space switches. The name of a day switches all of it. Pay is scaled by the hours; they cannot
        become fewer than what stored contracts need.
      </p>
    </div>
  )
}

interface GridProps {
  readonly hours: Hours
  readonly onChange: (hours: Hours) => void
  readonly labelledby: string
  readonly now: number
}

const dayHours = (day: number) => Array.from({ length: 24 }, (_, hour) => day * 24 + hour)
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 24, ArrowUp: -24 }

/** One of the switches is in the order of tabs; arrows go to the others. */
function Grid({ hours, onChange, labelledby, now }: GridProps) {
  const at = useSignal(0)
  const dragging = useRef<boolean | undefined>(undefined)
  const grid = useRef<HTMLTableElement>(null)
  const move = (event: KeyboardEvent): void => {
    const step = STEPS[event.key]
    const start = at.value - (at.value % 24)
    const to =
      step !== undefined ? at.value + step : event.key === 'Home' ? start : event.key === 'End' ? start + 23 : -1
    if (to === -1 && step === undefined) return
    at.value = (to + 168) % 168
    grid.current?.querySelector<HTMLElement>(`[data-hour="${at.value}"]`)?.focus()
    event.preventDefault()
  }
  const set = (hour: number, on: boolean): void => {
    if (hours[hour] !== on) onChange(toggle(hours, [hour]))
  }
  const stop = () => {
    dragging.current = undefined
  }
  return (
    <table class="grid" aria-labelledby={labelledby} ref={grid} onPointerUp={stop} onPointerLeave={stop}>
      <thead>
        <tr>
          <td />
          {dayHours(0).map((hour) => (
            <th key={hour} scope="col" class="hour">
              {hour}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {DAYS.map((name, day) => (
          <tr key={name}>
            <th scope="row">
              <button type="button" onClick={() => onChange(toggle(hours, dayHours(day)))}>
                {name}
                <span class="hidden">, switch the whole day</span>
              </button>
            </th>
            {dayHours(day).map((hour) => (
              <td key={hour}>
                <button
                  type="button"
                  class={hour === now ? 'cell now' : 'cell'}
                  tabIndex={hour === at.value ? 0 : -1}
                  data-hour={hour}
                  aria-pressed={hours[hour] === true}
                  aria-label={`${DAY_NAMES[day]} ${hour % 24}:00`}
                  onKeyDown={move}
                  onFocus={() => {
                    at.value = hour
                  }}
                  onClick={(event) => {
                    // By mouse or touch the pointer has done it; this is the keyboard, or a screen reader.
                    if (event.detail === 0) onChange(toggle(hours, [hour]))
                  }}
                  onPointerDown={(event) => {
                    event.currentTarget.releasePointerCapture(event.pointerId)
                    dragging.current = hours[hour] !== true
                    set(hour, dragging.current)
                  }}
                  onPointerEnter={() => dragging.current !== undefined && set(hour, dragging.current)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
