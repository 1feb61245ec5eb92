import { expect, test } from '@jest/globals'
import { Loss } from '../../src/chain/loss.js'
import { PROCESS_HEAP } from '../../src/roles/heap.js'

const lost = new Error('lost')
const never = new Promise<never>(() => {})

test('an answer comes, or the end, whichever is first', async () => {
  const loss = new Loss()
  expect(await loss.race(Promise.resolve(1))).toBe(1)
  await expect(loss.race(Promise.reject(new Error('refused')))).rejects.toThrow('refused')
  const waiting = loss.race(never)
  loss.end(lost)
  loss.end(new Error('again'))
  await expect(waiting).rejects.toBe(lost)
  await expect(loss.race(never)).rejects.toBe(lost)
  expect(loss.error).toBe(lost)
})

test('everybody is told once, unless it was forgotten', () => {
  const loss = new Loss()
  const told: string[] = []
  const tell = (name: string) => loss.tell(() => told.push(name))
  const forget = tell('first')
  tell('second')
  forget()
  loss.end(lost)
  tell('third')
  expect(told).toEqual(['second', 'third'])
})

test('an answer is not kept once it was given', async () => {
  const loss = new Loss()
  const ask = async (): Promise<WeakRef<object>> => new WeakRef(await loss.race(Promise.resolve({ large: true })))
  const answers = await Promise.all(Array.from({ length: 50 }, ask))
  // A reference that was made or looked at in a task holds until its end.
  await new Promise((resolve) => setTimeout(resolve, 10))
  await PROCESS_HEAP.collect()
  const kept = answers.filter((answer) => answer.deref() !== undefined)
  expect(kept.length).toBeLessThan(5)
  expect(loss.error).toBeUndefined()
})
