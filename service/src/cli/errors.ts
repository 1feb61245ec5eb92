/** Every way in which the command line itself fails; calls of the chain and of Hypercore have errors of their own. */

import { errorTable } from '../errors.js'

export const CLI_ERRORS = {
  CLI_SETTING_INVALID: {
    message: 'the setting {name}, from {source}, cannot be used: {why}',
    remedy: 'Correct it; `datdot daemon --help` says what settings may be.'
  },
  CLI_CONFIG_UNREADABLE: {
    message: 'the config file {path} cannot be used: {why}',
    remedy: 'Correct it or name another one with --config; `datdot config` prints one with every setting.'
  },
  CLI_SECRET_MISSING: {
    message: 'there is no account: {path} does not exist',
    remedy:
      'Make one with `datdot init`, or take one over with `datdot account import`; if there is one, name its folder with --home, its keystore with --keystore, or a plain file with --secret-file.'
  },
  CLI_SECRET_EMPTY: {
    message: 'no secret came from {source}',
    remedy: 'Give a mnemonic, or a seed of 64 hexadecimal digits after 0x, on standard input or with --from FILE.'
  },
  CLI_PASSPHRASE_MISSING: {
    message: 'the passphrase of {path} is needed, and standard input is no terminal to ask for it',
    remedy:
      'Set DATDOT_PASSPHRASE_FILE to a file of mode 0600 that has it, or DATDOT_PASSPHRASE; it is never an argument.'
  },
  CLI_PASSPHRASE_DIFFERS: {
    message: 'the two passphrases differ',
    remedy: 'Nothing was written; start again and type the same one twice.'
  },
  CLI_VALUE_INVALID: {
    message: '{name}{text} is not {what}, such as {example}',
    remedy: 'Write it as in the example.'
  },
  CLI_OPTION_MISSING: {
    message: 'it is not said {what}: add {option}',
    remedy: 'The --help of the command says what the option may be.'
  },
  CLI_SOURCE_UNKNOWN: {
    message: '{text} is neither a path that exists nor the key of a hypercore',
    remedy:
      'A path is taken from the folder in which the command runs; a key is 52 letters and digits (z-base-32) or 64 hexadecimal digits.'
  },
  CLI_KEY_IS_PATH: {
    message: '{path} is a path, not the key of a hypercore',
    remedy: 'Make a hypercore of it with `datdot publish PATH`, which prints the key.'
  },
  CLI_NOT_CONFIRMED: {
    message: 'nothing was paid: {why}',
    remedy: 'Answer yes, or give --yes where nobody can answer.'
  },
  CLI_INPUT_ENDED: {
    message: 'the input ended before there was an answer',
    remedy: 'Start again and answer; without a terminal, give what is asked for by a file.'
  },
  CLI_NOT_FOLLOWING: {
    message: 'none of the account’s plans follows a hypercore',
    remedy: 'Publish one with `datdot host KEY --follow`; `datdot status` shows the plans that there are.'
  },
  CLI_PLAN_UNKNOWN: {
    message: 'there is no plan {id}',
    remedy: 'Check the number, which `datdot host` printed; a plan is removed some time after its end.'
  },
  CLI_PLAN_OF_NONE: {
    message: 'the account has no plan that hosts {key} and is not over',
    remedy: 'Look plans up with `datdot status`, or publish one with `datdot host KEY`.'
  },
  CLI_PLAN_OF_MANY: {
    message: 'several plans of the account host {key}: {plans}',
    remedy: 'Name one by its number; `datdot status` shows what each hosts.'
  },
  CLI_NO_OFFER: {
    message: 'the account {address} has no offer',
    remedy: 'Make one with `datdot provide`, or name the secret of the account that has it.'
  },
  CLI_NOT_REGISTERED: {
    message: 'the account {address} is not registered',
    remedy: 'Register it with `datdot account create`, or name the secret of the account that is.'
  },
  CLI_FAUCET_FAILED: {
    message: 'no money came from the faucet {url}: {why}',
    remedy: 'Take the address that `scripts/devnet` prints, or leave `faucet` out and send money to the account.'
  },
  CLI_OPTIONS_CLASH: {
    message: '{why}',
    remedy: 'The --help of the command says which options go together.'
  }
} as const

export const cliError = errorTable(CLI_ERRORS)
export type CliErrorCode = keyof typeof CLI_ERRORS
