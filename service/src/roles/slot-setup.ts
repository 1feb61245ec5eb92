/** What encoder, attestor and hoster agree on about the setup of one slot, derived from the chain alone. */

import type { CompleteOutcome, Peer, SetupDuty, SetupOutcome, SlotDuty, StatementSignatures } from '../chain/types.js'
import { equalBytes, type HeaderMessage, type StatementMessage } from '../hyper/index.js'
import {
  leafCount,
  MAX_SEALED_BYTES,
  pageCount,
  REPLICA_FORMAT,
  type ReplicaSummary,
  type SealContext,
  type Statement,
  type StatementRole,
  signStatement,
  verifyStatement
} from '../replica/index.js'
import { rolesError } from './errors.js'
import type { SigningKeys } from './signing-keys.js'

export type RejectedOutcome = Extract<SetupOutcome, { readonly type: 'rejected' }>

/** Most plain bytes of one contract: 64 MiB, as on chain. */
export const MAX_CONTRACT_BYTES = 64 * 1024 * 1024

export interface SlotSetup {
  readonly genesis: Uint8Array
  readonly duty: SetupDuty
  readonly slot: SlotDuty
}

export function slotSetup(genesis: Uint8Array, duty: SetupDuty, index: number): SlotSetup | undefined {
  const slot = duty.slots.find((candidate) => candidate.slot === index)
  return slot && { genesis, duty, slot }
}

/** Who attests the slot: the second attestor what the first one rejected, and nobody until that one is drawn. */
export function judgeOf({ duty, slot }: Pick<SlotSetup, 'duty' | 'slot'>): Peer | undefined {
  return slot.rejected === undefined ? duty.attestor : duty.review?.attestor
}

/** Name of the setup in logs, jobs and files. */
export function setupName({ duty, slot }: SlotSetup): string {
  return `${duty.amendment}-${slot.slot}`
}

export function sealOf({ genesis, duty, slot }: SlotSetup): SealContext {
  return { genesis, amendment: duty.amendment, slot: slot.slot, encoder: slot.encoder.user }
}

/** The statement about a replica that this peer itself encoded or decoded. */
export function statementOf(
  { genesis, duty, slot }: SlotSetup,
  summary: Pick<ReplicaSummary, 'replicaRoot' | 'sealedBytes' | 'plainBytes'>
): Statement {
  return {
    genesis,
    drawSeed: duty.seed,
    amendment: duty.amendment,
    slot: slot.slot,
    encoder: slot.encoder.user,
    hoster: slot.hoster.user,
    replicaRoot: summary.replicaRoot,
    sealedBytes: BigInt(summary.sealedBytes),
    plainBytes: BigInt(summary.plainBytes),
    format: REPLICA_FORMAT
  }
}

/** The same about the replica that a peer states; only to be compared or checked, never signed. */
export function statedBy(
  setup: SlotSetup,
  stated: Pick<StatementMessage, 'replicaRoot' | 'sealedBytes' | 'plainBytes'>
): Statement {
  const { replicaRoot, sealedBytes, plainBytes } = stated
  const sizes = { sealedBytes: Number(sealedBytes), plainBytes: Number(plainBytes) }
  return statementOf(setup, { replicaRoot, ...sizes })
}

/**
 * Signs in the place of a role, with the key that the chain expects there.
 * @throws ROLES_KEY_DIFFERS
 */
export function signAs(setup: SlotSetup, role: StatementRole, statement: Statement, keys: SigningKeys): Uint8Array {
  const seed = keys.seedOf(signingKeyOf(setup, role))
  if (seed === undefined) throw rolesError('ROLES_KEY_DIFFERS', { role })
  return signStatement(statement, role, seed)
}

/** What goes to the chain. */
export function outcomeOf(statement: Statement, signatures: StatementSignatures): CompleteOutcome {
  const { replicaRoot, sealedBytes, plainBytes, format } = statement
  return { type: 'complete', replicaRoot, sealedBytes, plainBytes, format, signatures }
}

/** The rejection of a replica that its encoder signed. */
export function rejectionOf(statement: Statement, encoder: Uint8Array): RejectedOutcome {
  const { replicaRoot, sealedBytes, plainBytes, format } = statement
  return { type: 'rejected', replicaRoot, sealedBytes, plainBytes, format, encoder }
}

/** That a replica is the one that the first attestor rejected, if it rejected one. */
export function isReviewed({ slot: { rejected } }: SlotSetup, statement: Statement): boolean {
  if (rejected === undefined) return true
  const { replicaRoot, sealedBytes, plainBytes } = rejected
  return (
    equalBytes(statement.replicaRoot, replicaRoot) &&
    statement.sealedBytes === sealedBytes &&
    statement.plainBytes === plainBytes
  )
}

export function isSignedBy(setup: SlotSetup, role: StatementRole, own: Statement, signature: Uint8Array): boolean {
  return verifyStatement(own, role, signature, signingKeyOf(setup, role))
}

/** No bytes, which no key equals, while nobody has that role. */
function signingKeyOf(setup: SlotSetup, role: StatementRole): Uint8Array {
  const { encoder, hoster } = setup.slot
  return { encoder, attestor: judgeOf(setup), hoster }[role]?.signingKey ?? new Uint8Array(0)
}

/** Refuses a header that no honest replica of the contract has. @throws ROLES_HEADER_REFUSED */
export function checkHeader({ duty }: SlotSetup, header: HeaderMessage): void {
  const refuse = (why: string) => rolesError('ROLES_HEADER_REFUSED', { why })
  if (BigInt(header.chunks) !== duty.to - duty.from) throw refuse(`it announces ${header.chunks} chunks`)
  if (header.plainBytes > BigInt(MAX_CONTRACT_BYTES)) throw refuse(`it announces ${header.plainBytes} plain bytes`)
  if (header.sealedBytes > BigInt(MAX_SEALED_BYTES)) throw refuse(`it announces ${header.sealedBytes} sealed bytes`)
  const sealedBytes = Number(header.sealedBytes)
  leafCount(sealedBytes)
  if (header.pages !== pageCount(sealedBytes)) throw refuse(`it announces ${header.pages} pages`)
  if (header.format !== REPLICA_FORMAT.version || header.seal !== REPLICA_FORMAT.seal) throw refuse('unknown format')
  if (!equalBytes(header.head.key, duty.feedKey)) throw refuse('it is about another feed')
}

/** That a peer states just what this one measured, and signed it in its role. @throws ROLES_STATEMENT_REFUSED */
export function checkStatement(
  setup: SlotSetup,
  role: StatementRole,
  own: Statement,
  stated: StatementMessage
): Uint8Array {
  const refuse = (why: string) => rolesError('ROLES_STATEMENT_REFUSED', { role, why })
  const same =
    equalBytes(stated.replicaRoot, own.replicaRoot) &&
    stated.sealedBytes === own.sealedBytes &&
    stated.plainBytes === own.plainBytes
  if (!same) throw refuse('it states another replica')
  const signature = stated.signatures[role]
  if (signature === undefined || !isSignedBy(setup, role, own, signature)) {
    throw refuse('its signature is missing or foreign')
  }
  return signature
}

/** All three signatures under a statement. @throws ROLES_STATEMENT_REFUSED */
export function checkComplete(setup: SlotSetup, own: Statement, stated: StatementMessage): StatementSignatures {
  return {
    encoder: checkStatement(setup, 'encoder', own, stated),
    attestor: checkStatement(setup, 'attestor', own, stated),
    hoster: checkStatement(setup, 'hoster', own, stated)
  }
}

/** A statement as it goes to a peer. */
export function statementMessageOf(statement: Statement, signatures: StatementMessage['signatures']): StatementMessage {
  const { replicaRoot, sealedBytes, plainBytes, format } = statement
  return {
    type: 'statement',
    replicaRoot,
    sealedBytes,
    plainBytes,
    format: format.version,
    seal: format.seal,
    signatures
  }
}
