/** A region as the chain has it: the two characters of a geohash prefix; other lengths are refused with the call. */
export function regionBytes(region: string): Uint8Array {
  return new TextEncoder().encode(region)
}
