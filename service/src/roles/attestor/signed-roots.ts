/** The roots of the replicas that this attestor signed for, kept until their amendments are over. */

import { equalBytes } from '../../hyper/index.js'
import { rolesError } from '../errors.js'
import { readState, writeState } from '../state-file.js'

interface SignedRoot {
  readonly amendment: bigint
  readonly slot: number
  readonly root: Uint8Array
}

export class SignedRoots {
  readonly #path: string
  #signed: readonly SignedRoot[]
  #writing: Promise<void> = Promise.resolve()

  private constructor(path: string, signed: readonly SignedRoot[]) {
    this.#path = path
    this.#signed = signed
  }

  static async open(path: string): Promise<SignedRoots> {
    return new SignedRoots(path, (await readState<SignedRoot[]>(path)) ?? [])
  }

  /** Whether another slot of the amendment has this root. */
  isOfAnother(amendment: bigint, slot: number, root: Uint8Array): boolean {
    return this.#signed.some(
      (signed) => signed.amendment === amendment && signed.slot !== slot && equalBytes(signed.root, root)
    )
  }

  /**
   * Records the root of a slot that is about to be signed; resolves when the disk has it.
   * @throws ROLES_REPLICA_EQUAL if another slot of the amendment has the same one
   */
  async add(amendment: bigint, slot: number, root: Uint8Array): Promise<void> {
    if (this.isOfAnother(amendment, slot, root)) throw rolesError('ROLES_REPLICA_EQUAL')
    const others = this.#signed.filter((signed) => signed.amendment !== amendment || signed.slot !== slot)
    this.#signed = [...others, { amendment, slot, root }]
    await this.#write()
  }

  /** Forgets all amendments but these. */
  async keep(amendments: readonly bigint[]): Promise<void> {
    const kept = this.#signed.filter(({ amendment }) => amendments.includes(amendment))
    if (kept.length === this.#signed.length) return
    this.#signed = kept
    await this.#write()
  }

  #write(): Promise<void> {
    const written = this.#writing.then(() => writeState(this.#path, this.#signed))
    this.#writing = written.catch(() => {})
    return written
  }
}
