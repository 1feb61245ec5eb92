/** What the rest of the service, and programs, import of the chain client. */

export { accountId, addressOf } from './address.js'
export { ChainAPI } from './api.js'
export type { CallPrinter } from './api-fields.js'
export { auditMoney, type MoneyAudit } from './audit.js'
export type { MarketCall } from './calls/call.js'
export { type ChainClient, type ConnectOptions, connectChain } from './client.js'
export type { EventHandler, Listening, ListenOptions } from './cursor.js'
export { CHAIN_ERRORS, type ChainErrorCode, type PalletErrorCode } from './errors.js'
export { type CallFields, type FieldValue, renderFields } from './fields.js'
export {
  type KeyPurpose,
  measurementMessage,
  possessionMessage,
  publisherMessage,
  type Report,
  reportCommitment
} from './messages.js'
export { newPhrase } from './phrase.js'
export { Signer } from './signer.js'
export type { EventOf, Result } from './submitting.js'
export type * from './types.js'
