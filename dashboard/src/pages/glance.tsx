/** One glance: whether all is well, what was earned, what comes next. */

import type { Alert, Overview, RoleView } from '../../../service/src/views/shapes/index.js'
import { bytes, count, duration, money, percent, time } from '../data/format.js'
import { useView } from '../data/use-view.js'
import { EarningsChart } from '../ui/chart.js'
import { Limits } from '../ui/limits.js'
import { Bar, Card, Empty, Loaded, Mark, Notice, Stat } from '../ui/parts.js'

const STATES = { well: 'well', attention: 'warning', danger: 'danger' } as const
const WORDS = { attention: 'Needs a look', danger: 'Act now' } as const

export function Glance() {
  const { data, failure } = useView('view_overview', {})
  return (
    <>
      <h1 class="hidden">Overview</h1>
      <Loaded data={data} failure={failure}>
        {(seen) => (
          <>
            {failure.value === null && <State seen={seen} />}
            <Figures seen={seen} />
            <div class="cards">
              <Card title="Earnings" size="wide">
                <EarningsChart days={seen.earned.days} />
              </Card>
              <Duties seen={seen} />
              <Challenges seen={seen} />
              <Roles roles={seen.roles} />
              <Limits limits={seen.limits} />
              <Machine seen={seen} />
            </div>
          </>
        )}
      </Loaded>
    </>
  )
}

function State({ seen }: { seen: Overview }) {
  const level = STATES[seen.state]
  return (
    <section class={`state ${level}`} aria-label="Health">
      <div class="state-line" role="status">
        <Mark level={level} />
        <div>
          <strong>{seen.state === 'well' ? seen.summary : WORDS[seen.state]}</strong>
        </div>
      </div>
      {seen.alerts.length > 0 && (
        <ul class="plain">
          {seen.alerts.map((alert) => (
            <li key={`${alert.code}${alert.text}`}>
              <AlertNotice alert={alert} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function AlertNotice({ alert: { level, text, remedy, due } }: { alert: Alert }) {
  return (
    <Notice level={level} title={text}>
      <p>
        {due !== null && <span class="due">{duration(due.seconds)} left. </span>}
        {remedy}
      </p>
    </Notice>
  )
}

function Figures({ seen: { earned, stored, served, account } }: { seen: Overview }) {
  const offered = stored.offeredBytes === null ? 'nothing offered' : `of ${bytes(stored.offeredBytes)} offered`
  return (
    <dl class="stats">
      <Stat name="Earned today" value={money(earned.today)} note={`${money(earned.total)} in total`} />
      <Stat name="Stored" value={bytes(stored.plainBytes)} note={`${offered}, ${count(stored.slots, 'contract')}`} />
      <Stat name="Served" value={bytes(served.bytes)} note={`since ${time(served.since)}`} />
      <Stat name="Balance" value={money(account.free)} note={`${money(account.held)} held as stake and deposits`} />
    </dl>
  )
}

function Duties({ seen: { duties, roles } }: { seen: Overview }) {
  return (
    <Card title="Next duties">
      {duties.length === 0 ? (
        <Empty title="Nothing is due">
          {roles.length === 0 ? (
            <a href="#/provide">Make an offer, and work comes by itself</a>
          ) : (
            'Challenges and setups appear here with the time that is left.'
          )}
        </Empty>
      ) : (
        <ul class="list">
          {duties.map(({ kind, id, text, due }) => (
            <li key={`${kind}${id}${text}`}>
              <span>{id === null ? text : <a href={`#/explore/${id}`}>{text}</a>}</span>
              <span class="quiet">{duration(due.seconds)} left</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

const OUTCOMES = {
  answered: 'answered',
  missed: 'missed',
  excused: 'excused, no fault',
  fault: 'missed again: slashed'
} as const

function Challenges({ seen: { challenges } }: { seen: Overview }) {
  const { open, answered, missed, recent } = challenges
  return (
    <Card title="Challenges" note={`${answered} answered, ${missed} missed, ${open} open`}>
      {recent.length === 0 ? (
        <Empty title="None yet">A hoster proves now and then that it stores what it is paid for.</Empty>
      ) : (
        <ul class="list">
          {recent.slice(0, 8).map(({ id, outcome, block, at, reason }) => (
            <li key={`${id}${block}`}>
              <span>
                <Mark level={outcome === 'answered' ? 'well' : outcome === 'excused' ? 'note' : 'danger'} />{' '}
                {OUTCOMES[outcome]}
                {reason !== null && <span class="reason">{reason}</span>}
              </span>
              <span class="quiet">{time(at)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Roles({ roles }: { roles: readonly RoleView[] }) {
  return (
    <Card title="Rating per role">
      {roles.length === 0 ? (
        <Empty title="No roles">An offer names the roles that this account does.</Empty>
      ) : (
        <ul class="list tall">
          {roles.map(({ role, running, duties, capacity, score, rated }) => (
            <li key={role}>
              <span>
                <strong class="role">{role}</strong>
                <span class="quiet">
                  {duties} of {count(capacity, 'duty', 'duties')}
                  {running ? '' : ', not running'}
                </span>
              </span>
              <span class="rating">
                {rated ? percent(score) : <span class="quiet">not rated yet</span>}
                <Bar
                  value={rated ? score : 0}
                  most={1_000_000}
                  label={rated ? `${percent(score)} good` : 'not rated yet'}
                />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Machine({ seen }: { seen: Overview }) {
  const { node, peers, disk, block, finalised, account } = seen
  const state = !node.connected ? 'away' : node.syncing ? 'catching up' : 'in step'
  return (
    <Card title="This machine">
      <dl class="facts">
        <dt>Node</dt>
        <dd>
          {state}, block {block}, final {finalised}
          {node.peers !== null && `, ${count(node.peers, 'node')} near`}
        </dd>
        <dt>Peers</dt>
        <dd>{count(peers, 'connection')}</dd>
        <dt>Disk</dt>
        <dd>
          {bytes(disk.freeBytes)} free of {bytes(disk.totalBytes)}
        </dd>
        <dt>Account</dt>
        <dd>
          <code>{account.address}</code>
          {account.user !== null && (
            <>
              {', '}
              <a href={`#/explore/${account.user}`}>user {account.user}</a>
            </>
          )}
        </dd>
      </dl>
    </Card>
  )
}
