/** An author, providers and an amendment that they are drawn for. */

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { HostedSlot, Peer, SetupDuty } from '../../src/chain/types.js'
import { type FeedCore, keyPairFromSeed } from '../../src/hyper/index.js'
import { silentLogger } from '../../src/log.js'
import type { RolePeer } from '../../src/roles/context.js'
import { type ProviderOptions, type ProviderRole, startProvider } from '../../src/roles/index.js'
import { chunksOf } from '../replica/replicas.js'
import { FakeChain } from './fake-chain.js'
import { atTheEnd, MemorySwarm, type TestPeer, temporaryFolder } from './memory-peers.js'

export interface Member {
  readonly user: bigint
  readonly noiseSeed: Uint8Array
  readonly signingSeed: Uint8Array
  readonly folder: string
  /** As the chain knows it. */
  readonly seat: Peer
}

export interface Running<P extends RolePeer = TestPeer> {
  readonly peer: P
  stop(): Promise<void>
}

export async function member(user: number): Promise<Member> {
  const noiseSeed = new Uint8Array(32).fill(user)
  const signingSeed = new Uint8Array(32).fill(100 + user)
  const noiseKey = keyPairFromSeed(noiseSeed).publicKey
  const signingKey = keyPairFromSeed(signingSeed).publicKey
  const seat = { user: BigInt(user), noiseKey, signingKey }
  return { user: BigInt(user), noiseSeed, signingSeed, folder: await temporaryFolder(), seat }
}

/** What a provider needs beside its peer. */
export function optionsOf(
  chain: FakeChain,
  { user, signingSeed, folder }: Member,
  roles: readonly ProviderRole[]
): Omit<ProviderOptions, 'peer'> {
  return { market: chain.market(user), signingSeed, roles, folder, log: silentLogger() }
}

/** Names of the folders of its replicas. */
export async function replicasOf({ folder }: Member): Promise<string[]> {
  const entries = await readdir(join(folder, 'replicas'), { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
}

export class Cast {
  readonly chain: FakeChain
  readonly swarm = new MemorySwarm()
  readonly encoders: Member[] = []
  readonly hosters: Member[] = []
  attestor: Member
  author!: TestPeer
  authorFolder!: string
  feed!: FeedCore
  #amendments = 500n

  private constructor(chain: FakeChain, attestor: Member) {
    this.chain = chain
    this.attestor = attestor
  }

  /** So many slots, and a feed with these chunks. */
  static async of(slots: number, sizes: readonly number[], chain = new FakeChain()): Promise<Cast> {
    const cast = new Cast(chain, await member(99))
    for (let slot = 0; slot < slots; slot++) {
      cast.encoders.push(await member(1 + slot))
      cast.hosters.push(await member(11 + slot))
    }
    cast.authorFolder = await temporaryFolder()
    cast.author = await cast.swarm.peer(new Uint8Array(32).fill(200), cast.authorFolder)
    cast.feed = await cast.author.createCore('feed')
    await cast.feed.append(chunksOf(...sizes).map(({ bytes }) => bytes))
    return cast
  }

  async start(who: Member, roles: readonly ProviderRole[], change: Partial<ProviderOptions> = {}): Promise<Running> {
    const peer = await this.swarm.peer(who.noiseSeed, join(who.folder, 'store'))
    const options = { peer, ...optionsOf(this.chain, who, roles), ...change }
    const stopRoles = await startProvider(options).catch(async (error) => {
      await peer.close()
      throw error
    })
    const stop = async (): Promise<void> => {
      await stopRoles()
      await peer.close()
    }
    atTheEnd(stop)
    return { peer, stop }
  }

  async startAll(): Promise<void> {
    for (const encoder of this.encoders) await this.start(encoder, ['encoder'])
    for (const hoster of this.hosters) await this.start(hoster, ['hoster'])
    await this.start(this.attestor, ['attestor'])
  }

  /** Draws everybody for the chunks `[from, to)`, by default all. */
  async draw(change: Partial<SetupDuty> = {}): Promise<SetupDuty> {
    const head = await this.feed.head()
    const amendment = this.#amendments++
    const duty: SetupDuty = {
      amendment,
      contract: amendment - 100n,
      plan: 5n,
      seed: new Uint8Array(32).fill(3),
      deadline: 1_000n,
      feedKey: this.feed.key,
      pin: { feed: 4n, fork: head.fork, length: head.length, roots: head.roots },
      from: 0n,
      to: head.length,
      attestor: this.attestor.seat,
      review: undefined,
      slots: this.encoders.map((encoder, slot) => {
        const hoster = this.hosters[slot] as Member
        return { slot, encoder: encoder.seat, hoster: hoster.seat, done: false, rejected: undefined }
      }),
      hosters: [],
      ...change
    }
    this.chain.draw(duty)
    return duty
  }

  heldBy({ user }: Member): readonly HostedSlot[] {
    return this.chain.hosted.get(user) ?? []
  }
}
