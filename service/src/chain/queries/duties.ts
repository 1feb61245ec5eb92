/**
 * What an account has to do. A hoster asks with every block, and of a thousand replicas hardly one differs from those of the
 * block before: whoever can wait is given those that came before, and pages that came before are not decoded again.
 */

import { Struct } from '@polkadot/types'
import type { Registry } from '@polkadot/types/types'
import { accountId } from '../address.js'
import type { ChainClient } from '../client.js'
import { type DutiesHead, dutiesHead, type HostedPage, hostedPage } from '../codec/records.js'
import type { Connection } from '../connection.js'
import { bestHash, bytesOf, type HexText, runtimeCall } from '../node-requests.js'
import type { Address, Duties, HostedSlot, Tick } from '../types.js'

/** An account's answer has this before everything else. */
const SOME = '0x01'
const HEX = 2
/** A position past every hosted replica: the answer has none. */
const NO_HOSTED = 2 ** 32 - 1

/** What comes before the hosted replicas of a page, and after. */
const Head = Struct.with({
  user: 'u64',
  tick: 'u64',
  epoch: 'PalletDatdotDeliveryEpochClock',
  ratings: 'Vec<PalletDatdotRatingRoleRating>',
  setups: 'Vec<PalletDatdotQuerySetupDuty>',
  measurements: 'Vec<PalletDatdotQueryMeasurementDuty>'
})
const Rest = Struct.with({ hosted: 'Vec<PalletDatdotQueryHostedSlot>', next: 'Option<u32>' })

interface Known extends HostedPage {
  /** The encoded rest of a page. */
  readonly text: HexText
}

/** The duties of one account, of which it remembers the hosted replicas as they came last. */
export class DutiesReader {
  #known: readonly Known[] = []
  #hosted: readonly HostedSlot[] = []
  /** When these were read: the tick, and the setups that there were, encoded. */
  #read: { readonly tick: Tick; readonly setups: HexText } | undefined

  /**
   * All that the account has to do by the best block, nothing if it is not registered. All pages are of one block.
   * `hosted` is the same array as long as it is of the same replicas.
   * @param hostedAge ticks for which `hosted` may be as it was before while the setups are the same; default 0
   */
  read(
    client: Pick<ChainClient, 'read'>,
    address: Address,
    signal?: AbortSignal,
    hostedAge: Tick = 0n
  ): Promise<Duties | undefined> {
    return client.read(async ({ registry }, connection) => {
      const recent = hostedAge > 0n ? await this.#recent(registry, connection, address, hostedAge) : undefined
      return recent ?? this.#all(registry, connection, address)
    }, signal)
  }

  /** Nothing if the hosted replicas have to be read, too. */
  async #recent(
    registry: Registry,
    connection: Connection,
    address: Address,
    hostedAge: Tick
  ): Promise<Duties | undefined> {
    if (this.#read === undefined) return undefined
    const text = await pageText(connection, address, NO_HOSTED)
    if (text === undefined) return undefined
    const { head, setups } = pageOf(registry, text)
    const age = head.tick - this.#read.tick
    if (age < 0n || age >= hostedAge || setups !== this.#read.setups) return undefined
    return { ...head, hosted: this.#hosted }
  }

  async #all(registry: Registry, connection: Connection, address: Address): Promise<Duties | undefined> {
    const at = await bestHash(connection)
    const known = this.#known
    const pages: Known[] = []
    let first: Read | undefined
    for (let from: number | undefined = 0; from !== undefined; from = pages.at(-1)?.next) {
      const text = await pageText(connection, address, from, at)
      if (text === undefined) return undefined
      const read = pageOf(registry, text, known[pages.length])
      first ??= read
      pages.push(read.page)
    }
    if (first === undefined) return undefined
    const { head, setups } = first
    this.#read = { tick: head.tick, setups }
    return { ...head, hosted: this.#keep(pages) }
  }

  #keep(pages: readonly Known[]): readonly HostedSlot[] {
    const same = pages.length === this.#known.length && pages.every((page, index) => page === this.#known[index])
    if (same) return this.#hosted
    this.#known = pages
    this.#hosted = pages.flatMap(({ hosted }) => hosted)
    return this.#hosted
  }
}

/** A page as it is encoded, nothing if the account is not registered. */
async function pageText(
  connection: Connection,
  address: Address,
  from: number,
  at?: HexText
): Promise<HexText | undefined> {
  const args = Buffer.alloc(36)
  args.set(accountId(address))
  args.writeUInt32LE(from, 32)
  const text = await runtimeCall(connection, 'DatdotApi_my_duties', args, at)
  return text.startsWith(SOME) ? text.slice(SOME.length) : undefined
}

interface Read {
  readonly head: DutiesHead
  /** Those of the head as they are encoded. */
  readonly setups: HexText
  readonly page: Known
}

/** @param known what the page may still be */
function pageOf(registry: Registry, text: HexText, known?: Known): Read {
  if (known !== undefined && text.endsWith(known.text)) {
    const bytes = bytesOf(text.slice(0, text.length - known.text.length))
    const head = new Head(registry, bytes)
    // Otherwise what is known is the end of something longer.
    if (head.encodedLength === bytes.length) return { ...headOf(head), page: known }
  }
  const bytes = bytesOf(text)
  const head = new Head(registry, bytes)
  const rest = new Rest(registry, bytes.subarray(head.encodedLength))
  return {
    ...headOf(head),
    page: { ...hostedPage(rest), text: text.slice(head.encodedLength * HEX) }
  }
}

function headOf(head: InstanceType<typeof Head>): Pick<Read, 'head' | 'setups'> {
  return { head: dutiesHead(head), setups: head.get('setups')?.toHex() ?? '' }
}
