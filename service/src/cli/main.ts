#!/usr/bin/env -S node --no-memory-reducer
/** What the shell starts. */

import { Console } from 'node:console'
import { runProgram } from './program.js'

// Standard output is for results: Hypercore writes remarks to the console, of conflicts for example.
globalThis.console = new Console(process.stderr)
await runProgram(process.argv.slice(2))
