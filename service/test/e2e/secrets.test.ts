/** Where secrets must not be: on the screen while they are typed, in arguments, in the environment, in logs, in files. */

import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { deriveKeys } from '../../src/api/index.js'
import { formatBootstrap, type LocalDht, startLocalDht } from '../../src/hyper/index.js'
import { type ChainNode, startChainNode } from './chain-node.js'
import { openTerminal, type Terminal } from './pseudo-terminal.js'

const datdot = fileURLToPath(new URL('../../bin/datdot.js', import.meta.url))
const LIMIT_MS = 180_000
const PASSPHRASE = 'typed in the dark by a person'
/** //Charlie’s, who has money on development chains. */
const SECRET = '0xbc1ede780f784bb6991a585e4f6e61522c14e1cae6ad0895fb57b9a205a8f938'

let dht: LocalDht
let node: ChainNode
let home = ''
let terminal: Terminal | undefined

beforeAll(async () => {
  dht = await startLocalDht()
  node = await startChainNode()
  home = await mkdtemp(join(tmpdir(), 'datdot-secrets-'))
}, LIMIT_MS)

afterAll(async () => {
  await node?.stop()
  await dht?.close()
  await rm(home, { recursive: true, force: true, maxRetries: 5 })
})

afterEach(() => terminal?.kill())

function onTerminal(...args: readonly string[]): Terminal {
  const env = {
    PATH: process.env.PATH,
    TERM: 'xterm',
    DATDOT_RPC: `ws://${node.address}`,
    DATDOT_BOOTSTRAP: formatBootstrap(dht.bootstrap),
    DATDOT_BIND: '127.0.0.1',
    DATDOT_LOG_LEVEL: 'trace'
  }
  terminal = openTerminal([process.execPath, datdot, ...args, '--home', home], env)
  return terminal
}

/** Whatever would give the account away, in every form in which a program might write it. */
async function secrets(): Promise<string[]> {
  const { noiseSeed, signingSeed } = await deriveKeys(SECRET)
  const bytes = [Buffer.from(SECRET.slice(2), 'hex'), Buffer.from(noiseSeed), Buffer.from(signingSeed)]
  const forms = bytes.flatMap((secret) => [secret.toString('hex'), secret.toString('base64'), secret.join(',')])
  return [...forms, PASSPHRASE, JSON.stringify(PASSPHRASE)]
}

async function expectNoSecret(text: string): Promise<void> {
  for (const secret of await secrets()) expect(text.toLowerCase().includes(secret.toLowerCase())).toBe(false)
}

/** What the system shows to others of the processes that work in this home. */
async function processesHere(): Promise<{ readonly arguments: string; readonly environment: string }[]> {
  const found: { arguments: string; environment: string }[] = []
  for (const id of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const read = (file: string) => readFile(`/proc/${id}/${file}`, 'latin1').catch(() => '')
    const text = await read('cmdline')
    if (text.includes(home)) found.push({ arguments: text, environment: await read('environ') })
  }
  return found
}

test('a terminal that echoes shows what is typed', async () => {
  terminal = openTerminal(['cat'], process.env)
  terminal.type(`${PASSPHRASE}\r`)
  await terminal.sees(PASSPHRASE)
})

test(
  'secret and passphrase are not on the screen, and the running worker shows them to nobody',
  async () => {
    const imported = onTerminal('account', 'import')
    for (const [question, answer] of [
      ['ecret', SECRET],
      ['New passphrase', PASSPHRASE],
      ['The same again', PASSPHRASE]
    ] as const) {
      await imported.sees(question)
      imported.type(`${answer}\r`)
    }
    expect(await imported.ended).toBe(0)
    await expectNoSecret(imported.screen)

    const provider = onTerminal('provide', '--roles', 'encoder,attestor', '--json')
    await provider.sees('Passphrase')
    provider.type(`${PASSPHRASE}\r`)
    await provider.sees('providing')
    const running = await processesHere()
    expect(running.length).toBeGreaterThan(0)
    for (const { arguments: args, environment } of running) await expectNoSecret(args + environment)
    provider.type('\u0003')
    await provider.ended
    expect(provider.screen).toContain('offer made')
    await expectNoSecret(provider.screen)
    let keystores = 0
    for (const file of await readdir(home, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue
      const path = join(file.parentPath, file.name)
      await expectNoSecret(await readFile(path, 'latin1'))
      if (!file.name.includes('keystore')) continue
      keystores++
      expect((await stat(path)).mode & 0o777).toBe(0o600)
    }
    expect(keystores).toBe(1)
  },
  LIMIT_MS
)
