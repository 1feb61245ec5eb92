// Written by scripts/types, do not edit.

/** Versions of the encodings that this release speaks: of transactions, and of `DatdotApi`. */
export const VERSIONS = { transaction: 1, market: 1 } as const
