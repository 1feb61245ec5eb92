import { expect, test } from '@jest/globals'
import { blake2AsU8a } from '@polkadot/util-crypto'
import { addressOf } from '../../src/chain/address.js'
import { wire } from '../../src/chain/codec/wire.js'
import { type Measurement, measurementMessage, possessionMessage, reportCommitment } from '../../src/chain/index.js'
import { signedMessage } from '../../src/hyper/index.js'
import { bytes, codecOf, runtimeRegistry } from './runtime.js'

const registry = runtimeRegistry()
const genesis = bytes(32, 9)

const measurement = (challenge: bigint): Measurement => ({
  challenge,
  readerKey: bytes(32, 1),
  signature: bytes(64, 2),
  figures: { chunks: 3, connect: 70_000, firstByte: 0, rate: 2 ** 32 - 1 }
})

test.each([0, 1, 63, 64, 128])(
  'the commitment to a report of %i measurements hashes what the runtime encodes',
  (count) => {
    const measurements = Array.from({ length: count }, (_, index) => measurement(BigInt(index) + 2n ** 40n))
    const report = { epoch: 77, attestor: 2n ** 33n, measurements, salt: bytes(32, 4) }
    const encoded = [
      codecOf(registry, '[u8; 32]', wire(genesis)),
      codecOf(registry, 'u32', report.epoch),
      codecOf(registry, 'u64', report.attestor),
      codecOf(registry, 'Vec<PalletDatdotDeliveryMeasurement>', wire(measurements)),
      codecOf(registry, '[u8; 32]', wire(report.salt))
    ].map((codec) => codec.toU8a())
    const expected = blake2AsU8a(Buffer.concat([Buffer.from('datdot/report'), ...encoded]), 256)
    expect(reportCommitment(genesis, report)).toEqual(expected)
  }
)

test('every field changes the commitment', () => {
  const report = { epoch: 1, attestor: 2n, measurements: [measurement(5n)], salt: bytes(32, 4) }
  const other = [
    reportCommitment(bytes(32, 8), report),
    reportCommitment(genesis, { ...report, epoch: 2 }),
    reportCommitment(genesis, { ...report, attestor: 3n }),
    reportCommitment(genesis, { ...report, measurements: [] }),
    reportCommitment(genesis, { ...report, salt: bytes(32, 5) }),
    reportCommitment(genesis, report)
  ]
  expect(new Set(other.map((hash) => Buffer.from(hash).toString('hex'))).size).toBe(other.length)
})

test('a measurement is signed under its domain, little endian', () => {
  const ids = Uint8Array.of(2, 1, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0)
  expect(measurementMessage(genesis, 0x102n, 3n)).toEqual(signedMessage('measurement', genesis, ids))
})

test('possession is signed for one purpose, chain, account and key', () => {
  const [account, key] = [bytes(32, 1), bytes(32, 2)]
  const address = addressOf(account)
  expect(possessionMessage('noise', genesis, address, key)).toEqual(signedMessage('noiseKey', genesis, account, key))
  expect(possessionMessage('signing', genesis, address, key)).toEqual(
    signedMessage('signingKey', genesis, account, key)
  )
})

test('the same account in another notation is the same account; anything else is none', () => {
  const key = bytes(32, 2)
  const message = possessionMessage('noise', genesis, '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY', key)
  expect(possessionMessage('noise', genesis, '15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5', key)).toEqual(message)
  for (const address of ['', 'Alice', '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQZ', '0x1234']) {
    expect(() => possessionMessage('noise', genesis, address, key)).toThrow(
      expect.objectContaining({ code: 'CHAIN_ADDRESS_INVALID' })
    )
  }
})
