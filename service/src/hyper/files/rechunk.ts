/** Cuts bytes that arrive in any portions into chunks of one size; only the last one may be shorter. */
export async function* rechunk(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = []
  let length = 0
  for await (const bytes of source) {
    for (let offset = 0; offset < bytes.length; ) {
      const part = bytes.subarray(offset, offset + size - length)
      parts.push(part)
      offset += part.length
      length += part.length
      if (length < size) continue
      yield Buffer.concat(parts)
      parts = []
      length = 0
    }
  }
  if (length > 0) yield Buffer.concat(parts)
}
