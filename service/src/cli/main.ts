#!/usr/bin/env node
/** What the shell starts. */

import { isDatdotError } from '../errors.js'
import { createProgram } from './program.js'
import { reportFailure } from './run.js'

try {
  await createProgram().parseAsync()
} catch (error) {
  // Options are read before a command has a session.
  if (!isDatdotError(error)) throw error
  reportFailure(error, process.argv.includes('--json'))
}
