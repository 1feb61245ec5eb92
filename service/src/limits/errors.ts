/** Why new work is not taken on. */

import { errorTable } from '../errors.js'

export const LIMITS_ERRORS = {
  LIMITS_DISK_RESERVED: {
    message:
      '{bytes} bytes more would break the reserve of {reserve} bytes that is kept free: {left} are left above it',
    remedy: 'Make room on the disk, offer less storage, or set a smaller `reserve`. What is stored is kept and proven.'
  },
  LIMITS_OUT_OF_HOURS: {
    message: 'it is outside of the hours of the week that are offered',
    remedy: 'Nothing to do: it goes on in the next hour of `schedule`. What is stored is kept and proven.'
  },
  LIMITS_ON_BATTERY: {
    message: 'the machine runs on its battery, and `when` has mains',
    remedy: 'Plug it in, or take mains out of `when`. What is stored is kept and proven.'
  },
  LIMITS_IN_USE: {
    message: 'the machine is in use, and `when` has idle',
    remedy: 'Nothing to do: it goes on when nobody works at it; or take idle out of `when`. What is stored is proven.'
  },
  LIMITS_MEMORY_FULL: {
    message: 'the process has {used} bytes of the {memory} that it may have',
    remedy: 'Nothing to do if it passes; else set a larger `memory`, or offer a smaller capacity.'
  }
} as const

export const limitsError = errorTable(LIMITS_ERRORS)
export type LimitsErrorCode = keyof typeof LIMITS_ERRORS
