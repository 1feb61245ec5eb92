/** A changed offer: what is named changes, the rest stays. */

import { expect, test } from '@jest/globals'
import { changedOffer } from '../../src/api/index.js'
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
