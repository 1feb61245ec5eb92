/** Whose signatures a role takes under a statement: all other ones are refused, wherever they come from. */

import { beforeAll, describe, expect, test } from '@jest/globals'
import type { StatementMessage } from '../../src/hyper/index.js'
import { type Statement, type StatementRole, signStatement } from '../../src/replica/index.js'
import { SigningKeys } from '../../src/roles/signing-keys.js'
import { checkComplete, checkStatement, signAs, statementMessageOf } from '../../src/roles/slot-setup.js'
import { type HandMade, handMade } from './by-hand.js'
import { Cast, type Member } from './cast.js'

const ROLES = ['encoder', 'attestor', 'hoster'] as const
let made: HandMade
let seeds: Record<StatementRole, Uint8Array>

beforeAll(async () => {
  const cast = await Cast.of(1, [10_000])
  made = await handMade(cast, await cast.draw(), 'hoster')
  const [encoder, hoster] = [cast.encoders[0] as Member, cast.hosters[0] as Member]
  seeds = { encoder: encoder.signingSeed, attestor: cast.attestor.signingSeed, hoster: hoster.signingSeed }
})

/** The statement with everybody's signature, as `change` made it for one role. */
function signed(role: StatementRole, signature: Uint8Array | undefined): StatementMessage {
  const good = (who: StatementRole) => signStatement(made.statement, who, seeds[who])
  const signatures = { encoder: good('encoder'), attestor: good('attestor'), hoster: good('hoster') }
  return statementMessageOf(made.statement, { ...signatures, [role]: signature } as StatementMessage['signatures'])
}

function thrownBy(call: () => unknown): unknown {
  try {
    return call()
  } catch (error) {
    return error
  }
}

describe.each(ROLES)('of the %s', (role) => {
  const other = (change: Partial<Statement>) => signStatement({ ...made.statement, ...change }, role, seeds[role])
  const next = ROLES[(ROLES.indexOf(role) + 1) % 3] as StatementRole
  const refused: readonly (readonly [string, () => Uint8Array | undefined])[] = [
    ['that is missing', () => undefined],
    ['by a stranger', () => signStatement(made.statement, role, new Uint8Array(32).fill(66))],
    ['by another role’s key', () => signStatement(made.statement, role, seeds[next])],
    ['in another role', () => signStatement(made.statement, next, seeds[role])],
    ['for another chain', () => other({ genesis: new Uint8Array(32) })],
    ['for another draw', () => other({ drawSeed: new Uint8Array(32) })],
    ['for another amendment', () => other({ amendment: made.statement.amendment + 1n })],
    ['for another slot', () => other({ slot: made.statement.slot + 1 })],
    ['for another hoster', () => other({ hoster: made.statement.hoster + 1n })],
    ['for another replica', () => other({ replicaRoot: new Uint8Array(32) })]
  ]

  test.each(refused)('a signature %s is refused', (_, signature) => {
    const stated = signed(role, signature())
    const refusal = { code: 'ROLES_STATEMENT_REFUSED', details: { role } }
    expect(thrownBy(() => checkStatement(made.setup, role, made.statement, stated))).toMatchObject(refusal)
    expect(thrownBy(() => checkComplete(made.setup, made.statement, stated))).toMatchObject(refusal)
  })

  test('the right signature is taken', () => {
    const signatures = checkComplete(
      made.setup,
      made.statement,
      signed(role, signAs(made.setup, role, made.statement, new SigningKeys(seeds[role])))
    )
    expect(Object.keys(signatures)).toEqual([...ROLES])
  })

  test('nobody signs in a place that is another key’s', () => {
    const wrong = () => signAs(made.setup, role, made.statement, new SigningKeys(seeds[next]))
    expect(thrownBy(wrong)).toMatchObject({ code: 'ROLES_KEY_DIFFERS' })
  })
})
