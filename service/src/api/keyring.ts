/** The keys of one account by its secret, which is asked for once, and which of them act by the chain. */

import type { ActingKeys, Address, UserId } from '../chain/types.js'
import { hide } from '../secrets.js'
import { type AccountKeys, actingGenerations, deriveKeys, type Generations, signingSeeds } from './keys.js'

/** The chain as it says which keys act. */
export interface KeyChain {
  readonly address: Address
  getUserIDByAddress(address: Address, signal?: AbortSignal): Promise<UserId | undefined>
  getUserByID(id: UserId, signal?: AbortSignal): Promise<ActingKeys | undefined>
}

export class AccountKeyring {
  readonly #read: () => Promise<string>
  #secret: Promise<string> | undefined

  /** @param read asks for the secret */
  constructor(read: () => Promise<string>) {
    this.#read = read
  }

  /** The account's secret, read once. */
  secret(): Promise<string> {
    this.#secret ??= this.#read()
    return this.#secret
  }

  /** The keys of these generations, by default the first. */
  async keys(generations?: Generations): Promise<AccountKeys> {
    const keys = await deriveKeys(await this.secret(), generations)
    hide(keys.noiseSeed)
    hide(keys.signingSeed)
    return keys
  }

  /** The keys that act: those that the chain has, or the first ones of an account that is not registered. */
  async acting(chain: KeyChain, signal?: AbortSignal): Promise<AccountKeys> {
    const generations = await this.generations(chain, signal)
    return this.keys(
      generations && { noise: Math.max(generations.noise, 0), signing: Math.max(generations.signing, 0) }
    )
  }

  /** Which generations of the keys act; nothing if the account is not registered. See `actingGenerations`. */
  async generations(chain: KeyChain, signal?: AbortSignal): Promise<Generations | undefined> {
    const id = await chain.getUserIDByAddress(chain.address, signal)
    const user = id === undefined ? undefined : await chain.getUserByID(id, signal)
    return user && actingGenerations(await this.secret(), user)
  }

  /** Seeds of all signing keys that the account may come to have. */
  async signingSeeds(): Promise<Uint8Array[]> {
    const seeds = await signingSeeds(await this.secret())
    seeds.forEach(hide)
    return seeds
  }
}
