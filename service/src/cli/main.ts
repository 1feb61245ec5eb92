#!/usr/bin/env node
/** What the shell starts. */

import { runProgram } from './program.js'

await runProgram(process.argv.slice(2))
