import { expect, jest, test } from '@jest/globals'
import { authorOf, type TipChain, tip } from '../../src/api/index.js'

const key = new Uint8Array(32)
const submitted = { block: 7, hash: new Uint8Array(32) }

function chainWith(feed?: object) {
  const transfer = jest.fn(async () => submitted)
  const found = feed && { id: 1n, feed: { publisher: '5Author', authorised: false, ...feed } }
  return { chain: { getFeedByKey: async () => found, transfer } as unknown as TipChain, transfer }
}

test('a tip goes to the publisher that was shown', async () => {
  const { chain, transfer } = chainWith({})
  expect(await tip(chain, { key, to: '5Author', amount: 5n })).toBe(submitted)
  expect(transfer.mock.calls).toEqual([['5Author', 5n, {}, undefined]])
})

test('a publisher that changed meanwhile gets nothing', async () => {
  const { chain, transfer } = chainWith({ publisher: '5Other' })
  await expect(tip(chain, { key, to: '5Author', amount: 5n })).rejects.toMatchObject({ code: 'API_AUTHOR_CHANGED' })
  expect(transfer).not.toHaveBeenCalled()
})

test('whether the key consented to its publisher is told', async () => {
  expect(await authorOf(chainWith({ authorised: true }).chain, key)).toEqual({ account: '5Author', confirmed: true })
  expect(await authorOf(chainWith({}).chain, key)).toEqual({ account: '5Author', confirmed: false })
  await expect(authorOf(chainWith().chain, key)).rejects.toMatchObject({ code: 'API_FEED_UNKNOWN' })
})
