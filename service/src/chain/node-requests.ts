/**
 * Questions that come with every block, asked by the node's own JSON-RPC. `api.at` makes an object for every call of every
 * pallet for each block that it is asked about, which takes a hundred times as long as the answer.
 */

import type { Connection } from './connection.js'

/** Hexadecimal text as the node sends and takes bytes: with `0x`, but for parts of it. */
export type HexText = string

/** Hash of the best block. */
export function bestHash(connection: Connection): Promise<HexText> {
  return connection.request<HexText>('chain_getBlockHash')
}

/** What a function of the runtime answers, encoded. @param name as `DatdotApi_my_duties` */
export function runtimeCall(connection: Connection, name: string, args: Uint8Array, at?: HexText): Promise<HexText> {
  return connection.request<HexText>('state_call', name, hexOf(args), ...(at === undefined ? [] : [at]))
}

/** What is stored under a key, nothing if nothing is. */
export function storageAt(connection: Connection, key: HexText, at: HexText): Promise<HexText | null> {
  return connection.request<HexText | null>('state_getStorage', key, at)
}

/** Version of the runtime that a block leaves to the next one. */
export async function specVersionAt(connection: Connection, at: HexText): Promise<number> {
  return (await connection.request<{ readonly specVersion: number }>('state_getRuntimeVersion', at)).specVersion
}

export const hexOf = (bytes: Uint8Array): HexText => `0x${Buffer.from(bytes).toString('hex')}`

export const bytesOf = (text: HexText): Uint8Array =>
  new Uint8Array(Buffer.from(text.startsWith('0x') ? text.slice(2) : text, 'hex'))
