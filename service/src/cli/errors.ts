/** Every way in which the command line itself fails; calls of the chain and of Hypercore have errors of their own. */

import { errorTable } from '../errors.js'

export const CLI_ERRORS = {
  CLI_SETTING_INVALID: {
    message: 'the setting {name}, from {source}, cannot be used: {why}',
    remedy: 'Correct it; `datdot --help` lists the settings and what they may be.'
  },
  CLI_CONFIG_UNREADABLE: {
    message: 'the config file {path} cannot be used: {why}',
    remedy: 'Correct it or name another one with --config; it is one JSON object whose keys are settings.'
  },
  CLI_SECRET_MISSING: {
    message: 'there is no account secret: {path} does not exist',
    remedy: 'Make one with `datdot account --new`, name a file with --secret-file, or set DATDOT_SECRET.'
  },
  CLI_SECRET_EXPOSED: {
    message: 'others can read the secret in {path}',
    remedy: 'Make it yours alone with chmod 600, and consider the secret known if others use this machine.'
  },
  CLI_SECRET_EXISTS: {
    message: 'there is a secret in {path} already',
    remedy: 'Use it, or name another file with --secret-file: a secret is never overwritten.'
  },
  CLI_VALUE_INVALID: {
    message: '{text} is not {what}, such as {example}',
    remedy: 'Write it as in the example.'
  },
  CLI_NOT_CONFIRMED: {
    message: 'nothing was paid: {why}',
    remedy: 'Answer yes, or give --yes where nobody can answer.'
  },
  CLI_PLAN_UNKNOWN: {
    message: 'there is no plan {id}',
    remedy: 'Check the number, which `datdot host` printed; a plan is removed some time after its end.'
  },
  CLI_NO_OFFER: {
    message: 'the account {address} has no offer',
    remedy: 'Make one with `datdot provide`, or name the secret of the account that has it.'
  },
  CLI_OPTIONS_CLASH: {
    message: '{why}',
    remedy: 'The --help of the command says which options go together.'
  }
} as const

export const cliError = errorTable(CLI_ERRORS)
export type CliErrorCode = keyof typeof CLI_ERRORS
