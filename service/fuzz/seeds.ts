/** First inputs: what `vectors/` holds, in the form that the targets read, and some of what it lacks. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { encodeMessage } from '../src/hyper/protocol/codec.js'
import { encodeTopic } from '../src/hyper/protocol/topic.js'
import { signStatement } from '../src/replica/index.js'
import { anyMessage, anyTopic } from '../test/hyper/messages.js'
import { bytes, identity, type JsonCore, type JsonEquivocation, node, type Vectors } from '../test/hyper/vectors.js'
import type { ReplicaVector, StatementVector, VectorFile } from '../test/replica/vectors.js'
import { Output } from './input.js'
import { TEXT_SEEDS } from './text-seeds.js'

type Seeds = Record<string, readonly Uint8Array[]>

const MOST_BYTES = 3000
const SAMPLES = 24

export function makeSeeds(vectors: string): Seeds {
  const read = <T>(file: string): T => JSON.parse(readFileSync(join(vectors, file), 'utf8')) as T
  const positive = read<Vectors>('hypercore.json')
  const negative = read<Vectors>('hypercore-negatives.json')
  const replicas = [read<VectorFile>('replica/rust.json'), read<VectorFile>('replica/typescript.json')]
  const cores = [...positive.vectors, ...negative.vectors, ...negative.negatives.map(({ vector }) => vector)]
  const { extensions } = read<{ extensions: [number, number, number[]][] }>('hypercore-extensions.json')
  const { equivocation, equivocationLonger } = read<Record<string, JsonEquivocation>>('hypercore.json')
  if (equivocation === undefined || equivocationLonger === undefined) throw new Error('there are no equivocations')
  const { equivocations, equivocationsLonger, nonEquivocations } = negative
  // The longer one leaves the manifest to the other one of the same key.
  const evidence = [equivocation, { ...equivocation, ...equivocationLonger }].concat(
    equivocations,
    equivocationsLonger,
    nonEquivocations
  )
  const seeds: Seeds = {
    manifest: cores.map(({ manifestEncoded }) => bytes(manifestEncoded ?? '')),
    head: cores.map(headSeed),
    chunk: cores.flatMap(chunkSeeds),
    equivocation: evidence.map(equivocationSeed),
    extension: extensions.map(([from, to, nodes]) => extensionSeed(from, to, nodes.length)),
    records: replicas.flatMap(({ refused }) =>
      refused.map(({ stream }) => new Output().u8(0).raw(bytes(stream)).finish())
    ),
    pages: replicas.flatMap(({ refused }) => refused.map(({ stream }) => bytes(stream))),
    leaf: replicas.flatMap(({ replicas }) => replicas.flatMap(leafSeeds)),
    replica: [0, 1, 128, 129, 640].map((length) =>
      new Output().raw(new Uint8Array(60)).raw(new Uint8Array(length)).finish()
    ),
    statement: replicas.flatMap(({ statements }) => statements.flatMap(statementSeeds)),
    message: fc.sample(anyMessage, { seed: 1, numRuns: SAMPLES }).map((message) => join8(encodeMessage(message))),
    topic: fc.sample(anyTopic, { seed: 1, numRuns: SAMPLES }).map(encodeTopic),
    session: sessionSeeds(),
    frame: frameSeeds(),
    ...TEXT_SEEDS
  }
  return Object.fromEntries(
    Object.entries(seeds).map(([name, inputs]) => [name, inputs.filter(({ length }) => length <= MOST_BYTES)])
  )
}

const join8 = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts))

function owner(output: Output, core: { key: string; compat?: boolean; manifestEncoded?: string }): Output {
  const { key, manifest } = identity(core)
  return manifest === undefined ? output.u8(0).raw(key) : output.u8(1).buffer(manifest).raw(key)
}

function headSeed(core: JsonCore): Uint8Array {
  const output = owner(new Output(), core).u64(BigInt(core.fork)).u64(BigInt(core.length))
  return output.nodes(core.roots.map(node)).raw(bytes(core.signature)).finish()
}

/** Once with the roots, once with the other roots for the tree hash. */
function chunkSeeds(core: JsonCore): Uint8Array[] {
  return core.proofs
    .slice(0, 2)
    .flatMap(({ block, upgrade }) =>
      [core.roots, upgrade.nodes].map((roots) =>
        new Output()
          .u64(BigInt(block.index))
          .u64(BigInt(core.length))
          .nodes(block.nodes.map(node))
          .nodes(roots.map(node))
          .raw(bytes(core.treeHash))
          .raw(bytes(block.value))
          .finish()
      )
    )
}

function equivocationSeed(evidence: JsonEquivocation): Uint8Array {
  const output = owner(new Output(), evidence)
  const shown = ({ fork, length, treeHash, signature }: JsonEquivocation['first']): Output => {
    output.u64(BigInt(fork ?? evidence.fork ?? 0)).u64(BigInt(length ?? evidence.length ?? 0))
    return output.raw(bytes(treeHash)).buffer(bytes(signature))
  }
  shown(evidence.first)
  const { prefixNodes, additionalNodes, fork, length, signature } = evidence.second
  if (!prefixNodes || !additionalNodes) {
    output.u8(0)
    return shown(evidence.second).finish()
  }
  output
    .u8(1)
    .u64(BigInt(fork ?? evidence.fork ?? 0))
    .u64(BigInt(length ?? evidence.length ?? 0))
  output.nodes(prefixNodes.map(node)).nodes(additionalNodes.map(node))
  return output.raw(bytes(signature)).finish()
}

/** Any nodes will do: there is nothing that they are compared with. */
function extensionSeed(from: number, to: number, nodes: number): Uint8Array {
  const some = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ hash: new Uint8Array(32), size: BigInt(i) }))
  const roots = from.toString(2).replaceAll('0', '').length
  return new Output().u64(BigInt(from)).u64(BigInt(to)).nodes(some(roots)).nodes(some(nodes)).finish()
}

function leafSeeds({ sealedBytes, root, leaves }: ReplicaVector): Uint8Array[] {
  return leaves.slice(0, 3).map(({ index, leaf, path }) => {
    const output = new Output()
      .u8(0)
      .raw(bytes(root))
      .u32(sealedBytes / 128)
      .u32(index)
      .raw(bytes(leaf))
    output.u8(path.length)
    for (const sibling of path) output.raw(bytes(sibling))
    return output.finish()
  })
}

/** Signed by a key whose seed is known. */
function statementSeeds(vector: StatementVector): Uint8Array[] {
  const { amendment, slot, encoder, hoster, sealedBytes, plainBytes } = vector
  const [genesis, drawSeed, replicaRoot] = [vector.genesis, vector.drawSeed, vector.replicaRoot].map(bytes) as Hashes
  const output = new Output().raw(genesis).raw(drawSeed).u64(BigInt(amendment)).u32(slot)
  output.u64(BigInt(encoder)).u64(BigInt(hoster)).raw(replicaRoot).u64(BigInt(sealedBytes)).u64(BigInt(plainBytes))
  const fields = output.finish()
  const ids = { amendment: BigInt(amendment), encoder: BigInt(encoder), hoster: BigInt(hoster), slot }
  const sizes = { sealedBytes: BigInt(sealedBytes), plainBytes: BigInt(plainBytes) }
  const statement = { genesis, drawSeed, replicaRoot, ...ids, ...sizes, format: { version: 1, seal: 0 } }
  return (['encoder', 'attestor', 'hoster'] as const).map((role) =>
    new Output()
      .raw(fields)
      .raw(genesis)
      .raw(signStatement(statement, role, genesis))
      .finish()
  )
}

type Hashes = [Uint8Array, Uint8Array, Uint8Array]

function sessionSeeds(): Uint8Array[] {
  const frames = fc
    .sample(anyMessage, { seed: 2, numRuns: SAMPLES })
    .map((message) => join8(encodeMessage(message)))
    .filter(({ length }) => length < 1000)
  const of = (flags: number, list: readonly Uint8Array[]): Uint8Array => {
    const output = new Output().u8(list.length)
    for (const frame of list) output.u8(flags).buffer(frame)
    return output.finish()
  }
  const close = Uint8Array.of(0, 0)
  const credit = Uint8Array.of(1, 200)
  return [
    of(0, [close]),
    of(2, [credit, close]),
    of(4, [credit]),
    of(4, frames.slice(0, 1)),
    of(0, frames.slice(0, 4)),
    ...frames.slice(4).map((frame) => of(2, [frame, close]))
  ]
}

/** A hypercore's channel, and messages on it: a range, a chunk, a chunk taken back, a bitfield, a request, a want. */
function frameSeeds(): Uint8Array[] {
  const name = new TextEncoder().encode('hypercore/alpha')
  const open = Uint8Array.of(0, 1, 1, name.length, ...name, 32, ...new Uint8Array(32))
  const messages = [
    [8, 0, 1, 0xfe, 0, 0, 1, 0],
    [8, 2, 9],
    [8, 1, 0, 5],
    [8, 0, 0, 0xff, 0, 0, 0, 0, 0, 0, 4, 0],
    [7, 32, 1, 0, 0, 0, 0],
    [1, 1, 7, 0, 3, 0],
    [5, 0, 64]
  ]
  const batch = Uint8Array.of(0, 0, 1, ...messages.flatMap((message) => [message.length, ...message]))
  const of = (...frames: readonly Uint8Array[]): Uint8Array => {
    const output = new Output().u8(frames.length)
    for (const frame of frames) output.buffer(frame)
    return output.finish()
  }
  const close = Uint8Array.of(0, 3, 1)
  const alone = messages.map((message) => of(open, Uint8Array.of(1, ...message)))
  return [of(open), of(open, batch), of(open, batch, close, open), of(Uint8Array.of(0, 0, 0, 3, 0, 0, 0)), ...alone]
}
