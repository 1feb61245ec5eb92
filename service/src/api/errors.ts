/** Every way in which the service API itself fails. */

import { errorTable } from '../errors.js'

export const API_ERRORS = {
  API_PARAMETERS_INVALID: {
    message: '{call} cannot use {field}: {why}',
    remedy: 'Correct the parameter; its type and comment in the service API say what it may be.'
  },
  API_BUDGET_TOO_SMALL: {
    message: 'hosting costs {cost} planck at most, the budget is {budget}',
    remedy: 'Raise the budget, host for a shorter time, or ask for fewer replicas.'
  },
  API_PLAN_UNKNOWN: {
    message: 'there is no plan {id}',
    remedy: 'Check the number; a plan is removed some time after its end.'
  },
  API_NOT_OF_PLAN: {
    message: 'plan {id} does not keep the end of the hypercore {key}',
    remedy: 'Name a hypercore whose last published chunk the plan keeps, or request hosting of it.'
  },
  API_NOTHING_NEW: {
    message: 'the hypercore {key} has no chunks that plan {id} does not keep',
    remedy: 'Append to it first, and let this store or a peer have the new chunks.'
  },
  API_FOLLOWS_ONE: {
    message: '{key} is a folder: two hypercores, and a plan follows one',
    remedy: 'Follow a hypercore that is no folder; host a folder as it is, and add what was appended to it later.'
  },
  API_FOLLOW_TOO_SMALL: {
    message: 'the hypercore has {bytes} bytes to host already, the plan is to pay for {most} at most',
    remedy: 'State more bytes: those that are there, and those that may be appended.'
  },
  API_FEED_UNKNOWN: {
    message: 'the chain does not know the hypercore {key}',
    remedy: 'Publish it first, or check the key.'
  },
  API_AUTHOR_CHANGED: {
    message: 'the hypercore {key} was not published by the account {to}',
    remedy: 'Look again who published it, and confirm that.'
  },
  API_SECRET_INVALID: {
    message: 'keys cannot be derived from the secret of the account',
    remedy:
      'Give a mnemonic, or a seed of 64 hexadecimal digits after 0x; derivations behind it have to be hard ones (//).'
  },
  API_REFUSED: {
    message: 'the request was not confirmed; nothing was sent to the chain',
    remedy: 'Confirm the quoted price, or change the request.'
  }
} as const

export const apiError = errorTable(API_ERRORS)
export type ApiErrorCode = keyof typeof API_ERRORS
