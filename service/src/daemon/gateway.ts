/**
 * The gateway as a part: with a peer of its own, which nobody knows and which is opened when somebody first asks, so that
 * reading tells nobody whose daemon it is. What it fetched is a cache: it is dropped with the next start.
 */

import { rm } from 'node:fs/promises'
import { abortable } from '../abort.js'
import { type ReceiptAsker as Asker, ReceiptAsker, type ReceiptChain } from '../api/index.js'
import { ChainHosting, type FeedPeer, type HostingLookup, type HostingQueries, openGateway } from '../gateway/index.js'
import type { HypercorePeer } from '../hyper/index.js'
import type { Logger } from '../log.js'
import type { DaemonPart } from './context.js'

export interface GatewayContext {
  /** Folder of the cache; whatever is in it goes. */
  readonly folder: string
  /** Origins of the web whose pages may read, separated by commas. */
  readonly origins: string | undefined
  readonly openPeer: (folder: string, signal: AbortSignal) => Promise<HypercorePeer>
  readonly closePeer: (peer: HypercorePeer) => Promise<void>
  /** The chain now; throws why there is none. */
  readonly chain: () => HostingQueries
  /** The chain now, or as soon as there is one: another one after it was replaced. */
  readonly chainOnce: (signal: AbortSignal) => Promise<ReceiptChain>
  /** Bytes that the cache may still take of the disk; undefined: not known. */
  readonly diskLeft?: () => number | undefined
  readonly log: Logger
}

/** What is left of the disk above its reserve below which nothing is cached: a look at it is some seconds old. */
const LEAST_LEFT = 256 * 1024 * 1024

export function gatewayPart(context: GatewayContext): DaemonPart {
  const { origins, log } = context
  const peer = new ReadingPeer(context)
  const hosting: HostingLookup = {
    hostersOf: async (key, signal) => new ChainHosting(context.chain()).hostersOf(key, signal)
  }
  const gateway = openGateway({
    peer,
    hosting,
    receipts: peer.receipts,
    hasRoom: () => (context.diskLeft?.() ?? LEAST_LEFT) >= LEAST_LEFT,
    ...(origins !== undefined && { origins: origins.split(',') }),
    log: log.child({ part: 'gateway' })
  })
  return {
    web: [
      { origin: 'site', plugin: gateway.sites, refusals: gateway.refusals },
      { origin: 'own', plugin: gateway.own }
    ],
    close: async () => {
      await gateway.close()
      await peer.close()
    }
  }
}

/** Opened by the first who asks. */
class ReadingPeer implements FeedPeer {
  readonly #context: GatewayContext
  readonly #closing = new AbortController()
  #opening: Promise<HypercorePeer> | undefined
  #open: HypercorePeer | undefined
  #asker: Asker | undefined

  constructor(context: GatewayContext) {
    this.#context = context
  }

  readonly receipts = {
    onPeer: (noiseKey: Uint8Array): void => this.#asker?.onPeer(noiseKey),
    onReceived: async (...given: Parameters<Asker['onReceived']>) =>
      (this.#hasChain() && (await this.#asker?.onReceived(...given))) || []
  }

  /** Without it nobody is asked for receipts, which would only be waited for. */
  #hasChain(): boolean {
    try {
      return this.#context.chain() !== undefined
    } catch {
      return false
    }
  }

  openReader: FeedPeer['openReader'] = async (key, options, signal) => {
    this.#opening ??= this.#begin()
    this.#opening.catch(() => {
      this.#opening = undefined
    })
    return (await abortable(this.#opening, signal)).openReader(key, options, signal)
  }

  joinPeer: FeedPeer['joinPeer'] = (noiseKey) => this.#open?.joinPeer(noiseKey) ?? (() => {})

  async close(): Promise<void> {
    this.#closing.abort()
    const peer = await this.#opening?.catch(() => undefined)
    if (peer !== undefined) await this.#context.closePeer(peer)
  }

  async #begin(): Promise<HypercorePeer> {
    const { folder, openPeer, chainOnce } = this.#context
    const { signal } = this.#closing
    await rm(folder, { recursive: true, force: true })
    const peer = await openPeer(folder, signal)
    let waiting: Promise<ReceiptChain> | undefined
    // All that are met while there is no chain wait for the next one together.
    const chain = (): Promise<ReceiptChain> => {
      waiting ??= chainOnce(signal).finally(() => {
        waiting = undefined
      })
      return waiting
    }
    this.#asker = new ReceiptAsker(peer, chain)
    this.#open = peer
    return peer
  }
}
