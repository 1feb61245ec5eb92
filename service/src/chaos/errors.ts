/** Every way in which a chaos run fails. */

import { errorTable } from '../errors.js'

export const CHAOS_ERRORS = {
  CHAOS_CHECK_FAILED: {
    message: '{kills} kills with seed {seed}: not all of it held: {what}',
    remedy: 'The lines above say what was found, the logs how it came to it; the same --seed repeats the schedule.'
  },
  CHAOS_START_FAILED: {
    message: '{name} was started {times} times in a row and ended each time; it said: {words}',
    remedy: 'Look into {log}.'
  }
} as const

export const chaosError = errorTable(CHAOS_ERRORS)
export type ChaosErrorCode = keyof typeof CHAOS_ERRORS
