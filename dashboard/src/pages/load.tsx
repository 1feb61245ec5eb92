/** A load of the devnet while it runs: what its terminal shows. */

import type { LoadShape } from '../../../service/src/devnet/load/shape.js'
import { bytes, count, duration, money, percent } from '../data/format.js'
import { Bar, Card, Empty, Mark, Stat } from '../ui/parts.js'

export function LoadView({ load }: { load: LoadShape }) {
  const { at, seconds, block, behind, providers, feeds, stages, slots, challenges, perMinute } = load
  const published = stages.reduce((all, { plans }) => all + plans, 0)
  const { open, answered, missed } = challenges
  return (
    <>
      <h1>Load</h1>
      <section class={`state ${missed > 0 ? 'warning' : 'well'}`} aria-label="What it is at">
        <div class="state-line" role="status">
          <Mark level={missed > 0 ? 'warning' : 'well'} />
          <strong>{at}</strong>
        </div>
        <p class="quiet">
          Since {duration(seconds)}. Block {block}, {behind === 0 ? 'final at once' : `final ${behind} behind`}.
        </p>
      </section>
      <dl class="stats">
        <Stat name="Providers" value={`${providers.drawable} of ${providers.all}`} note="may be drawn" />
        <Stat
          name="Plans published"
          value={`${published} of ${feeds}`}
          note={`${perMinute} hosted in the last minute`}
        />
        <Stat name="Slots" value={`${slots.active} of ${slots.all}`} note="active" />
        <Stat name="Challenges" value={`${answered} answered`} note={`${missed} missed, ${open} open`} />
      </dl>
      <div class="cards">
        <Stages load={load} />
        <Paid load={load} />
        <Processes load={load} />
      </div>
    </>
  )
}

function Stages({ load: { stages, feeds, slowest } }: { load: LoadShape }) {
  const note =
    slowest === null
      ? 'No plan has got further yet'
      : `Slowest: ${slowest.name}, ${duration(slowest.seconds)} in the median of ${count(slowest.plans, 'plan')}`
  return (
    <Card title="Plans by stage" note={note}>
      <ul class="list tall">
        {stages.map(({ name, plans }) => (
          <li key={name}>
            <span class="role">{name}</span>
            <span class="rating">
              {plans}
              <Bar value={plans} most={feeds} label={`${plans} of ${count(feeds, 'plan')} ${name}`} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Paid({ load: { money: paid, deliveries } }: { load: LoadShape }) {
  return (
    <Card title="Money and deliveries">
      <dl class="facts">
        <dt>In plans</dt>
        <dd>{money(paid.escrow)}</dd>
        <dt>Setups</dt>
        <dd>{money(paid.setup)} paid</dd>
        <dt>Hosting</dt>
        <dd>{money(paid.hosting)} paid</dd>
        <dt>Measuring</dt>
        <dd>{money(paid.measuring)} paid</dd>
        <dt>Deliveries</dt>
        <dd>
          {deliveries.good} of {deliveries.all} counted as delivered
        </dd>
      </dl>
    </Card>
  )
}

function Processes({ load: { processes } }: { load: LoadShape }) {
  const known = processes.flatMap(({ usage }) => usage ?? [])
  const cores = known.reduce((sum, usage) => sum + usage.cores, 0)
  const memory = known.reduce((sum, usage) => sum + usage.bytes, 0)
  return (
    <Card title="Processes" note={`${used({ cores, bytes: memory })} together`}>
      {processes.length === 0 ? (
        <Empty title="None yet">They are started one after the other.</Empty>
      ) : (
        <ul class="list">
          {processes.map(({ name, usage }) => (
            <li key={name}>
              <span>{name}</span>
              <span class="quiet">{usage === null ? 'starting' : used(usage)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function used({ cores, bytes: memory }: { cores: number; bytes: number }): string {
  return `${percent(Math.round(cores * 100) * 10_000)} of a core, ${bytes(memory)}`
}
