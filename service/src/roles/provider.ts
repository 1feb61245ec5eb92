/** A provider: one account with the roles that it chose. */

import type { Market } from '../chain/types.js'
import { type DhtAddress, MeasuringReader } from '../hyper/index.js'
import type { Logger } from '../log.js'
import { type Admission, UNLIMITED } from './admission.js'
import { startAttestor } from './attestor/attestor.js'
import { startMeasuring } from './attestor/measuring.js'
import type { Reader, RoleContext, RolePeer } from './context.js'
import { DutyBoard } from './duty-board.js'
import { startEncoder } from './encoder/encoder.js'
import { Failing } from './failing.js'
import { FeedRanges } from './feed-ranges.js'
import { FeedWatch } from './feed-watch.js'
import { HEAP_ROOM } from './heap.js'
import { type HosterOptions, startHoster } from './hoster/hoster.js'
import { KeyWatch } from './key-watch.js'
import { SigningKeys } from './signing-keys.js'

export type ProviderRole = 'encoder' | 'attestor' | 'hoster'

export interface ProviderOptions extends HosterOptions {
  readonly market: Market
  /** The peer of the account's Noise key; listens when the roles have started, if it does not yet. */
  readonly peer: RolePeer
  /** Seed of the account's signing key, 32 bytes. */
  readonly signingSeed: Uint8Array
  /** Seeds of other signing keys that the account has had or may come to have: they are taken over when they act. */
  readonly otherSigningSeeds?: readonly Uint8Array[]
  readonly roles: readonly ProviderRole[]
  /** Folder for replicas, spools and reports; one process at a time. */
  readonly folder: string
  /** Where anonymous readers enter the DHT; default the public one. */
  readonly bootstrap?: readonly DhtAddress[]
  /** Address that anonymous readers bind to; default all. */
  readonly host?: string
  /** How anonymous readers are made; default: peers of their own on that DHT. */
  readonly openReader?: (signal: AbortSignal) => Promise<Reader>
  /** Milliseconds until failed work is tried again, doubling up to a minute; default 3 s. */
  readonly retryMs?: number
  /** Called when the provider has stopped by itself, with what a person has to do something about. */
  readonly onFailed?: (error: unknown) => void
  /** Whether more work is taken on; default always. */
  readonly admission?: Admission
  readonly log: Logger
}

/**
 * Starts the roles. They follow the chain until `signal` fires or the function that this returns is called, which
 * resolves when everything is closed but the peer and the market. While there are
 * setups the process collects garbage less often.
 */
export async function startProvider(options: ProviderOptions, signal?: AbortSignal): Promise<() => Promise<void>> {
  const { market, peer, folder, roles, bootstrap, host, retryMs, log } = options
  const board = new DutyBoard(market, log)
  const network = { ...(bootstrap && { bootstrap }), ...(host && { host }) }
  const openReader = options.openReader ?? ((closing) => MeasuringReader.open(network, closing))
  const ranges = new FeedRanges()
  const heads = new FeedWatch(market, folder, log)
  const stops: (() => Promise<void>)[] = []
  let stopping: Promise<void> | undefined
  const stop = (): Promise<void> => {
    stopping ??= (async () => {
      await board.stop()
      for (const end of stops.reverse()) await end()
    })()
    return stopping
  }
  const failing = new Failing(stop, options)
  const { fail } = failing
  const signing = new SigningKeys(options.signingSeed, options.otherSigningSeeds)
  const context: RoleContext = {
    market,
    peer,
    board,
    ranges,
    heads,
    signing,
    admission: options.admission ?? UNLIMITED,
    folder,
    openReader,
    retryMs,
    fail,
    log
  }
  signal?.throwIfAborted()
  try {
    const keys = new KeyWatch(context)
    const stopKeys = board.onDuties((duties) => keys.serve(duties, signal))
    const room = HEAP_ROOM.enter()
    const stopRoom = board.onDuties(room.serve)
    stops.push(async () => {
      stopKeys()
      stopRoom()
      room.leave()
    })
    if (roles.includes('hoster')) stops.push(await startHoster(context, options))
    if (roles.includes('attestor')) stops.push(await startAttestor(context), startMeasuring(context))
    if (roles.includes('encoder')) stops.push(await startEncoder(context))
    signal?.throwIfAborted()
    // Whoever dials from now on finds everything that is served.
    await peer.listen(signal)
    board.start(signal)
    failing.begin()
  } catch (error) {
    await stop()
    throw error
  }
  signal?.addEventListener('abort', () => void stop(), { once: true })
  return stop
}
