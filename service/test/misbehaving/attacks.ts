/** All attacks from outside, by name, and what each is given. */

import { ChainAPI, connectChain, Signer } from '../../src/chain/index.js'
import { cheapFailures } from './cheap-calls.js'
import { fillBlocks } from './filled-blocks.js'
import { floodPeer } from './floods.js'
import { hostileOrder } from './hostile-order.js'

export interface Attacker {
  readonly chain: ChainAPI
  readonly signer: Signer
  /** Fires when the process is to end. */
  readonly signal: AbortSignal
}

const ATTACKS = {
  'fill-blocks': fillBlocks,
  'cheap-failures': cheapFailures,
  'hostile-order': hostileOrder,
  'flood-peer': floodPeer
} satisfies Record<string, (attacker: Attacker) => Promise<object>>

export type Attack = keyof typeof ATTACKS

/** Runs an attack and prints what it found; big numbers as text. */
export async function attack(name: string): Promise<void> {
  const { DATDOT_RPC: url = '', DATDOT_SECRET: secret = '' } = process.env
  const stopping = new AbortController()
  process.once('SIGTERM', () => stopping.abort(new Error('stopped')))
  const run = ATTACKS[name as Attack]
  if (run === undefined) throw new Error(`unknown attack, there are: ${Object.keys(ATTACKS)}`)
  const client = await connectChain({ url })
  try {
    const signer = await Signer.fromSecret(secret)
    const found = await run({ chain: new ChainAPI(client, signer), signer, signal: stopping.signal })
    const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)
    process.stdout.write(`${JSON.stringify({ attack: name, ...found }, plain)}\n`)
  } finally {
    await client.close()
  }
  // What a flood left open would keep the process.
  process.exit()
}
