/** Extend, pause, go on, cancel: each says first what it does. */

import { useSignal } from '@preact/signals'
import type { Extension, PlanView } from '../../../service/src/views/shapes/index.js'
import { money } from '../data/format.js'
import { call } from '../data/rpc.js'
import { Asking, type Doing, Outcome, useDoing } from '../ui/action.js'
import { Card, Choice } from '../ui/parts.js'
import { CostTable } from './order.js'

const DAY = 86_400
const TIMES = [
  [7, '1 week'],
  [30, '1 month'],
  [90, '3 months'],
  [365, '1 year']
] as const

export function PlanActions({ seen, onDone }: { seen: PlanView; onDone: () => void }) {
  const doing = useDoing()
  const { id: plan, status } = seen.summary
  const act = (action: () => Promise<unknown>, text: string) =>
    doing.run(async () => {
      await action()
      onDone()
      return text
    })
  if (status === 'ended') {
    return (
      <Card title="This plan has ended">
        <p class="quiet">Its contracts are being settled; what was not spent comes back.</p>
      </Card>
    )
  }
  return (
    <Card title="Change this plan">
      <Extend plan={plan} doing={doing} act={act} />
      <div class="row">
        {status === 'paused' ? (
          <button
            type="button"
            disabled={doing.busy}
            onClick={() => act(() => call('hosting_resume', { plan }), 'It goes on.')}
          >
            Go on
          </button>
        ) : (
          <Asking
            label="Pause"
            busy={doing.busy}
            question="From the next block on nothing is paid and nothing has to be proven; hosters may leave meanwhile."
            confirm="Pause the plan"
            onConfirm={() => act(() => call('hosting_pause', { plan }), 'Paused from the next block on.')}
          />
        )}
        <Asking
          label="Cancel"
          danger
          busy={doing.busy}
          question="The plan ends with the next block, for good. What is not spent comes back."
          confirm="End it for good"
          onConfirm={() => act(() => call('hosting_cancel', { plan }), 'The plan ends with the next block.')}
        />
      </div>
      <Outcome doing={doing} />
    </Card>
  )
}

interface ExtendProps {
  readonly plan: string
  readonly doing: Doing
  readonly act: (action: () => Promise<unknown>, text: string) => void
}

function Extend({ plan, doing, act }: ExtendProps) {
  const days = useSignal(30)
  const quoted = useSignal<{ readonly seconds: number; readonly extension: Extension } | null>(null)
  const seconds = days.value * DAY
  const quote = quoted.value?.seconds === seconds ? quoted.value.extension : null
  const ask = () =>
    doing.run(async () => {
      quoted.value = { seconds, extension: await call('view_extension', { plan, seconds }) }
      return 'This is the price; nothing is held yet.'
    })
  return (
    <>
      <div class="row">
        <Choice label="Longer by" value={days.value} choices={TIMES} onChoice={(value) => (days.value = value)} />
        <button type="button" disabled={doing.busy} onClick={ask}>
          See the price
        </button>
      </div>
      {quote !== null && (
        <fieldset class="quote" aria-label="Price">
          <p>Until block {quote.until}.</p>
          <CostTable cost={quote.cost} />
          <button
            type="button"
            class="primary"
            disabled={doing.busy}
            onClick={() =>
              act(async () => {
                await call('hosting_update', { plan, seconds, budget: quote.cost.total })
                quoted.value = null
              }, 'The plan lasts longer.')
            }
          >
            Hold {money(quote.cost.total)} and extend
          </button>
        </fieldset>
      )}
    </>
  )
}
