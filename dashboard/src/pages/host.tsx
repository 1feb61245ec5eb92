/** Host: a key or files, the price before anything is paid, and every plan with how far it is. */

import { useSignal } from '@preact/signals'
import type { PlanSummary } from '../../../service/src/views/shapes/index.js'
import { count, duration, money, short } from '../data/format.js'
import { useView } from '../data/use-view.js'
import { Bar, Card, Empty, Loaded } from '../ui/parts.js'
import { DropFiles } from './drop-files.js'
import { Order } from './order.js'

export function Host() {
  const { data, failure } = useView('view_plans', {})
  const key = useSignal('')
  return (
    <>
      <h1>Host</h1>
      <div class="cards">
        <Card
          title="Keep something available"
          note="A hypercore or hyperdrive by its key, or files of this computer."
          size="wide"
        >
          <DropFiles onKey={(made) => (key.value = made)} />
          <p class="or quiet">or</p>
          <Order keyText={key} />
        </Card>
        <Card title="Your plans" size="wide">
          <Loaded data={data} failure={failure}>
            {({ plans }) =>
              plans.length === 0 ? (
                <Empty title="No plans yet">What you pay for appears here, with its proofs and its hosters.</Empty>
              ) : (
                <ul class="list tall">
                  {plans.map((plan) => (
                    <PlanLine key={plan.id} plan={plan} />
                  ))}
                </ul>
              )
            }
          </Loaded>
        </Card>
      </div>
    </>
  )
}

const STATUS = { live: '', paused: 'paused', ended: 'ended' } as const

function PlanLine({ plan }: { plan: PlanSummary }) {
  const { id, key, status, left, replicas, started, contracts, spent, escrow, following } = plan
  const state = STATUS[status] || (left.seconds > 0 ? `${duration(left.seconds)} left` : 'ends now')
  return (
    <li>
      <span>
        <a href={`#/host/${id}`}>
          Plan {id}
          {key !== null && <code> {short(key, 10)}</code>}
        </a>
        <span class="quiet">
          {count(replicas, 'replica')}, {state}
          {following && ', follows what is appended'}
        </span>
      </span>
      <span class="rating">
        {started} of {contracts} hosted
        <Bar value={started} most={contracts} label={`${started} of ${contracts} contracts hosted`} />
        <span class="quiet">
          {money(spent)} spent, {money(escrow)} held
        </span>
      </span>
    </li>
  )
}
