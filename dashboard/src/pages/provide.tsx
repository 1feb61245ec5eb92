/** Provide: the offer, the hours, the storage, the price beside what the market pays; pause and stop. */

import { useSignal } from '@preact/signals'
import type { MarketView, OfferView } from '../../../service/src/views/shapes/index.js'
import { bytes, count, duration, money } from '../data/format.js'
import { call } from '../data/rpc.js'
import { useView } from '../data/use-view.js'
import { Asking, type Doing, Outcome, useDoing } from '../ui/action.js'
import { Card, Choice, Empty, Loaded, Stat } from '../ui/parts.js'
import { OfferForm } from './offer-form.js'

export function Provide() {
  const { data, failure, reload } = useView('view_offer', {})
  const market = useView('view_market', {})
  return (
    <>
      <h1>Provide</h1>
      <Loaded data={data} failure={failure}>
        {(seen) => (
          <div class="cards">
            {seen.registered ? (
              <Card title={seen.offer === null ? 'Make an offer' : 'Your offer'} size="wide">
                <OfferForm
                  key={seen.offer === null ? 'new' : 'standing'}
                  seen={seen}
                  market={market.data.value}
                  onDone={reload}
                />
              </Card>
            ) : (
              <Register free={seen.free} onDone={reload} />
            )}
            <Card title="What the market pays">
              <Loaded data={market.data} failure={market.failure}>
                {(found) => <Market market={found} />}
              </Loaded>
            </Card>
            {seen.offer !== null && <Standing seen={seen} onDone={reload} />}
          </div>
        )}
      </Loaded>
    </>
  )
}

function Register({ free, onDone }: { free: string; onDone: () => void }) {
  const doing = useDoing()
  return (
    <Card title="Register this account" size="wide">
      <p>
        The chain has to know the account’s keys before it can offer anything. A small deposit is held until the account
        is closed; {money(free)} are free for it. The offer comes after that.
      </p>
      <button
        type="button"
        class="primary"
        disabled={doing.busy}
        onClick={() =>
          doing.run(async () => {
            await call('account_create', {})
            onDone()
            return 'The account is registered.'
          })
        }
      >
        Register
      </button>
      <Outcome doing={doing} />
    </Card>
  )
}

function Market({ market }: { market: MarketView }) {
  const { usual, paid, asked, plans, hosters, offeredBytes, usedBytes, regions, partial } = market
  return (
    <>
      <dl class="stats narrow">
        <Stat
          name="Plans pay"
          value={paid === null ? '–' : money(paid.median)}
          note={spread(paid, `${count(plans, 'plan')} run`)}
        />
        <Stat
          name="Hosters ask"
          value={asked === null ? '–' : money(asked.median)}
          note={spread(asked, count(hosters, 'hoster'))}
        />
      </dl>
      <p class="quiet">
        For each GiB and hour; the middle of what is there. Usual: {money(usual.hosting)}. {bytes(usedBytes)} of{' '}
        {bytes(offeredBytes)} offered are taken.{partial && ' Only a part of the market was looked at.'}
      </p>
      {regions.length > 0 && (
        <p class="quiet">
          Hosters by region: {regions.map(({ region, hosters: there }) => `${region} ${there}`).join(', ')}.
        </p>
      )}
    </>
  )
}

function spread(range: MarketView['paid'], where: string): string {
  if (range === null || range.least === range.most) return where
  return `${money(range.least)} to ${money(range.most)}, ${where}`
}

const STANDINGS = {
  registered: 'Known to the chain; drawn for work soon.',
  drawable: 'Ready: work comes by itself.',
  paused: 'Paused: slots are kept, unpaid, and nothing is asked.',
  leaving: 'Leaving: slots are being handed over. Keep the daemon running until this is done.',
  suspended: 'Suspended after a failed duty. Mend the cause, then come back.'
} as const

function Standing({ seen, onDone }: { seen: OfferView; onDone: () => void }) {
  const doing = useDoing()
  const { standing, usedBytes, stake } = seen
  if (standing === null) return <Empty title="No offer">Make one first.</Empty>
  const away = standing.type === 'paused' || standing.type === 'suspended'
  const act = (action: () => Promise<unknown>, text: string) =>
    doing.run(async () => {
      await action()
      onDone()
      return text
    })
  return (
    <Card title="Pause and stop">
      <p>
        {STANDINGS[standing.type]}
        {standing.left !== null && ` ${duration(standing.left.seconds)} left.`}
      </p>
      <p class="quiet">
        {bytes(usedBytes)} taken, {money(stake)} staked.
      </p>
      <div class="row">
        {away && (
          <button
            type="button"
            class="primary"
            disabled={doing.busy}
            onClick={() => act(() => call('offer_unpause', {}), 'Back again.')}
          >
            Come back
          </button>
        )}
        {(standing.type === 'drawable' || standing.type === 'registered') && <Pause doing={doing} act={act} />}
        {standing.type !== 'leaving' && (
          <Asking
            label="Stop providing"
            danger
            busy={doing.busy}
            question="Slots are handed over to others, then everything held comes back. Keep the daemon running until then."
            confirm="Stop for good"
            onConfirm={() => act(() => call('offer_withdraw', {}), 'Leaving: slots are being handed over.')}
          />
        )}
      </div>
      <Outcome doing={doing} />
    </Card>
  )
}

const PAUSES = [
  [3_600, '1 hour'],
  [21_600, '6 hours'],
  [86_400, '1 day'],
  [259_200, '3 days'],
  [604_800, '1 week']
] as const

function Pause({ doing, act }: { doing: Doing; act: (action: () => Promise<unknown>, text: string) => void }) {
  const seconds = useSignal(86_400)
  return (
    <div class="row">
      <Choice label="How long" value={seconds.value} choices={PAUSES} onChoice={(value) => (seconds.value = value)} />
      <button
        type="button"
        disabled={doing.busy}
        onClick={() => act(() => call('offer_pause', { seconds: seconds.value }), 'Paused.')}
      >
        Pause
      </button>
    </div>
  )
}
