/**
 * A program that attacks the chain or a peer, with no duties of its own:
 *
 *   node attacker-main.mjs ATTACK
 *
 * Its account is DATDOT_SECRET. What it found is one JSON object on its standard output.
 */

import { register } from 'node:module'

register('./hooks.mjs', import.meta.url)
const { attack } = await import('./attacks.ts')
await attack(process.argv[2])
