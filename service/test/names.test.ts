/** The names that programs were promised: of the chain, and of the service. */

import { expect, test } from '@jest/globals'
import * as service from '../src/api/index.js'
import { ChainAPI } from '../src/chain/index.js'
import { METHODS } from '../src/rpc/methods.js'

const CHAIN = [
  'getBlockNumber',
  'newUser',
  'registerForWork',
  'publishFeed',
  'publishPlan',
  'amendmentReport',
  'submitStorageChallenge',
  'submitPerformanceChallenge',
  'listenToEvents',
  'getFeedByID',
  'getFeedByKey',
  'getUserByID',
  'getPlanByID',
  'getAmendmentByID',
  'getContractByID',
  'getStorageChallengeByID',
  'getPerformanceChallengeByID',
  'getItemByID',
  'getFeedKey',
  'getUserAddress',
  'getUserIDByNoiseKey',
  'getUserIDBySigningKey',
  'getHosterKey',
  'getEncoderKey',
  'getAttestorKey',
  'getSigningKey'
]

const SERVICE = [
  'account_create',
  'account_update',
  'account_delete',
  'hosting_request',
  'hosting_update',
  'hosting_update_quote',
  'hosting_pause',
  'hosting_resume',
  'hosting_cancel'
]

const inCamelCase = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

test.each(CHAIN)('ChainAPI has %s', (name) => {
  expect(typeof (ChainAPI.prototype as unknown as Record<string, unknown>)[name]).toBe('function')
})

test.each(SERVICE)('the service API has %s', (name) => {
  expect(typeof (service as unknown as Record<string, unknown>)[inCamelCase(name)]).toBe('function')
})

test.each(SERVICE)('JSON-RPC has %s', (name) => {
  expect(METHODS).toHaveProperty(name)
})
