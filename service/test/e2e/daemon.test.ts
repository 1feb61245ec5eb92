/** `datdot daemon` as a process with a real node: all that a person does with it, by what it can be asked. */

import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { findRunning, socketFile } from '../../src/daemon/files.js'
import { byHttp, bySocket, health, metrics, resultOf } from '../daemon/asking.js'
import { sleep } from './chain-node.js'
import { Machines } from './machines.js'
import { missingOf, watchedFigures } from './watched.js'

const LICENCE = fileURLToPath(new URL('../../../LICENSE', import.meta.url))
const LIMIT_MS = 420_000

let machines: Machines

beforeAll(async () => {
  machines = await Machines.open()
})

afterAll(() => machines?.close())

async function until(what: string, seconds: number, done: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + seconds * 1_000; !(await done()); await sleep(500)) {
    if (Date.now() > end) throw new Error(`not within ${seconds} s: ${what}; logs: ${machines.folder}`)
  }
}

const reason = async (home: string) => ((await health(home)).body.reasons as { code: string }[])[0]?.code
const isWell = async (home: string) => (await health(home)).body.status === 'ok'
const hosted = async (home: string) => (await metrics(home)).get('datdot_hosted_slots') ?? 0

test(
  'a daemon registers, offers and hosts as it is asked to, ends in order, and takes everything up again',
  async () => {
    machines.start('encoder', '//Bob', 'provide', '--roles', 'encoder')
    machines.start('attestor', '//Ferdie', 'provide', '--roles', 'attestor')
    const hoster = await machines.daemon('hoster', '//Dave')
    const { home } = hoster
    await until('it says that it has no account', 30, async () => (await reason(home)) === 'DAEMON_NO_ACCOUNT')
    expect(await health(home)).toMatchObject({ status: 200, body: { status: 'idle', roles: [] } })
    expect(await resultOf(bySocket(home, 'account_create'))).toMatchObject({ user: expect.stringMatching(/^\d+$/) })
    await until('it says that it has no offer', 30, async () => (await reason(home)) === 'DAEMON_NO_OFFER')
    expect(await bySocket(home, 'offer_update')).toMatchObject({ error: { data: { code: 'RPC_ROLES_MISSING' } } })
    await resultOf(bySocket(home, 'offer_update', { roles: ['hoster'], storage: `${2 ** 30}` }))
    await until('its role runs', 60, () => isWell(home))
    expect(await health(home)).toMatchObject({ status: 200, body: { roles: ['hoster'], reasons: [] } })
    expect(await resultOf(bySocket(home, 'offer_get'))).toMatchObject({ offer: { hoster: { bytes: `${2 ** 30}` } } })

    const sponsor = await machines.daemon('sponsor', '//Alice')
    await until('the sponsor has a chain', 30, async () => (await reason(sponsor.home)) === 'DAEMON_NO_ACCOUNT')
    const wish = { source: { type: 'path', path: LICENCE }, seconds: 3_600, replicas: 1 }
    const quote = await resultOf(byHttp(sponsor.home, 'hosting_quote', wish))
    const { total: budget } = quote.cost as { total: string }
    const source = { type: 'key', key: quote.key }
    const plan = await resultOf(byHttp(sponsor.home, 'hosting_request', { ...wish, source, budget }))
    expect(plan).toMatchObject({ plan: expect.stringMatching(/^\d+$/), key: quote.key })
    await until('it hosts the file', 240, async () => (await hosted(home)) === 1)
    const { web } = await findRunning(sponsor.home)
    const page = await (await fetch(`${web}/key/${plan.key}`)).text()
    expect(page).toContain(`<td>${plan.plan}</td><td>live</td>`)
    expect(page).toContain(String((await resultOf(bySocket(home, 'account_get'))).address))
    expect(await resultOf(byHttp(sponsor.home, 'tip_quote', { key: plan.key }))).toMatchObject({ confirmed: true })
    const figures = await metrics(home)
    expect(figures.get('datdot_hosted_bytes')).toBeGreaterThan(0)
    expect(figures.get('datdot_role_running{role="hoster"}')).toBe(1)
    expect(figures.get('datdot_download_bytes_total')).toBeGreaterThan(0)
    // Nothing that it did was rated yet.
    const watched = (await watchedFigures('datdot_')).filter((figure) => figure !== 'datdot_rating_ratio')
    expect(watched.length).toBeGreaterThan(8)
    expect(missingOf(watched, [...figures.keys()])).toEqual([])
    expect(await health(home)).toMatchObject({ status: 200 })

    await hoster.process.stop()
    expect(hoster.process.how).toBe('exit code 0')
    expect(existsSync(socketFile(home))).toBe(false)
    await machines.daemon('hoster', '//Dave')
    await until('it takes up its role', 60, () => isWell(home))
    expect(await hosted(home)).toBe(1)

    await resultOf(byHttp(sponsor.home, 'hosting_cancel', { plan: plan.plan }))
    await sponsor.process.stop()
    expect(sponsor.process.how).toBe('exit code 0')
  },
  LIMIT_MS
)
