/**
 * A worker that misbehaves: the `datdot` command with one part replaced.
 *
 *   node worker-main.mjs KIND provide …
 */

import { register } from 'node:module'

const [kind] = process.argv.splice(2, 1)
process.env.MISBEHAVIOUR = kind
register('./hooks.mjs', import.meta.url)
await import('../../dist/cli/main.js')
