/**
 * Bundles the dashboard into the service's package.
 *
 *   node build.js [folder]
 */

import { fileURLToPath } from 'node:url'
import { bundle } from './bundle.js'

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url))
await bundle({
  scripts: [path('src/main.tsx'), path('src/style.css')],
  page: path('src/index.html'),
  target: process.argv[2] ?? path('../service/dist/dashboard'),
  files: [path('src/icon.svg')]
})
