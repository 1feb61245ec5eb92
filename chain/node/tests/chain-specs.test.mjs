/** What each chain begins with. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { genesisState } from './node.mjs'

/** twox128("Sudo") ‖ twox128("Key") */
const SUDO_KEY = '0x5c0d1176a568c1f92944340dbfed9e9c530ebca703c85910e7164cb7d1c9e47b'
/** twox128("Session") ‖ twox128("Validators") */
const VALIDATORS = '0xcec5070d609dd3497f72bde07fc96ba088dcde934c658227ee1dfafcd6e16903'
/** twox128("System") ‖ twox128("Account") */
const ACCOUNTS = '0x26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9'
/** twox128("Parameters") ‖ twox128("Parameters") */
const PARAMETERS = '0xc63bdd4a39095ccf55623a6f2872bf8ac63bdd4a39095ccf55623a6f2872bf8a'
const ALICE = '0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d'

/** Accounts of a SCALE vector that has fewer than 64 of them. */
const countOf = (vector) => Number.parseInt(vector.slice(2, 4), 16) / 4
const entries = (state, prefix) => Object.keys(state).filter((key) => key.startsWith(prefix)).length

for (const { chain, validators } of [
  { chain: 'dev', validators: 1 },
  { chain: 'local', validators: 4 }
]) {
  test(`${chain} has ${validators} of the well-known accounts as validators, money for them, and sudo`, () => {
    const state = genesisState(chain)
    assert.equal(countOf(state[VALIDATORS]), validators)
    assert.ok(state[VALIDATORS].includes(ALICE.slice(2)))
    assert.equal(state[SUDO_KEY], ALICE)
    // Alice to Ferdie, each with a stash, and two more.
    assert.equal(entries(state, ACCOUNTS), 14)
    assert.ok(entries(state, PARAMETERS) > 0, 'it is not fast enough to watch')
  })
}

test('production has no sudo, no money and no validator that its launch did not choose', () => {
  const state = genesisState('production')
  assert.equal(state[SUDO_KEY], undefined)
  assert.equal(countOf(state[VALIDATORS]), 0)
  assert.equal(entries(state, ACCOUNTS), 0)
  assert.equal(entries(state, PARAMETERS), 0)
})
