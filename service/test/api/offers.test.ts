/** A changed offer: what is named changes, the rest stays. */

import { expect, test } from '@jest/globals'
import { changedOffer, offerOf } from '../../src/api/index.js'
import type { Offer } from '../../src/chain/types.js'
import { chainOf, provider } from '../views/plain-chain.js'

const chain = chainOf({})
const offer: Offer = provider().offer
const changed = (change: Parameters<typeof changedOffer>[2], of = offer) => changedOffer(chain, of, change)

test('nothing that is not named changes', async () => {
  expect(await changed({})).toEqual({ ...offer, attestor: undefined })
  expect(await changed({ rate: 5, region: 'u4' })).toMatchObject({ ...offer, rate: 5, region: 'u4' })
})

test('terms of a role are those of the roles that it has', async () => {
  const seen = await changed({ capacity: 3, price: 7n, setupPrice: 9n, storage: 5n })
  expect(seen).toMatchObject({ encoder: { capacity: 3, ask: 9n }, hoster: { capacity: 3, ask: 7n, bytes: 5n } })
  expect(seen.attestor).toBeUndefined()
})

test('a role that is new has the capacity and the price of its like; one that is not named is gone', async () => {
  const seen = await changed({ roles: ['attestor', 'hoster'] })
  expect(seen).toMatchObject({ encoder: undefined, attestor: { capacity: 4, ask: 2_000n }, hoster: offer.hoster })
  const { price } = await chain.priceList()
  const alone: Offer = { ...offer, encoder: undefined }
  expect(await changed({ roles: ['hoster', 'encoder'] }, alone)).toMatchObject({
    encoder: { capacity: 8, ask: price.setup },
    hoster: offer.hoster
  })
  const worker: Offer = { ...offer, hoster: undefined }
  expect(await changed({ roles: ['encoder', 'hoster'], storage: 6n }, worker)).toMatchObject({
    encoder: offer.encoder,
    hoster: { capacity: 4, ask: price.hosting, bytes: 6n }
  })
})

const terms = { region: 'u3', hours: offer.hours, rate: 1_024, latency: 100, capacity: 16, until: 3_600, storage: 1n }

test('a hoster offers slots of its own number, other roles duties', async () => {
  const roles = ['encoder', 'hoster'] as const
  const plain = await offerOf(chain, { ...terms, roles })
  expect(plain).toMatchObject({ encoder: { capacity: 16 }, hoster: { capacity: 16, bytes: 1n } })
  const large = await offerOf(chain, { ...terms, roles, slots: 1_000 })
  expect(large).toMatchObject({ encoder: { capacity: 16 }, hoster: { capacity: 1_000 } })
})

test('slots change alone, or with the capacity of all roles', async () => {
  const capacities = async (change: Parameters<typeof changedOffer>[2]) => {
    const { encoder, hoster } = await changed(change)
    return [encoder?.capacity, hoster?.capacity]
  }
  const [encoder, hoster] = [offer.encoder?.capacity, offer.hoster?.capacity]
  expect(await capacities({ slots: 500 })).toEqual([encoder, 500])
  expect(await capacities({ capacity: 20 })).toEqual([20, 20])
  expect(await capacities({ capacity: 20, slots: 500 })).toEqual([20, 500])
  expect(await capacities({})).toEqual([encoder, hoster])
})

test('a hoster of many slots that begins to encode does not take as many setups on', async () => {
  const large = await offerOf(chain, { ...terms, roles: ['hoster'], slots: 1_000 })
  expect(await changed({ roles: ['hoster', 'encoder'] }, large)).toMatchObject({
    encoder: { capacity: 64 },
    hoster: { capacity: 1_000 }
  })
})
