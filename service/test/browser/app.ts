/** A web app as a drive: a page that uses the built client library. */

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const CLIENT = fileURLToPath(new URL('../../../client/dist', import.meta.url))

/** The files of it. Its buttons `Host` and `Tip` ask; what came of it is in the page's `output`. */
export async function appWith({ tip }: { readonly tip: bigint }): Promise<Record<string, string>> {
  const names = (await readdir(CLIENT)).filter((name) => name.endsWith('.js'))
  const library = await Promise.all(
    names.map(async (name) => [`client/${name}`, await readFile(join(CLIENT, name), 'utf8')] as const)
  )
  const page = `<!doctype html><title>app</title><button id="host">Host</button><button id="tip">Tip</button><output></output>
<script type="module">
  import { DatdotClient } from './client/index.js'
  const client = new DatdotClient()
  const key = location.hostname.split('.')[0]
  const say = (text) => { document.querySelector('output').textContent = text }
  const ask = (id, wish) => {
    document.getElementById(id).onclick = () => {
      say('asking')
      wish().then((done) => say(JSON.stringify(done)), (error) => say(error.code))
    }
  }
  ask('host', () => client.requestHosting({ key, seconds: 3600, replicas: 1 }))
  ask('tip', () => client.tip({ key, amount: ${tip}n }))
  say(await (await client.read(key, '/state.txt')).text())
</script>`
  return { ...Object.fromEntries(library), 'index.html': page, 'state.txt': 'ready' }
}
