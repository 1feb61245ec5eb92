/** The first run of a person at a terminal, with a real node and the devnet's faucet; then the doctor. */

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import { ChainAPI, connectChain, Signer } from '../../src/chain/index.js'
import { parseHours, parseMoney } from '../../src/cli/quantities.js'
import { FAUCET_SECRET } from '../../src/devnet/cast.js'
import { type Faucet, startFaucet } from '../../src/devnet/faucet.js'
import type { Finding } from '../../src/doctor/index.js'
import { formatBootstrap, type LocalDht, startLocalDht } from '../../src/hyper/index.js'
import { openKeystore } from '../../src/keystore/index.js'
import { datdot as inProcess } from '../cli/cli.js'
import { type ChainNode, startChainNode } from './chain-node.js'
import { openTerminal, type Terminal } from './pseudo-terminal.js'

const datdot = fileURLToPath(new URL('../../bin/datdot.js', import.meta.url))
const LIMIT_MS = 180_000
const PASSPHRASE = 'four words nobody guesses'

let dht: LocalDht
let node: ChainNode
let chain: ChainAPI
let faucet: Faucet
let folder = ''
let terminal: Terminal | undefined

beforeAll(async () => {
  dht = await startLocalDht()
  node = await startChainNode()
  const client = await connectChain({ url: `ws://${node.address}` })
  chain = new ChainAPI(client, await Signer.fromSecret(FAUCET_SECRET))
  faucet = await startFaucet({ chain, port: 0 })
  folder = await mkdtemp(join(tmpdir(), 'datdot-init-'))
}, LIMIT_MS)

afterAll(async () => {
  await faucet?.close()
  await chain?.client.close()
  await node?.stop()
  await dht?.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

afterEach(() => terminal?.kill())

const variables = (name: string) => ({
  DATDOT_HOME: join(folder, name),
  DATDOT_RPC: `ws://${node.address}`,
  DATDOT_FAUCET: faucet.url,
  DATDOT_BOOTSTRAP: formatBootstrap(dht.bootstrap),
  DATDOT_BIND: '127.0.0.1',
  DATDOT_WEB: '127.0.0.1:0',
  DATDOT_RESERVE: '0'
})

test(
  'four answers, and there is an account with an offer; the doctor finds nothing broken',
  async () => {
    const home = join(folder, 'person')
    const env = { PATH: process.env.PATH, TERM: 'xterm', ...variables('person') }
    terminal = openTerminal([process.execPath, datdot, 'init'], env)
    for (const [question, answer] of [
      ['1/4', '1GiB'],
      ['2/4', ''],
      ['3/4', 'someday'],
      ['such as all', 'mon-sun:0-23'],
      ['New passphrase', PASSPHRASE],
      ['The same again', PASSPHRASE],
      ['Press Enter', '']
    ] as const) {
      await terminal.sees(question)
      terminal.type(`${answer}\r`)
    }
    await terminal.sees('Now register and offer 1.00 GiB as hoster')
    await terminal.sees('Or all: as hoster, encoder, attestor')
    await terminal.sees('[y/all/N]')
    const phrase = await openKeystore(join(home, 'keystore.json'), PASSPHRASE)
    expect(phrase.split(' ')).toHaveLength(12)
    // Once, and wiped when it was read.
    expect(terminal.screen.split(phrase)).toHaveLength(2)
    expect(terminal.screen.slice(terminal.screen.indexOf(phrase))).toContain('\u001b[J')
    terminal.type('all\r')
    expect(await terminal.ended).toBe(0)
    expect(terminal.screen).not.toContain(PASSPHRASE)

    const { address } = await Signer.fromSecret(phrase)
    const user = await chain.getUserIDByAddress(address)
    const provider = user === undefined ? undefined : await chain.getProviderByID(user)
    expect(provider?.offer).toMatchObject({
      hoster: { bytes: 2n ** 30n },
      encoder: { capacity: 16 },
      attestor: { capacity: 16 }
    })
    // What was said to be held is what is held.
    const [, said = ''] = /works for others too, for ([\d.]+) DAT/.exec(terminal.screen) ?? []
    expect((await chain.getBalance(address)).held).toBe(parseMoney(said))
    expect(Buffer.from(provider?.offer.hours ?? [])).toEqual(Buffer.from(parseHours('mon-sun:0-23')))

    const { exitCode, stdout } = await inProcess(['doctor', '--json'], variables('person'))
    const { broken, findings } = JSON.parse(stdout) as { broken: boolean; findings: readonly Finding[] }
    const states = Object.fromEntries(findings.map(({ check, state }) => [check, state]))
    expect([states, broken, exitCode]).toEqual([
      expect.objectContaining({ keystore: 'good', chain: 'good', clock: 'good', account: 'good', hours: 'good' }),
      false,
      0
    ])
  },
  LIMIT_MS
)

test(
  'a clock that is ahead is told from a chain that stands: blocks come',
  async () => {
    const right = Date.now.bind(Date)
    const wrong = jest.spyOn(Date, 'now').mockImplementation(() => right() + 600_000)
    const { stdout } = await inProcess(['doctor', '--json'], variables('person')).finally(() => wrong.mockRestore())
    const { findings } = JSON.parse(stdout) as { findings: readonly Finding[] }
    const found = (name: string) => findings.find(({ check }) => check === name)
    expect(found('chain')).toMatchObject({ state: 'good' })
    expect(found('clock')).toMatchObject({ state: 'broken', text: expect.stringMatching(/^it is 10 min ahead of/) })
  },
  LIMIT_MS
)

test(
  'a script needs no terminal, and gets money once',
  async () => {
    const to = join(folder, 'phrase')
    const given = ['init', '--yes', '--storage', '0', '--phrase-to', to, '--json']
    const env = { ...variables('script'), DATDOT_PASSPHRASE: PASSPHRASE }
    const first = await inProcess(given, env)
    expect([first.exitCode, first.stderr]).toEqual([0, ''])
    const { address, registered, offered } = JSON.parse(first.stdout) as Record<string, unknown>
    expect({ registered, offered }).toEqual({ registered: true, offered: false })
    expect((await Signer.fromSecret((await readFile(to, 'utf8')).trim())).address).toBe(address)
    expect(await chain.getUserIDByAddress(String(address))).toBeDefined()
    const workers = { ...variables('workers'), DATDOT_PASSPHRASE: PASSPHRASE }
    const second = ['--storage', '0', '--roles', 'encoder', '--phrase-to', join(folder, 'phrase-2')]
    const worker = await inProcess(['init', '--yes', ...second, '--json'], workers)
    expect(JSON.parse(worker.stdout)).toMatchObject({ registered: true, offered: true })
    // Nothing is made over what is there.
    expect((await inProcess(given, env)).exitCode).toBe(1)
    expect((await inProcess(['init', '--yes'], { ...variables('third') })).exitCode).toBe(2)
  },
  LIMIT_MS
)
