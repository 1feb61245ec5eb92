/** How values look in requests and answers: bytes as 0x hex, numbers that may be large as decimal text. */

import { z } from 'zod'
import { formatFeedKey, parseFeedKey } from '../hyper/index.js'
import { toHex, toWire } from '../json.js'

export { toHex, toWire }

/** A whole number of at most 128 bits, such as an amount in planck, bytes, or an id. */
export const digits = z
  .string()
  .regex(/^\d{1,39}$/, 'write a whole number as text, such as "12"')
  .describe('A whole number as decimal text.')

/** `digits`, taken as bigint. */
export const integer = digits.transform((text) => BigInt(text))

export const block = z
  .int()
  .min(0)
  .max(2 ** 32 - 1)
  .describe('A block number.')

export const hex = (bytes: number) =>
  z
    .string()
    .regex(new RegExp(`^0x[0-9a-f]{${2 * bytes}}$`), `write ${bytes} bytes as 0x and hexadecimal digits`)
    .describe(`${bytes} bytes as 0x and hexadecimal digits.`)

/** `hex`, taken as bytes. */
export const bytes = (length: number) =>
  hex(length).transform((text) => Uint8Array.from(Buffer.from(text.slice(2), 'hex')))

/** The key of a hypercore or hyperdrive, as people write it. */
export const feedKey = z
  .string()
  .min(1)
  .max(100)
  .describe('The key of a hypercore or hyperdrive: 52 characters of z-base-32, or 64 hexadecimal digits.')
  .transform((text, context) => {
    try {
      return parseFeedKey(text)
    } catch {
      context.addIssue({ code: 'custom', message: 'it is not the key of a hypercore' })
      return z.NEVER
    }
  })

/** The key of a hypercore in answers, z-base-32. */
export const shownKey = z
  .string()
  .regex(/^[a-z0-9]{52}$/)
  .describe('The key of a hypercore, z-base-32.')
export const showKey = (key: Uint8Array): string => formatFeedKey(key)

/** Where a call ended up. */
export const submitted = z.strictObject({
  block,
  hash: hex(32).describe('Hash of the transaction.')
})

export const NOTHING = z.strictObject({})
