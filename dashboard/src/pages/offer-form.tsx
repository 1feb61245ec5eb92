/** The form of an offer: what it has is filled in, what is changed is sent. */

import { useSignal } from '@preact/signals'
import type { MarketView, OfferView, RoleName } from '../../../service/src/views/shapes/index.js'
import { bytes, duration, exactMoney, money, planck } from '../data/format.js'
import { always, formatHours, parseHours } from '../data/hours.js'
import { call, type OfferWish } from '../data/rpc.js'
import { bytesAt, placeOf, STEPS } from '../data/slider.js'
import { Outcome, useDoing } from '../ui/action.js'
import { Field } from '../ui/parts.js'
import { WeekGrid } from '../ui/week-grid.js'
import { Region, Roles } from './offer-roles.js'

const GIB = 1n << 30n
const LEAST = 64n << 20n
const YEAR = 365 * 86_400

interface OfferFormProps {
  readonly seen: OfferView
  readonly market: MarketView | null
  readonly onDone: () => void
}

/** What the form holds. */
function useOffer({ offer, disk }: OfferView, usual: string) {
  const half = BigInt(disk.freeBytes) / 2n
  return {
    roles: useSignal<readonly RoleName[]>(offer?.roles ?? ['hoster']),
    storage: useSignal(offer?.roles.includes('hoster') ? BigInt(offer.bytes) : half > 100n * GIB ? 100n * GIB : half),
    hours: useSignal(offer === null ? always : parseHours(offer.hours)),
    price: useSignal(offer?.ask === null || offer === null ? '' : exactMoney(offer.ask ?? usual)),
    region: useSignal(offer?.region ?? ''),
    longer: useSignal(false)
  }
}

export function OfferForm({ seen, market, onDone }: OfferFormProps) {
  const doing = useDoing()
  const form = useOffer(seen, market?.usual.hosting ?? '0')
  const standing = seen.offer
  const busy = standing?.busy ?? []
  const hosts = form.roles.value.includes('hoster')
  const price = form.price.value.trim() === '' ? undefined : planck(form.price.value)
  const badPrice = form.price.value.trim() !== '' && price === undefined
  // A new offer without one is in the usual region.
  const noRegion = standing === null && form.region.value === ''
  const badRegion = !noRegion && !/^[0-9b-hjkmnp-z]{2}$/.test(form.region.value)
  const wish: OfferWish = {
    ...(!sameRoles(form.roles.value, standing?.roles ?? []) && { roles: form.roles.value }),
    ...(form.region.value !== (standing?.region ?? '') && { region: form.region.value }),
    ...(hosts && { storage: `${form.storage.value}` }),
    hours: formatHours(form.hours.value),
    ...(price !== undefined && { price: `${price}` }),
    ...(form.longer.value && { until: YEAR })
  }
  const save = () =>
    doing.run(async () => {
      const { block } = await call('offer_update', wish)
      onDone()
      return `The offer stands since block ${block}.`
    })
  const problem = badPrice || badRegion || form.roles.value.length === 0
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!problem) save()
      }}
    >
      <Roles value={form.roles.value} busy={busy} onChange={(roles) => (form.roles.value = roles)} />
      {hosts && <Storage seen={seen} value={form.storage.value} onChange={(value) => (form.storage.value = value)} />}
      <div class="columns">
        {hosts && (
          <Field
            label="Least price, DAT for each GiB and hour"
            problem={badPrice ? 'Write an amount such as 0.0025.' : undefined}
            hint={priceHint(price, market)}
          >
            {(ids) => (
              <input
                {...ids}
                inputMode="decimal"
                autocomplete="off"
                placeholder={market === null ? '' : exactMoney(market.usual.hosting)}
                value={form.price.value}
                onInput={(event) => (form.price.value = event.currentTarget.value)}
              />
            )}
          </Field>
        )}
        <Region
          value={form.region.value}
          bad={badRegion}
          fixed={busy.includes('hoster')}
          onChange={(region) => (form.region.value = region)}
        />
      </div>
      <WeekGrid hours={form.hours.value} onChange={(hours) => (form.hours.value = hours)} />
      {standing !== null && (
        <label class="check">
          <input
            type="checkbox"
            checked={form.longer.value}
            onChange={(event) => (form.longer.value = event.currentTarget.checked)}
          />
          <span>
            Stand for a year from now <span class="quiet">(at present {duration(standing.left.seconds)} are left)</span>
          </span>
        </label>
      )}
      <div class="row">
        <button type="submit" class="primary" disabled={doing.busy || problem}>
          {standing === null ? 'Make the offer' : 'Save the offer'}
        </button>
        {standing === null && hosts && <p class="quiet">{stakeHint(seen, form.storage.value)}</p>}
      </div>
      <Outcome doing={doing} />
    </form>
  )
}

const sameRoles = (one: readonly RoleName[], other: readonly RoleName[]) =>
  [...one].sort().join() === [...other].sort().join()

function priceHint(price: bigint | undefined, market: MarketView | null): string {
  if (market === null) return 'Empty: the usual price.'
  const paid = market.paid ?? { median: market.usual.hosting }
  const pays = `Plans pay ${money(paid.median)} now.`
  if (price === undefined) return `Empty: the usual price, ${money(market.usual.hosting)}. ${pays}`
  return price > BigInt(paid.median)
    ? `${pays} Above that, few plans will come.`
    : `${pays} Yours qualifies for most plans.`
}

function stakeHint({ stakes, free }: OfferView, storage: bigint): string {
  const gib = (storage + GIB - 1n) / GIB
  const least = gib * BigInt(stakes.perGib) + BigInt(stakes.feeReserve)
  const enough = BigInt(free) > least
  return `Holds ${money(least)} or more as stake; it comes back when you stop.${enough ? '' : ` You have ${money(free)}: too little.`}`
}

function Storage({ seen, value, onChange }: { seen: OfferView; value: bigint; onChange: (bytes: bigint) => void }) {
  const used = BigInt(seen.usedBytes)
  const room = BigInt(seen.disk.freeBytes) + used
  const most = room > 2n * LEAST ? room : 2n * LEAST
  const least = used > LEAST ? used : LEAST
  return (
    <Field
      label={`Storage: ${bytes(value)}`}
      hint={`${bytes(seen.usedBytes)} taken, ${bytes(seen.disk.freeBytes)} free on this disk. What is sealed takes about as much as it was.`}
    >
      {(ids) => (
        <>
          <input
            {...ids}
            type="range"
            min={0}
            max={STEPS}
            step={1}
            value={placeOf(value, least, most)}
            aria-valuetext={bytes(value)}
            onInput={(event) => onChange(bytesAt(Number(event.currentTarget.value), least, most))}
          />
        </>
      )}
    </Field>
  )
}
