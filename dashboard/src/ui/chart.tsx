/** What was earned in each of the last days, as bars and as a table. */

import type { EarnedDay } from '../../../service/src/views/shapes/index.js'
import { money } from '../data/format.js'

const WIDTH = 600
const HEIGHT = 120
const GAP = 3

const sum = ({ hosting, setup, measuring }: EarnedDay) => BigInt(hosting) + BigInt(setup) + BigInt(measuring)

export function EarningsChart({ days }: { days: readonly EarnedDay[] }) {
  const sums = days.map(sum)
  const most = sums.reduce((a, b) => (a > b ? a : b), 0n)
  if (most === 0n) {
    return <p class="quiet chart-empty">Nothing was paid in the last {days.length} days. The chart fills by itself.</p>
  }
  const step = WIDTH / days.length
  const total = sums.reduce((a, b) => a + b, 0n)
  const best = days[sums.indexOf(most)]
  const label = `Earned in the last ${days.length} days: ${money(total)}; most on ${best?.day}: ${money(most)}`
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 4}`} role="img" aria-label={label} preserveAspectRatio="none">
        {days.map((day, place) => (
          <Column key={day.day} day={day} x={place * step} width={step - GAP} most={most} />
        ))}
        <line x1="0" x2={WIDTH} y1={HEIGHT + 1} y2={HEIGHT + 1} />
      </svg>
      <figcaption>
        <span class="quiet">{days[0]?.day}</span>
        <span class="legend">
          <i class="hosting" /> hosting <i class="setup" /> setup <i class="measuring" /> measuring
        </span>
        <span class="quiet">today</span>
      </figcaption>
      <Table days={days} />
    </figure>
  )
}

function Column({ day, x, width, most }: { day: EarnedDay; x: number; width: number; most: bigint }) {
  let top = HEIGHT
  const parts = (['hosting', 'setup', 'measuring'] as const).map((part) => {
    const height = Number((BigInt(day[part]) * 10_000n) / most) * (HEIGHT / 10_000)
    top -= height
    return <rect key={part} class={part} x={x} y={top} width={width} height={height} />
  })
  return (
    <g>
      <title>{`${day.day}: ${money(sum(day))}`}</title>
      <rect class="day" x={x} y={0} width={width} height={HEIGHT} />
      {parts}
    </g>
  )
}

function Table({ days }: { days: readonly EarnedDay[] }) {
  const earned = days.filter((day) => sum(day) > 0n).reverse()
  return (
    <details>
      <summary>As a table</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Day (UTC)</th>
            <th scope="col">Hosting</th>
            <th scope="col">Setup</th>
            <th scope="col">Measuring</th>
          </tr>
        </thead>
        <tbody>
          {earned.map((day) => (
            <tr key={day.day}>
              <th scope="row">{day.day}</th>
              <td>{money(day.hosting)}</td>
              <td>{money(day.setup)}</td>
              <td>{money(day.measuring)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
