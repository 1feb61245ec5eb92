#!/usr/bin/env -S node --no-memory-reducer
// The `datdot` command. It is here so that it can be linked before anything is built.
// Without the flag V8 collects the whole heap of a program at rest every few seconds, for memory that it does not need back.

import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const main = new URL('../dist/cli/main.js', import.meta.url)
if (existsSync(fileURLToPath(main))) await import(main.href)
else {
  process.stderr.write('datdot: it is not built yet\n        Run scripts/build --service first.\n')
  process.exitCode = 1
}
