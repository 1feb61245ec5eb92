/** A plan that lasts longer, or keeps more: its price first, and only then the change. */

import { useSignal } from '@preact/signals'
import type { PlanView } from '../../../service/src/views/shapes/index.js'
import { bytes, money } from '../data/format.js'
import { type ChangeQuote, type ChangeWish, call } from '../data/rpc.js'
import type { Doing } from '../ui/action.js'
import { Choice, Field } from '../ui/parts.js'
import { CostTable } from './order.js'

const DAY = 86_400
const MIB = 1_048_576
const TIMES = [
  [0, 'No longer'],
  [7, '1 week'],
  [30, '1 month'],
  [90, '3 months'],
  [365, '1 year']
] as const

/** What of the hypercore the plan is to keep besides. */
type More = 'nothing' | 'grown' | 'follow'

interface ExtendProps {
  readonly seen: PlanView
  readonly doing: Doing
  readonly act: (action: () => Promise<unknown>, text: string) => void
}

export function Extend({ seen, doing, act }: ExtendProps) {
  const days = useSignal<number>(30)
  const more = useSignal<More>('nothing')
  const most = useSignal('100')
  const quoted = useSignal<{ readonly wish: string; readonly quote: ChangeQuote } | null>(null)
  const wish = wishOf(seen, days.value, more.value, most.value)
  const quote = quoted.value?.wish === JSON.stringify(wish) ? quoted.value.quote : null
  const price = () =>
    doing.run(async () => {
      quoted.value = null
      if (wish === null) return 'Nothing would change: choose more time, or more of the hypercore.'
      quoted.value = { wish: JSON.stringify(wish), quote: await call('hosting_update_quote', wish) }
      return 'This is the price; nothing is held yet.'
    })
  const change = ({ cost }: ChangeQuote, of: ChangeWish) =>
    act(
      async () => {
        await call('hosting_update', { ...of, budget: cost.total })
        quoted.value = null
      },
      of.key === undefined ? 'The plan lasts longer.' : 'The plan keeps more.'
    )
  const badMost = more.value === 'follow' && bytesOf(most.value) === undefined
  return (
    <>
      <div class="row">
        <Choice label="Longer by" value={days.value} choices={TIMES} onChoice={(value) => (days.value = value)} />
        <Choice
          label="Keep also"
          value={more.value}
          choices={choicesOf(seen)}
          onChoice={(value) => (more.value = value)}
        />
      </div>
      {more.value === 'follow' && (
        <Field
          label="At most, in MiB"
          hint="Of what is appended from now on; all of it is held at once."
          problem={badMost ? 'A whole number of MiB, at least 1.' : undefined}
        >
          {(ids) => (
            <input
              {...ids}
              inputMode="numeric"
              value={most.value}
              onInput={(event) => (most.value = event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      <div class="row">
        <button type="button" disabled={doing.busy || badMost} onClick={price}>
          See the price
        </button>
      </div>
      {quote !== null && wish !== null && (
        <fieldset class="quote" aria-label="Price">
          <p>
            Until block {quote.until}
            {quote.ranges > 0 && `, with ${bytes(quote.bytes)} more`}.
          </p>
          <CostTable cost={quote.cost} />
          <button type="button" class="primary" disabled={doing.busy} onClick={() => change(quote, wish)}>
            Hold {money(quote.cost.total)} and extend
          </button>
        </fieldset>
      )}
    </>
  )
}

/** A plan that follows gets by itself what is appended, until it is full. */
function choicesOf({ following }: PlanView): readonly (readonly [More, string])[] {
  const nothing = ['nothing', 'nothing else'] as const
  if (following !== null && following.stopped === null) return [nothing]
  return [nothing, ['grown', 'what was appended'], ['follow', 'what will be appended']]
}

/** Nothing if nothing would change. */
function wishOf({ summary, feeds }: PlanView, days: number, more: More, most: string): ChangeWish | null {
  const [first] = feeds
  const maxBytes = bytesOf(most)
  const longer = days === 0 ? {} : { seconds: days * DAY }
  if (more === 'nothing' || first === undefined) return days === 0 ? null : { plan: summary.id, ...longer }
  const grown = { plan: summary.id, ...longer, key: first.key }
  if (more === 'grown') return grown
  return maxBytes === undefined ? null : { ...grown, follow: { maxBytes } }
}

/** Of a whole number of MiB. */
function bytesOf(text: string): string | undefined {
  return /^[1-9]\d{0,8}$/.test(text.trim()) ? `${Number(text) * MIB}` : undefined
}
