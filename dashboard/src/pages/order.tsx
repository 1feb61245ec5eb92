/** An order of hosting: what, how long, how redundant; then its price, and only then the plan. */

import { type Signal, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { bytes, count, money } from '../data/format.js'
import { go } from '../data/route.js'
import { type Cost, call, type HostingWish, type Quote } from '../data/rpc.js'
import { Outcome, useDoing } from '../ui/action.js'
import { Choice, Field } from '../ui/parts.js'

const DAY = 86_400
const TIMES = [
  [1, '1 day'],
  [7, '1 week'],
  [30, '1 month'],
  [90, '3 months'],
  [365, '1 year']
] as const

/** A price that was asked for, and exactly what it was asked for. */
interface Quoted {
  readonly wish: HostingWish
  readonly quote: Quote
}

export function Order({ keyText }: { keyText: Signal<string> }) {
  const doing = useDoing()
  const days = useSignal(30)
  const replicas = useSignal('')
  const regions = useSignal('')
  const quoted = useSignal<Quoted | null>(null)
  const listed = regions.value.split(/[\s,]+/).filter((region) => region !== '')
  const badRegion = listed.some((region) => !/^[0-9b-hjkmnp-z]{2}$/.test(region)) || listed.length > 8
  const wish: HostingWish = {
    source: { type: 'key', key: keyText.value.trim() },
    seconds: days.value * DAY,
    ...(replicas.value !== '' && { replicas: Number(replicas.value) }),
    ...(listed.length > 0 && { regions: listed })
  }
  const same = quoted.value !== null && JSON.stringify(quoted.value.wish) === JSON.stringify(wish)
  const ready = keyText.value.trim() !== '' && !badRegion
  const price = () =>
    doing.run(async () => {
      quoted.value = null
      quoted.value = { wish, quote: await call('hosting_quote', wish) }
      return 'This is the price; nothing is held yet.'
    })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) price()
      }}
    >
      <Field label="Key" hint="What readers were given: 52 letters and digits, or 64 hexadecimal digits.">
        {(ids) => (
          <input
            {...ids}
            class="key"
            autocomplete="off"
            spellcheck={false}
            maxLength={100}
            value={keyText.value}
            onInput={(event) => (keyText.value = event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="columns">
        <Choice label="How long" value={days.value} choices={TIMES} onChoice={(value) => (days.value = value)} />
        <Field label="Replicas" hint="Copies of everything, with hosters of their own. Empty: as usual.">
          {(ids) => (
            <input
              {...ids}
              type="number"
              min={1}
              max={255}
              value={replicas.value}
              onInput={(event) => (replicas.value = event.currentTarget.value)}
            />
          )}
        </Field>
        <Field
          label="Regions"
          problem={badRegion ? 'Up to eight geohashes of two characters, such as u3, u4.' : undefined}
          hint="Empty: anywhere. Such as u3, u4."
        >
          {(ids) => (
            <input
              {...ids}
              autocomplete="off"
              value={regions.value}
              onInput={(event) => (regions.value = event.currentTarget.value)}
            />
          )}
        </Field>
      </div>
      <button type="submit" class={same ? '' : 'primary'} disabled={doing.busy || !ready}>
        See the price
      </button>
      <Outcome doing={doing} />
      {same && quoted.value !== null && <Confirm quoted={quoted.value} />}
    </form>
  )
}

function Confirm({ quoted: { wish, quote } }: { quoted: Quoted }) {
  const doing = useDoing()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  const publish = () =>
    doing.run(async () => {
      const { plan } = await call('hosting_request', { ...wish, budget: quote.cost.total })
      go(`#/host/${plan}`)
      return `Plan ${plan} is published.`
    })
  return (
    <fieldset class="quote" aria-label="Price">
      <p>
        {bytes(quote.bytes)} in {count(quote.cost.contracts, 'contract')},{' '}
        <strong>{count(quote.replicas, 'replica')}</strong> of each, blocks {quote.from} to {quote.until}.
      </p>
      <CostTable cost={quote.cost} />
      <button type="button" class="primary" ref={button} disabled={doing.busy} onClick={publish}>
        Hold {money(quote.cost.total)} and publish
      </button>
      <Outcome doing={doing} />
    </fieldset>
  )
}

export function CostTable({ cost }: { cost: Cost }) {
  const rows = [
    ['Hosting', cost.hosting],
    ['Setup', cost.setup],
    ['Measurements', cost.delivery],
    ['Deposit, comes back', cost.deposit]
  ] as const
  return (
    <table class="cost">
      <tbody>
        {rows.map(([name, amount]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{money(amount)}</td>
          </tr>
        ))}
        <tr class="total">
          <th scope="row">At most; what is not used comes back</th>
          <td>{money(cost.total)}</td>
        </tr>
      </tbody>
    </table>
  )
}
