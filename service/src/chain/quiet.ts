/** Keeps polkadot.js from writing to the console: what fails is thrown, and logged by whoever it concerns. */

import jsonrpc from '@polkadot/types/interfaces/jsonrpc'

for (const methods of Object.values(jsonrpc)) {
  for (const definition of Object.values(methods)) Object.assign(definition, { noErrorLog: true })
}
