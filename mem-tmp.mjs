import { HypercorePeer, startLocalDht, randomBytes } from '/tmp/i4/perf/service/dist/hyper/index.js'
import { ReplicaStore } from '/tmp/i4/perf/service/dist/roles/hoster/replica-store.js'
import { createLogger } from '/tmp/i4/perf/service/dist/log.js'
const D = process.argv[2], mode = process.argv[3] ?? 'all'
const gc = globalThis.gc
const show = (what) => { gc(); gc(); const m = process.memoryUsage(); console.log(what.padEnd(30), Object.entries(m).map(([k, v]) => `${k} ${(v / 2 ** 20).toFixed(0)}`).join('  ')) }
show('start')
const log = createLogger({ level: 'warn' })
const store = await ReplicaStore.open(D + '/provider/replicas', log)
show('replica store ' + store.all().length)
const dht = await startLocalDht()
const peer = await HypercorePeer.open({ folder: D + '/provider/store', seed: randomBytes(32), bootstrap: dht.bootstrap, host: '127.0.0.1', listen: true, announcePause: 5 })
show('peer')
const cores = []
for (const r of store.all()) { const c = await peer.openCore(r.feedKey, r.pin.fork); cores.push(c); if (mode !== 'open') await c.hold({ start: Number(r.from), end: Number(r.to) }, r.pin.length, { read: async () => { throw new Error('x') }, onFailure() {} }) }
show('cores open ' + cores.length)
await new Promise((r) => setTimeout(r, 3000)); show('3 s later')
await Promise.all(store.all().map((r) => peer.announce(r.feedKey)))
show('announced')
const cpu = process.cpuUsage(); const t = Date.now()
await new Promise((r) => setTimeout(r, 20000))
const c = process.cpuUsage(cpu); console.log('cpu % with 1000 topics, incl. DHT node', ((c.user + c.system) / 1000 / (Date.now() - t) * 100).toFixed(2))
show('later')
if (process.argv[4]) { const { writeHeapSnapshot } = await import('node:v8'); writeHeapSnapshot(process.argv[4]) }
process.exit()
