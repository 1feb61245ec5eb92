/**
 * A hoster that stores nothing: it fetches from the other hosters of its contracts what readers ask for, and makes its
 * replicas again when it is challenged. `Mark` takes no time to seal, so it is in time.
 */

import { open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Market, OpenChallenge, SetupDuty } from '../../src/chain/types.js'
import { blake2b256Into, equalBytes, HypercorePeer, randomBytes } from '../../src/hyper/index.js'
import { type Chunk, PAGE_BYTES, ReplicaEncoder } from '../../src/replica/index.js'
import type { StoredReplica } from '../../src/roles/hoster/stored-replica.js'
import type { ProviderOptions } from '../../src/roles/provider.js'
import { readState } from '../../src/roles/state-file.js'
import { pagesOf } from './hosters.js'
import { replaced } from './replaced.js'

const CHUNK_MS = 20_000

export function fetches(options: ProviderOptions): ProviderOptions {
  const { market, peer, folder } = options
  const elsewhere = new Elsewhere(options)
  const openCore: typeof peer.openCore = async (key, fork) => {
    const core = await peer.openCore(key, fork)
    const read = (index: number): Promise<Uint8Array> => elsewhere.chunk(key, index)
    const hold: typeof core.hold = (range, length) => core.hold(range, length, { read, onFailure: () => {} })
    return replaced(core, { hold })
  }
  const submitStatement: Market['submitStatement'] = async (amendment, slot, outcome, ...rest) => {
    const duty = (await market.duties())?.setups.find((setup) => setup.amendment === amendment)
    if (duty !== undefined) await elsewhere.join(duty)
    const submitted = await market.submitStatement(amendment, slot, outcome, ...rest)
    await rm(await pagesOf(folder, amendment, slot), { force: true })
    return submitted
  }
  const remaking = new Remaking(folder, market.genesis, elsewhere)
  const openChallenges: Market['openChallenges'] = async (signal) => {
    const challenges = await market.openChallenges(signal)
    for (const challenge of challenges) await remaking.make(challenge)
    return challenges
  }
  const submitStorageChallenge: Market['submitStorageChallenge'] = async (...args) => {
    const submitted = await market.submitStorageChallenge(...args)
    await remaking.drop()
    return submitted
  }
  const changes = { submitStatement, openChallenges, submitStorageChallenge }
  return { ...options, peer: replaced(peer, { openCore }), market: replaced(market, changes) }
}

/** Chunks from other hosters, by a peer that nobody knows and that keeps none of them. */
class Elsewhere {
  readonly #options: ProviderOptions
  #peer: Promise<HypercorePeer> | undefined

  constructor(options: ProviderOptions) {
    this.#options = options
  }

  /** Stays connected with the other hosters of a contract. */
  async join({ slots, hosters }: SetupDuty): Promise<void> {
    const own = this.#options.peer.network.noiseKey
    const peer = await this.#open()
    for (const { noiseKey } of [...slots.map(({ hoster }) => hoster), ...hosters]) {
      if (!equalBytes(noiseKey, own)) peer.joinPeer(noiseKey)
    }
  }

  async chunk(key: Uint8Array, index: number): Promise<Uint8Array> {
    const core = await (await this.#open()).openCore(key)
    try {
      return await core.get(index, CHUNK_MS)
    } finally {
      await core.clear({ start: index, end: index + 1 })
      await core.close()
    }
  }

  #open(): Promise<HypercorePeer> {
    const { folder, bootstrap, host } = this.#options
    const network = { ...(bootstrap && { bootstrap }), ...(host && { host }) }
    const own = { folder: join(folder, 'elsewhere'), seed: randomBytes(32), listen: false }
    this.#peer ??= HypercorePeer.open({ ...network, ...own })
    return this.#peer
  }
}

/** Replicas that are there only while a challenge asks for them. */
class Remaking {
  readonly #folder: string
  readonly #genesis: Uint8Array
  readonly #elsewhere: Elsewhere
  readonly #made = new Map<string, Promise<void>>()

  constructor(folder: string, genesis: Uint8Array, elsewhere: Elsewhere) {
    this.#folder = join(folder, 'replicas')
    this.#genesis = genesis
    this.#elsewhere = elsewhere
  }

  async make({ challenge }: OpenChallenge): Promise<void> {
    for (const { contract, slot } of challenge.body.samples) {
      const names = (await readdir(this.#folder)).filter((name) => name.startsWith(`${contract}-${slot}-`))
      for (const name of names) {
        const making = this.#made.get(name) ?? this.#remake(join(this.#folder, name))
        this.#made.set(name, making)
        await making
      }
    }
  }

  async drop(): Promise<void> {
    const names = [...this.#made.keys()]
    this.#made.clear()
    for (const name of names) await rm(join(this.#folder, name, 'pages'), { force: true })
  }

  async #remake(folder: string): Promise<void> {
    const replica = await readState<StoredReplica>(join(folder, 'replica.json'))
    if (replica === undefined) throw new Error(`no replica in ${folder}`)
    const { amendment, slot, encoder, feedKey, from, to } = replica
    const elsewhere = this.#elsewhere
    async function* chunks(): AsyncGenerator<Chunk, void, void> {
      for (let index = Number(from); index < Number(to); index++) {
        yield { index, bytes: await elsewhere.chunk(feedKey, index) }
      }
    }
    const seal = { genesis: this.#genesis, amendment, slot, encoder }
    const file = await open(join(folder, 'pages'), 'w', 0o600)
    try {
      for await (const { index, bytes } of new ReplicaEncoder({ hash: blake2b256Into, seal }).encode(chunks())) {
        await file.write(bytes, 0, bytes.length, index * PAGE_BYTES)
      }
    } finally {
      await file.close()
    }
  }
}
