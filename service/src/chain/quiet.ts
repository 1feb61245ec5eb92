import jsonrpc from '@polkadot/types/interfaces/jsonrpc'

/** Keeps polkadot.js from writing to the console, as of now: what fails is thrown, and logged by whoever it concerns. */
export function quieten(): void {
  for (const methods of Object.values(jsonrpc)) {
    for (const definition of Object.values(methods)) Object.assign(definition, { noErrorLog: true })
  }
}
