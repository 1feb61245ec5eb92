/** Extend, pause, go on, cancel: each says first what it does. */

import type { PlanView } from '../../../service/src/views/shapes/index.js'
import { call } from '../data/rpc.js'
import { Asking, Outcome, useDoing } from '../ui/action.js'
import { Card } from '../ui/parts.js'
import { Extend } from './plan-extend.js'

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
      <Extend seen={seen} doing={doing} act={act} />
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
