/** One plan: its stages as they happen, its hosters by region with their proofs, and what can be done with it. */

import { useSignal } from '@preact/signals'
import type { ContractView, PlanView, Stage } from '../../../service/src/views/shapes/index.js'
import { bytes, count, duration, money, short } from '../data/format.js'
import { head } from '../data/live.js'
import { useView } from '../data/use-view.js'
import { Bar, Card, Empty, Loaded, Mark, Stat } from '../ui/parts.js'
import { PlanActions } from './plan-actions.js'

export function PlanPage({ plan }: { plan: string }) {
  const from = useSignal(0)
  const { data, failure, reload } = useView('view_plan', { plan, from: from.value })
  return (
    <>
      <p class="back">
        <a href="#/host">All plans</a>
      </p>
      <h1>Plan {plan}</h1>
      <Loaded data={data} failure={failure}>
        {(seen) => (
          <>
            <Summary seen={seen} />
            <div class="cards">
              <Stages seen={seen} />
              <div class="stack">
                <Regions seen={seen} />
                {seen.own && <PlanActions seen={seen} onDone={reload} />}
              </div>
              <Contracts seen={seen} from={from.value} onPage={(page) => (from.value = page)} />
            </div>
          </>
        )}
      </Loaded>
    </>
  )
}

function Summary({ seen: { summary, ledger, following, feeds } }: { seen: PlanView }) {
  const { status, left, replicas, escrow, spent, deposit, price } = summary
  const state = status === 'live' ? `${duration(left.seconds)} left` : status
  return (
    <>
      <p class="keys">
        {feeds.map(({ id, key }) => (
          <a key={id} href={`#/explore/${id}`}>
            <code>{key}</code>
          </a>
        ))}
      </p>
      <dl class="stats">
        <Stat name="State" value={state} note={`until block ${summary.until}`} />
        <Stat name="Replicas" value={`${replicas}`} note={`${money(price)} for each GiB and hour`} />
        <Stat
          name="Spent"
          value={money(spent)}
          note={`${money(ledger.hosting)} hosting, ${money(ledger.setup)} setup`}
        />
        <Stat name="Held" value={money(escrow)} note={`and ${money(deposit)} deposit`} />
      </dl>
      {following !== null && (
        <p class="quiet">
          Follows what is appended: {bytes(following.bytes)} of {bytes(following.maxBytes)} paid for
          {following.stopped !== null && `; stopped: ${following.stopped}`}.
        </p>
      )}
    </>
  )
}

const STAGES: readonly (readonly [Stage, string, string])[] = [
  ['waiting', 'Waiting', 'contracts that the chain is about to make'],
  ['drawing', 'Drawing', 'providers are being drawn'],
  ['encoding', 'Encoding', 'replicas are being made and checked'],
  ['partly', 'Partly hosted', 'some replicas are stored'],
  ['hosted', 'Hosted', 'every replica is stored'],
  ['void', 'Void', 'more bytes than were stated']
]

function Stages({ seen: { stages, summary } }: { seen: PlanView }) {
  const done = summary.started === summary.contracts && summary.contracts > 0
  return (
    <Card title="Setup" note={`${summary.started} of ${count(summary.contracts, 'contract')} hosted`}>
      <Bar
        value={summary.started}
        most={summary.contracts}
        label={`${summary.started} of ${summary.contracts} hosted`}
      />
      <p role="status" class="hidden">
        {done ? 'Every contract is hosted.' : `${summary.started} of ${summary.contracts} contracts hosted.`}
      </p>
      <ol class="stages">
        {STAGES.filter(([stage]) => stage !== 'void' || (stages[stage] ?? 0) > 0).map(([stage, name, what]) => (
          <li key={stage} class={(stages[stage] ?? 0) > 0 ? `on ${stage}` : ''}>
            <strong>{stages[stage] ?? 0}</strong>
            <span>
              {name}
              <span class="quiet">{what}</span>
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}

function Regions({ seen: { regions } }: { seen: PlanView }) {
  const most = regions[0]?.slots ?? 0
  return (
    <Card title="Hosters by region">
      {regions.length === 0 ? (
        <Empty title="Nobody yet">Hosters appear here as soon as they store a replica.</Empty>
      ) : (
        <ul class="list tall">
          {regions.map(({ region, slots }) => (
            <li key={region}>
              <code>{region}</code>
              <span class="rating">
                {count(slots, 'replica')}
                <Bar value={slots} most={most} label={count(slots, 'replica')} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Contracts({ seen, from, onPage }: { seen: PlanView; from: number; onPage: (from: number) => void }) {
  const { contracts, next } = seen
  return (
    <Card title="Contracts and proofs" size="wide">
      {contracts.length === 0 ? (
        <Empty title="None yet">The chain makes them within some blocks.</Empty>
      ) : (
        <ul class="contracts plain">
          {contracts.map((contract) => (
            <ContractLine key={contract.id} contract={contract} />
          ))}
        </ul>
      )}
      {(from > 0 || next !== null) && (
        <div class="row">
          <button type="button" disabled={from === 0} onClick={() => onPage(0)}>
            First page
          </button>
          <button type="button" disabled={next === null} onClick={() => next !== null && onPage(next)}>
            Next page
          </button>
        </div>
      )}
    </Card>
  )
}

const NAMES = new Map(STAGES.map(([stage, name]) => [stage, name]))

function ContractLine({ contract }: { contract: ContractView }) {
  const { id, key, from, to, bytes: size, stage, slots, due, trouble } = contract
  const level = stage === 'hosted' ? 'well' : stage === 'void' || trouble.length > 0 ? 'warning' : 'note'
  return (
    <li>
      <p class="contract-name">
        <Mark level={level} />
        <a href={`#/explore/${id}`}>Contract {id}</a>
        <span class="quiet">
          {NAMES.get(stage)?.toLowerCase()}, chunks {from} to {to} of <code>{short(key, 6)}</code>
          {size !== null && `, ${bytes(size)}`}
          {due !== null && stage !== 'hosted' && `, ${duration(due.seconds)} left`}
        </span>
      </p>
      {trouble.map((text) => (
        <p key={text} class="trouble">
          {text}
        </p>
      ))}
      <ul class="slots plain">
        {slots.map(({ slot, hoster, region, provenUntil }) => (
          <li key={slot}>
            {hoster === null ? (
              <span class="quiet">slot {slot}: nobody yet</span>
            ) : (
              <>
                <code title={hoster}>{short(hoster, 8)}</code> {region !== null && <code class="region">{region}</code>}{' '}
                <span class="quiet">{proof(provenUntil)}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </li>
  )
}

function proof(provenUntil: number | null): string {
  if (provenUntil === null) return 'first proof to come'
  const ago = (head.value?.block ?? provenUntil) - provenUntil
  return ago <= 0 ? 'proven now' : `proven ${count(ago, 'block')} ago`
}
