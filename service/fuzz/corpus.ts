/** Kept inputs: a file a target, an input a line, in hex and sorted. */

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export function readCorpus(path: string): Uint8Array[] {
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1)
  return lines.map((line) => new Uint8Array(Buffer.from(line, 'hex')))
}

export function writeCorpus(path: string, inputs: readonly Uint8Array[]): void {
  const lines = new Set(inputs.map((input) => Buffer.from(input).toString('hex')))
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(
    path,
    [...lines]
      .sort()
      .map((line) => `${line}\n`)
      .join('')
  )
}

/** A folder of files, an input each: as libFuzzer has it. */
export function readFolder(path: string): Uint8Array[] {
  if (!existsSync(path)) return []
  return readdirSync(path).map((name) => new Uint8Array(readFileSync(join(path, name))))
}

export function writeFolder(path: string, inputs: readonly Uint8Array[]): void {
  mkdirSync(path, { recursive: true })
  for (const [i, input] of inputs.entries()) writeFileSync(join(path, String(i)), input)
}
