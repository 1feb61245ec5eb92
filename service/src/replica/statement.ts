/** Statements: what encoder, attestor and hoster sign about the replica of a slot. */

import type { ReplicaFormat } from './format.js'
import { hashBytes, STATEMENT_DOMAIN, signBytes, unsigned, verifyBytes } from './signing.js'

/** Who signs, and with it what is meant: I made it; every chunk is the feed's; I hold exactly this. */
export type StatementRole = 'encoder' | 'attestor' | 'hoster'

export interface Statement {
  /** Genesis hash of the chain. */
  readonly genesis: Uint8Array
  /** Seed of the amendment's draw. */
  readonly drawSeed: Uint8Array
  readonly amendment: bigint
  readonly slot: number
  /** User ids. */
  readonly encoder: bigint
  readonly hoster: bigint
  readonly replicaRoot: Uint8Array
  readonly sealedBytes: bigint
  readonly plainBytes: bigint
  readonly format: ReplicaFormat
}

/** The bytes that `role` signs: domain, role, and the fields, each of a fixed width, integers little endian. */
export function statementMessage(statement: Statement, role: StatementRole): Uint8Array {
  const { genesis, drawSeed, amendment, slot, encoder, hoster, replicaRoot, sealedBytes, plainBytes, format } =
    statement
  return Buffer.concat([
    Buffer.from(`${STATEMENT_DOMAIN}${role}`, 'ascii'),
    hashBytes('genesis', genesis),
    hashBytes('drawSeed', drawSeed),
    unsigned('amendment', amendment, 8),
    unsigned('slot', slot, 4),
    unsigned('encoder', encoder, 8),
    unsigned('hoster', hoster, 8),
    hashBytes('replicaRoot', replicaRoot),
    unsigned('sealedBytes', sealedBytes, 8),
    unsigned('plainBytes', plainBytes, 8),
    unsigned('format.version', format.version, 1),
    unsigned('format.seal', format.seal, 1)
  ])
}

/** The ed25519 signature of `role` with the key of that seed (32 bytes). */
export function signStatement(statement: Statement, role: StatementRole, seed: Uint8Array): Uint8Array {
  return signBytes(statementMessage(statement, role), seed)
}

/** Whether `signature` is that of `publicKey` in the place of `role`; false, never an error, for bytes that are neither. */
export function verifyStatement(
  statement: Statement,
  role: StatementRole,
  signature: Uint8Array,
  publicKey: Uint8Array
): boolean {
  return verifyBytes(statementMessage(statement, role), signature, publicKey)
}
