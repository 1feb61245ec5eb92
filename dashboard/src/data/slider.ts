/** A slider for bytes: each step is the same factor, so that small and large disks are chosen as finely. */

export const STEPS = 200
const MIB = 1n << 20n

/** Bytes at a place from 0 to `STEPS`, in whole MiB between the ends. */
export function bytesAt(place: number, least: bigint, most: bigint): bigint {
  if (place <= 0) return least
  if (place >= STEPS) return most
  const value = Number(least) * (Number(most) / Number(least)) ** (place / STEPS)
  const rounded = (BigInt(Math.round(value)) / MIB) * MIB
  return rounded < least ? least : rounded > most ? most : rounded
}

export function placeOf(bytes: bigint, least: bigint, most: bigint): number {
  if (bytes <= least || most <= least) return 0
  if (bytes >= most) return STEPS
  return Math.round((STEPS * Math.log(Number(bytes) / Number(least))) / Math.log(Number(most) / Number(least)))
}
