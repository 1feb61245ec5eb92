// Puts the packages that service/package.json bundles into service/node_modules, from where npm packs them.
//
// `hypercore` asks for a `hypercore-storage` that no registry has. In this repository the root's `overrides` say which one it
// gets; npm reads nobody else's, so an installed package would not resolve. `hypercore`, and all that would have npm look for
// it, are therefore taken along, and what they need is a dependency of this package. They ask for nothing themselves any more:
// what a bundled package asks for npm takes for bundled, too, and leaves its folder empty where it is in the same `node_modules`.
//
//   node scripts/bundle.js            copies them (what `npm pack` does first)
//   node scripts/bundle.js --remove   removes them again (what it does last)

import { access, cp, readFile, rename, rm, writeFile } from 'node:fs/promises'

const root = new URL('../', import.meta.url)
const read = async (url) => JSON.parse(await readFile(url, 'utf8'))

const { bundleDependencies: bundled, dependencies: own } = await read(new URL('service/package.json', root))

await access(new URL('service/dist/dashboard/index.html', root)).catch(() => {
  throw new Error('it is not built: run scripts/build --service first')
})

/** Makes the folder, without what its manifest asks for. */
async function copy(name, folder) {
  await cp(new URL(`node_modules/${name}/`, root), folder, { recursive: true })
  const { dependencies, ...manifest } = await read(new URL('package.json', folder))
  const missing = Object.keys(dependencies).filter((need) => !own[need])
  if (missing.length > 0)
    throw new Error(
      `${name} is bundled and needs ${missing.join(', ')}: add them to the dependencies of service/package.json`
    )
  await writeFile(new URL('package.json', folder), `${JSON.stringify(manifest, null, 2)}\n`)
}

// By renaming: a program of this repository that starts meanwhile finds a whole package here, or the one above.
for (const name of bundled) {
  const folder = new URL(`service/node_modules/${name}/`, root)
  const aside = new URL(`service/node_modules/.${name}/`, root)
  await rm(aside, { recursive: true, force: true })
  await rename(folder, aside).catch((error) => {
    if (error.code !== 'ENOENT') throw error
  })
  await rm(aside, { recursive: true, force: true })
  if (process.argv.includes('--remove')) continue
  await copy(name, aside)
  await rename(aside, folder)
}
