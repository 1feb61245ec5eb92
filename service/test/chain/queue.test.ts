import { beforeEach, describe, expect, test } from '@jest/globals'
import { SubmitQueue } from '../../src/chain/submit/queue.js'
import { silentLogger } from '../../src/log.js'
import { callNamed, FakeTransactions } from './fake-transactions.js'

let chain: FakeTransactions
let queue: SubmitQueue

beforeEach(() => {
  chain = new FakeTransactions()
  queue = new SubmitQueue('account', chain, silentLogger())
})

/** Lets everything run that waits for nothing outside. */
const settled = () => new Promise((resolve) => setImmediate(resolve))
const submit = (name: string, until: 'inBlock' | 'finalised' = 'inBlock') => queue.submit(callNamed(name), { until })
const nonces = () => chain.sent.map(({ nonce }) => nonce)
const refused = (why: 'nonce' | 'known' | 'stale' | 'busy') => ({ type: 'refused', why }) as const

test('calls get nonces in their order without waiting for blocks', async () => {
  const calls = ['a', 'b', 'c'].map((name) => submit(name))
  await settled()
  expect(nonces()).toEqual([0, 1, 2])
  await chain.nextBlock()
  await Promise.all(calls)
  expect(chain.made).toEqual(['a', 'b', 'c'])
})

test('only so many wait for blocks at once', async () => {
  const calls = Array.from({ length: 20 }, (_, index) => submit(`${index}`))
  await settled()
  expect(chain.sent).toHaveLength(16)
  await chain.nextBlock()
  await settled()
  expect(chain.sent).toHaveLength(20)
  await chain.nextBlock()
  await Promise.all(calls)
})

test('a call that the pallet refuses fails with its error, and the next goes on', async () => {
  chain.failures.set('a', new Error('refused by the pallet'))
  const [a, b] = [submit('a'), submit('b')]
  const failed = expect(a).rejects.toThrow('refused by the pallet')
  await settled()
  await chain.nextBlock()
  await failed
  await expect(b).resolves.toMatchObject({ block: 2 })
})

describe.each(['dropped', 'invalid', 'usurped', 'finalityTimeout', 'the connection was lost'])('%s', (why) => {
  test('and in no block: sent again with the same nonce', async () => {
    const [a, b] = [submit('a'), submit('b')]
    await settled()
    chain.lose(0, why)
    await settled()
    expect(nonces()).toEqual([0, 1, 0])
    await chain.nextBlock()
    await Promise.all([a, b])
    expect(chain.made).toEqual(['a', 'b'])
  })

  test('but in a block: done, and not sent again', async () => {
    const a = submit('a')
    await settled()
    chain.loseIncluded(0, why)
    await expect(a).resolves.toMatchObject({ block: 1 })
    expect(chain.made).toEqual(['a'])
    expect(nonces()).toEqual([0])
  })

  test('and another program has taken the nonce: sent with the next one', async () => {
    const a = submit('a')
    await settled()
    chain.lose(0, why)
    chain.foreign()
    await settled()
    expect(nonces()).toEqual([0, 1])
    await chain.nextBlock()
    await a
    expect(chain.made).toEqual(['a'])
  })
})

test('a transaction that is too old is signed again with the same nonce', async () => {
  const a = submit('a')
  await settled()
  chain.block += 100
  chain.lose(0, 'too old')
  await settled()
  const [first, second] = chain.sent
  expect(second?.nonce).toBe(0)
  expect(second?.hash).not.toEqual(first?.hash)
  await chain.nextBlock()
  await a
})

test('a nonce that is taken is read from the chain again', async () => {
  chain.answers.push(refused('nonce'))
  const a = submit('a')
  await settled()
  await chain.nextBlock()
  await a
  expect(nonces()).toEqual([0, 0])
  expect(chain.made).toEqual(['a'])
})

test('bytes that the node has banned are signed again', async () => {
  chain.answers.push(refused('stale'))
  const a = submit('a')
  await settled()
  await chain.nextBlock()
  await a
  expect(chain.sent[0]?.hash).not.toEqual(chain.sent[1]?.hash)
})

test('waiting for a transaction that the node has does not count as trying', async () => {
  const a = submit('a')
  await settled()
  chain.answers.push(...Array.from({ length: 20 }, () => refused('known')))
  chain.lose(0, 'the connection was lost')
  await settled()
  await chain.nextBlock()
  await expect(a).resolves.toMatchObject({ failure: undefined })
  expect(chain.made).toEqual(['a'])
})

test('it gives up when others take every nonce, or when every attempt is lost', async () => {
  chain.answers.push(...Array.from({ length: 8 }, () => refused('nonce')))
  await expect(submit('a')).rejects.toMatchObject({ code: 'CHAIN_NONCE_CONFLICT' })
  const b = expect(submit('b')).rejects.toMatchObject({ code: 'CHAIN_CALL_LOST' })
  for (let attempt = 0; attempt < 8; attempt++) {
    await settled()
    chain.lose(0, 'dropped')
  }
  await b
})

test('what the node will never take fails at once, and the next call has its nonce', async () => {
  chain.answers.push({ type: 'refused', why: 'fatal', error: new Error('never') })
  await expect(submit('a')).rejects.toThrow('never')
  const b = submit('b')
  await settled()
  await chain.nextBlock()
  await b
  expect(nonces()).toEqual([0, 0])
})

test('a call is final only if its block stayed; else it is looked for again', async () => {
  chain.kept.push(false, true)
  const a = submit('a', 'finalised')
  await settled()
  await chain.nextBlock()
  await a
  expect(chain.made).toEqual(['a'])
})

test('an abort ends the waiting, but not the call if it was sent', async () => {
  const abort = new AbortController()
  const a = expect(queue.submit(callNamed('a'), {}, abort.signal)).rejects.toThrow('enough')
  await settled()
  abort.abort(new Error('enough'))
  await a
  const b = submit('b')
  await settled()
  chain.lose(0, 'dropped')
  await settled()
  await chain.nextBlock()
  await b
  expect(chain.made).toEqual(['a', 'b'])
})

test('once it was sent, a call outlives a node that does not answer', async () => {
  const a = submit('a')
  await settled()
  chain.silences = 3
  chain.lose(0, 'the connection was lost')
  await settled()
  await chain.nextBlock()
  await a
  expect(chain.silences).toBe(0)
  expect(chain.made).toEqual(['a'])
})

test('before it was sent, it fails', async () => {
  chain.silences = 1
  await expect(submit('a')).rejects.toMatchObject({ code: 'CHAIN_TIMEOUT' })
})

test('a call that was not sent yet is not sent after an abort', async () => {
  const calls = Array.from({ length: 16 }, (_, index) => submit(`${index}`))
  const abort = new AbortController()
  const late = expect(queue.submit(callNamed('late'), {}, abort.signal)).rejects.toThrow('enough')
  await settled()
  abort.abort(new Error('enough'))
  await late
  await chain.nextBlock()
  await Promise.all(calls)
  await settled()
  expect(chain.sent).toHaveLength(16)
})
