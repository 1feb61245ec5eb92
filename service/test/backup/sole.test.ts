/** With real peers on a local DHT: two machines of one account. */

import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { ensureSole, ensureUnused, makeBackup, restoreBackup } from '../../src/backup/index.js'
import { lookAround, randomBytes } from '../../src/hyper/index.js'
import { filledCore, localDht, openPeer, temporaryFolder } from '../hyper/local-net.js'

test('a restored account waits until the old machine is gone, and asks once', async () => {
  const dht = await localDht()
  const seed = randomBytes(32)
  const old = await openPeer(dht, { seed })
  const home = await temporaryFolder()
  await writeFile(join(home, 'restored.json'), JSON.stringify({ made: '2026-01-01T00:00:00.000Z', address: '5G' }))
  const options = { home, noiseSeed: seed, bootstrap: dht.bootstrap, host: '127.0.0.1', waitMs: 5_000 }
  await expect(ensureSole(options)).rejects.toMatchObject({ code: 'BACKUP_STILL_RUNNING' })
  await old.close()
  await ensureSole(options)
  expect(await readdir(home)).toEqual([])
  // From now on it is this machine that answers.
  await openPeer(dht, { seed })
  await ensureSole(options)
})

test('a store that a peer has open is in use', async () => {
  const dht = await localDht()
  const home = await temporaryFolder()
  await mkdir(join(home, 'provider'))
  const peer = await openPeer(dht, { folder: join(home, 'provider', 'store') })
  await expect(ensureUnused(home)).rejects.toMatchObject({ code: 'BACKUP_HOME_IN_USE' })
  await peer.close()
  await ensureUnused(home)
})

test('the DHT tells how this machine is reached', async () => {
  const dht = await localDht()
  const found = await lookAround({ bootstrap: dht.bootstrap, host: '127.0.0.1' }, 10_000)
  expect(found).toMatchObject({ online: true, randomized: false })
  const nobody = { bootstrap: [{ host: '127.0.0.1', port: 9 }], host: '127.0.0.1' }
  expect(await lookAround(nobody, 3_000)).toMatchObject({ online: false })
})

test('a store that comes back from a backup opens on another disk, with what it has', async () => {
  const dht = await localDht()
  const home = await temporaryFolder()
  await mkdir(join(home, 'provider'))
  const seed = randomBytes(32)
  const peer = await openPeer(dht, { seed, folder: join(home, 'provider', 'store') })
  const { key } = await filledCore(peer, 10)
  await peer.close()
  const path = join(await temporaryFolder(), 'backup')
  const passphrase = 'correct horse battery'
  const cost = { n: 2 ** 14, r: 8, p: 1 }
  await makeBackup({ home, path, passphrase, address: '5G', move: true, replicas: true, feeds: false, cost })
  const next = join(await temporaryFolder(), 'next')
  await restoreBackup({ home: next, path, passphrase, oldIsGone: false })
  const moved = await openPeer(dht, { seed, folder: join(next, 'provider', 'store') })
  expect((await moved.openCore(key)).length).toBe(10)
})
