/** Chunks to measure with. */

import { randomBytes, randomInt } from 'node:crypto'

/** `random` does not compress at all; `text` compresses to about a quarter. */
export type Kind = 'random' | 'text'

const VOCABULARY = 4_096

export function chunkMaker(kind: Kind, bytes: number): () => Uint8Array {
  if (kind === 'random') return () => new Uint8Array(randomBytes(bytes))
  const words = Array.from({ length: VOCABULARY }, () => `${randomBytes(randomInt(1, 6)).toString('hex')} `)
  return () => {
    const chunk = Buffer.alloc(bytes)
    // Few words are frequent, most are rare, as in a language.
    for (let at = 0; at < bytes; ) at += chunk.write(words[Math.floor(VOCABULARY * Math.random() ** 4)] ?? '', at)
    return new Uint8Array(chunk.buffer, chunk.byteOffset, bytes)
  }
}
