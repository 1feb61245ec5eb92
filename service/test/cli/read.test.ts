import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { formatBootstrap, formatFeedKey, randomBytes } from '../../src/hyper/index.js'
import { localDht, openPeer } from '../hyper/local-net.js'
import { datdot, errorOf } from './cli.js'

test('a folder is read with its key alone', async () => {
  const home = await mkdtemp(join(tmpdir(), 'datdot-cli-'))
  const content = randomBytes(200_000)
  await mkdir(join(home, 'folder'))
  await writeFile(join(home, 'folder', 'file'), content)
  const dht = await localDht()
  const publisher = await openPeer(dht)
  const published = await publisher.publish(join(home, 'folder'))
  for (const { key } of published.cores) await publisher.announce(key)

  const key = formatFeedKey(published.key)
  const to = join(home, 'read')
  const bootstrap = formatBootstrap(dht.bootstrap)
  const env = { DATDOT_HOME: home, DATDOT_BOOTSTRAP: bootstrap, DATDOT_BIND: '127.0.0.1' }
  const ran = await datdot(['read', key, '--to', to, '--json'], env)
  expect(ran.stderr).toBe('')
  expect(JSON.parse(ran.stdout)).toMatchObject({ key, to, kind: 'folder', files: 1, bytes: content.length })
  expect(Buffer.compare(await readFile(join(to, 'file')), content)).toBe(0)

  const again = await datdot(['read', key, '--to', to, '--json'], env)
  expect(again.exitCode).toBe(1)
  expect(errorOf(again).code).toBe('HYPER_TARGET_EXISTS')
})
