import { expect, test } from '@jest/globals'
import { extendRoots, leafNode, parentNode, verifyChunk } from '../../src/hyper/proof/index.js'

const chunks = ['one', 'two', 'three'].map((text) => new TextEncoder().encode(text))
const [one, two, three] = chunks.map(leafNode) as [Node, Node, Node]
type Node = ReturnType<typeof leafNode>
const both = parentNode(one, two) as Node

test('a chunk is checked against exactly the roots of its length', () => {
  const proof = { index: 0n, siblings: [two] }
  const verify = (roots: Node[]) => () => verifyChunk({ length: 2n, roots }, proof, chunks[0] as Uint8Array)
  expect(verify([both])).not.toThrow()
  for (const roots of [[], [both, three]]) {
    expect(verify(roots)).toThrow(expect.objectContaining({ code: 'HYPER_CHUNK_PROOF_INVALID' }))
  }
})

test('roots are extended from exactly those of their length', () => {
  const extend = (roots: Node[]) => () => extendRoots({ length: 2n, roots }, 3n, [three])
  expect(extend([both])()).toEqual([both, three])
  const short = { hash: new Uint8Array(31), size: 1n }
  for (const roots of [[], [both, three], [short]]) {
    expect(extend(roots)).toThrow(expect.objectContaining({ code: 'HYPER_EXTENSION_INVALID' }))
  }
})
