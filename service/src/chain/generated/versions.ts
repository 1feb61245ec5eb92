// Written by scripts/types, do not edit.

/** Versions of the encodings that this release speaks: of transactions of the runtime `spec`, and of `DatdotApi`. */
export const VERSIONS = { spec: 'datdot', transaction: 1, market: 1 } as const
