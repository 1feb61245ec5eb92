import { writeFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { checkHindrance } from './hindrance-vectors.js'
import { makeVectors } from './vector-cases.js'
import { checkRefused, checkReplica, checkStatement, loadVectors, vectorPath } from './vectors.js'

if (process.env.DATDOT_WRITE_VECTORS) {
  writeFileSync(vectorPath('typescript'), `${JSON.stringify(await makeVectors(), null, 2)}\n`)
}

test('the vectors of this side are current', async () => {
  const file = loadVectors('typescript')
  expect(await makeVectors(file)).toEqual(file)
})

describe.each(['rust', 'typescript'])('the vectors of %s', (side) => {
  const { replicas, refused, statements, hindrances } = loadVectors(side)

  test.each(replicas)('$name', async (vector) => {
    await checkReplica(vector)
  })

  test.each(refused)('refused: $name', async (vector) => {
    await checkRefused(vector)
  })

  test.each(hindrances)('joint statement of amendment $amendment', (vector) => {
    checkHindrance(vector)
  })

  test.each(statements)('statement of amendment $amendment', (vector) => {
    checkStatement(vector)
  })
})
