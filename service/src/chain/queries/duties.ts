/**
 * What an account has to do. A hoster asks with every block, and of a thousand replicas hardly one differs from those of the
 * block before: pages that came before are not decoded again.
 */

import { Struct } from '@polkadot/types'
import type { Registry } from '@polkadot/types/types'
import { accountId } from '../address.js'
import type { ChainClient } from '../client.js'
import { type DutiesHead, dutiesHead, type HostedPage, hostedPage } from '../codec/records.js'
import type { Connection } from '../connection.js'
import { bestHash, bytesOf, type HexText, runtimeCall } from '../node-requests.js'
import type { Address, Duties, HostedSlot } from '../types.js'

/** An account's answer has this before everything else. */
const SOME = '0x01'
const HEX = 2

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

  /**
   * All that the account has to do by the best block, nothing if it is not registered. All pages are of one block.
   * `hosted` is the same array as long as it is of the same replicas.
   */
  read(client: Pick<ChainClient, 'read'>, address: Address, signal?: AbortSignal): Promise<Duties | undefined> {
    return client.read(async (api, connection) => {
      const at = await bestHash(connection)
      const known = this.#known
      const pages: Known[] = []
      let head: DutiesHead | undefined
      for (let from: number | undefined = 0; from !== undefined; from = pages.at(-1)?.next) {
        const text = await pageText(connection, address, from, at)
        if (text === undefined) return undefined
        const read = pageOf(api.registry, text, known[pages.length])
        head ??= read.head
        pages.push(read.page)
      }
      return head && { ...head, hosted: this.#keep(pages) }
    }, signal)
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
  at: HexText
): Promise<HexText | undefined> {
  const args = Buffer.alloc(36)
  args.set(accountId(address))
  args.writeUInt32LE(from, 32)
  const text = await runtimeCall(connection, 'DatdotApi_my_duties', args, at)
  return text.startsWith(SOME) ? text.slice(SOME.length) : undefined
}

/** @param known what the page may still be */
function pageOf(registry: Registry, text: HexText, known: Known | undefined): { head: DutiesHead; page: Known } {
  if (known !== undefined && text.endsWith(known.text)) {
    const bytes = bytesOf(text.slice(0, text.length - known.text.length))
    const head = new Head(registry, bytes)
    // Otherwise what is known is the end of something longer.
    if (head.encodedLength === bytes.length) return { head: dutiesHead(head), page: known }
  }
  const bytes = bytesOf(text)
  const head = new Head(registry, bytes)
  const rest = new Rest(registry, bytes.subarray(head.encodedLength))
  return {
    head: dutiesHead(head),
    page: { ...hostedPage(rest), text: text.slice(head.encodedLength * HEX) }
  }
}
