/** Statements: what encoder, attestor and hoster sign about the replica of a slot. */

import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { replicaError } from './errors.js'
import { HASH_BYTES, type ReplicaFormat } from './format.js'

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

/** The role follows. Other verdicts than that a replica is complete get purposes of their own behind it. */
const DOMAIN = 'datdot/statement/'
const SEED_BYTES = 32
const KEY_BYTES = 32
/** What DER puts before the seed of an ed25519 key (RFC 8410), and before its public key. */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

/** The bytes that `role` signs: domain, role, and the fields, each of a fixed width, integers little endian. */
export function statementMessage(statement: Statement, role: StatementRole): Uint8Array {
  const { genesis, drawSeed, amendment, slot, encoder, hoster, replicaRoot, sealedBytes, plainBytes, format } =
    statement
  return Buffer.concat([
    Buffer.from(`${DOMAIN}${role}`, 'ascii'),
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
  if (seed.length !== SEED_BYTES) throw replicaError('REPLICA_KEY', { why: `it has ${seed.length} bytes` })
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, seed]), format: 'der', type: 'pkcs8' })
  return new Uint8Array(sign(null, statementMessage(statement, role), key))
}

/** Whether `signature` is that of `publicKey` in the place of `role`; false, never an error, for bytes that are neither. */
export function verifyStatement(
  statement: Statement,
  role: StatementRole,
  signature: Uint8Array,
  publicKey: Uint8Array
): boolean {
  const message = statementMessage(statement, role)
  if (publicKey.length !== KEY_BYTES) return false
  const key = createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, publicKey]), format: 'der', type: 'spki' })
  return verify(null, message, key, signature)
}

function hashBytes(field: string, bytes: Uint8Array): Uint8Array {
  if (bytes.length === HASH_BYTES) return bytes
  throw replicaError('REPLICA_FIELD', { field, why: `it has ${bytes.length} bytes` })
}

function unsigned(field: string, number: bigint | number, width: number): Uint8Array {
  const value = typeof number === 'bigint' || !Number.isInteger(number) ? number : BigInt(number)
  if (typeof value === 'number' || value !== BigInt.asUintN(8 * width, value)) {
    throw replicaError('REPLICA_FIELD', { field, why: `it is ${value}` })
  }
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(value)
  return bytes.subarray(0, width)
}
