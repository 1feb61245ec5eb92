/** The reports of a `FakeChain`: one commitment and one reveal an epoch, each in its phase, as the pallet has it. */

import { measurementMessage, reportCommitment } from '../../src/chain/messages.js'
import type { EpochClock, Measurement, MeasurementDuty } from '../../src/chain/types.js'
import { ed25519Verify } from '../../src/hyper/index.js'

interface Committed {
  readonly commitment: Uint8Array
  readonly tick: bigint
  revealed?: readonly Measurement[]
}

export class FakeReports {
  /** By `user-epoch`. */
  readonly committed = new Map<string, Committed>()
  readonly #genesis: Uint8Array
  readonly #tick: () => bigint
  readonly #length: bigint
  readonly #duties: { readonly user: bigint; readonly duty: MeasurementDuty }[] = []
  readonly #keys = new Set<string>()

  constructor(genesis: Uint8Array, tick: () => bigint, length: bigint) {
    this.#genesis = genesis
    this.#tick = tick
    this.#length = length
  }

  clock(): EpochClock {
    const epoch = Number(this.#tick() / this.#length)
    return { epoch, start: BigInt(epoch) * this.#length, length: this.#length }
  }

  ask(user: bigint, duty: MeasurementDuty): void {
    this.#duties.push({ user, duty })
  }

  duties(user: bigint): MeasurementDuty[] {
    const { epoch } = this.clock()
    return this.#duties
      .filter((asked) => asked.user === user && asked.duty.epoch >= epoch - 1)
      .map(({ duty }) => {
        const committed = this.committed.get(`${user}-${duty.epoch}`)
        return { ...duty, committed: committed !== undefined, revealed: committed?.revealed !== undefined }
      })
  }

  commit(user: bigint, epoch: number, commitment: Uint8Array): void {
    if (this.clock().epoch !== epoch) throw new Error('wrong epoch phase')
    if (!this.#duties.some((asked) => asked.user === user && asked.duty.epoch === epoch)) throw new Error('not asked')
    if (this.committed.has(`${user}-${epoch}`)) throw new Error('already committed')
    this.committed.set(`${user}-${epoch}`, { commitment, tick: this.#tick() })
  }

  reveal(user: bigint, epoch: number, measurements: readonly Measurement[], salt: Uint8Array): void {
    const { epoch: now, start, length } = this.clock()
    if (now !== epoch + 1 || this.#tick() >= start + length / 4n) throw new Error('wrong epoch phase')
    const committed = this.committed.get(`${user}-${epoch}`)
    if (committed === undefined || committed.revealed !== undefined) throw new Error('not committed')
    const commitment = reportCommitment(this.#genesis, { epoch, attestor: user, measurements, salt })
    if (Buffer.compare(commitment, committed.commitment) !== 0) throw new Error('another report was committed')
    for (const { challenge, readerKey, signature } of measurements) {
      const key = Buffer.from(readerKey).toString('hex')
      if (this.#keys.has(key)) throw new Error('reader key used')
      this.#keys.add(key)
      const message = measurementMessage(this.#genesis, challenge, user)
      if (!ed25519Verify(message, signature, readerKey)) throw new Error('bad measurement signature')
    }
    committed.revealed = measurements
  }
}
