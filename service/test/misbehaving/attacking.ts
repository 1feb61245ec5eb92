/** Attacks from outside, as processes beside a net. */

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Process } from '../../src/devnet/processes.js'
import type { Attack } from './attacks.js'
import type { Net } from './net.js'

const MAIN = fileURLToPath(new URL('./attacker-main.mjs', import.meta.url))

/** Runs an attack with an account of its own; resolves with what it found. */
export async function runAttack<Found>(
  net: Net,
  name: Attack,
  secret: string,
  seconds: number,
  own: NodeJS.ProcessEnv = {}
): Promise<Found> {
  const { folder } = net.processes
  const { rpc, bootstrap } = net.place
  const env = {
    NODE_OPTIONS: '',
    DATDOT_SECRET: secret,
    DATDOT_RPC: rpc,
    DATDOT_BOOTSTRAP: bootstrap,
    DATDOT_HOME: join(folder, name),
    ...own
  }
  // Not one of the net's processes: it may end.
  const running = new Process({ name, file: process.execPath, args: [MAIN, name], env }, folder)
  try {
    const found = await running.result(({ attack }) => attack === name, name, AbortSignal.timeout(seconds * 1_000))
    return found as unknown as Found
  } finally {
    await running.stop()
  }
}
