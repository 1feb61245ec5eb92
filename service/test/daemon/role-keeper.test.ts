/** Roles come and go with the account's offer, and come back after what made them stop. */

import { afterEach, expect, test } from '@jest/globals'
import type { ChainAPI } from '../../src/chain/index.js'
import type { Role } from '../../src/chain/types.js'
import type { ChainLink } from '../../src/daemon/chain-link.js'
import { Failure } from '../../src/daemon/failure.js'
import { type MakeOffer, RoleKeeper, type StartRoles } from '../../src/daemon/role-keeper.js'
import { silentLogger } from '../../src/log.js'

/** What the chain says, and what was started. */
class Scene {
  user: bigint | undefined
  offer: Readonly<Partial<Record<Role, object>>> | undefined
  away = false
  refuse: Error | undefined
  readonly started: string[] = []
  stopped = 0
  failure = new Failure()
  readonly keeper: RoleKeeper

  constructor(makeOffer?: MakeOffer) {
    const ask = <T>(answer: () => T) => {
      if (this.away) throw new Error('the node is away')
      return answer()
    }
    const chain = {
      address: 'someone',
      client: { failure: undefined },
      getUserIDByAddress: async () => ask(() => this.user),
      getProviderByID: async () => ask(() => this.offer && { offer: this.offer })
    } as unknown as ChainAPI
    const start: StartRoles = async (_chain, roles) => {
      if (this.refuse !== undefined) throw this.refuse
      this.started.push(roles.join())
      this.failure = new Failure()
      return { failed: this.failure.now, stop: async () => void this.stopped++ }
    }
    const link = { wait: async () => chain } as unknown as ChainLink
    this.keeper = new RoleKeeper({ link, startRoles: start, makeOffer, log: silentLogger() })
    this.keeper.start()
  }

  /** Nudges until the state is of a kind. */
  async until(type: string): Promise<void> {
    await this.eventually(() => this.keeper.state.type === type)
  }

  async eventually(done: () => boolean): Promise<void> {
    for (const end = Date.now() + 5_000; !done(); ) {
      if (Date.now() > end) throw new Error(`it is ${JSON.stringify(this.keeper.state)}`)
      this.keeper.nudge()
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
  }
}

let scene: Scene

afterEach(() => scene.keeper.stop())

test('without an account, then without an offer, then with one', async () => {
  scene = new Scene()
  await scene.until('waiting')
  expect(scene.keeper.state).toMatchObject({ why: { code: 'DAEMON_NO_ACCOUNT' } })
  scene.user = 4n
  await scene.eventually(() => JSON.stringify(scene.keeper.state).includes('DAEMON_NO_OFFER'))
  scene.offer = { hoster: {}, encoder: {} }
  await scene.until('running')
  expect(scene.keeper.state).toEqual({ type: 'running', roles: ['encoder', 'hoster'], user: 4n })
  expect(scene.started).toEqual(['encoder,hoster'])
})

test('an offer that is wished for is made once, again after a failure, and not when it was withdrawn', async () => {
  const asked: (bigint | undefined)[] = []
  const make: MakeOffer = async (_chain, user) => {
    asked.push(user)
    if (asked.length === 1) throw new Error('no money')
    scene.user = 4n
    scene.offer = { hoster: {} }
  }
  scene = new Scene(make)
  await scene.eventually(() => JSON.stringify(messageOf(scene)).includes('no money'))
  await scene.until('running')
  expect(asked).toEqual([undefined, undefined])
  scene.offer = undefined
  await scene.until('waiting')
  expect(scene.keeper.state).toMatchObject({ why: { code: 'DAEMON_NO_OFFER' } })
  expect(asked.length).toBe(2)
})

test('an account that has an offer keeps it', async () => {
  let made = 0
  scene = new Scene(async () => void made++)
  scene.user = 4n
  scene.offer = { encoder: {} }
  await scene.until('running')
  scene.offer = undefined
  await scene.until('waiting')
  expect(made).toBe(0)
})

test('roles end with the offer, and start anew with another one', async () => {
  scene = new Scene()
  scene.user = 4n
  scene.offer = { hoster: {} }
  await scene.until('running')
  scene.offer = { attestor: {} }
  await scene.eventually(() => scene.started.length === 2)
  expect(scene.stopped).toBe(1)
  scene.offer = undefined
  await scene.until('waiting')
  expect(scene.stopped).toBe(2)
})

test('while the node is away everything goes on', async () => {
  scene = new Scene()
  scene.user = 4n
  scene.offer = { hoster: {} }
  await scene.until('running')
  scene.away = true
  for (let looks = 0; looks < 5; looks++) {
    scene.keeper.nudge()
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  expect(scene.keeper.state.type).toBe('running')
  expect(scene.stopped).toBe(0)
})

test('what stops by itself is started again, and so is what could not start', async () => {
  scene = new Scene()
  scene.user = 4n
  scene.offer = { hoster: {} }
  await scene.until('running')
  scene.refuse = new Error('the disk is full')
  scene.failure.with(new Error('the key was replaced'))
  await scene.eventually(() => JSON.stringify(messageOf(scene)).includes('full'))
  expect(scene.stopped).toBe(1)
  scene.refuse = undefined
  await scene.until('running')
  expect(scene.started).toEqual(['hoster', 'hoster'])
})

function messageOf({ keeper: { state } }: Scene): string {
  return state.type === 'failed' ? state.error.message : ''
}

test('stopping ends what runs', async () => {
  scene = new Scene()
  scene.user = 4n
  scene.offer = { hoster: {} }
  await scene.until('running')
  await scene.keeper.stop()
  expect(scene.stopped).toBe(1)
})
