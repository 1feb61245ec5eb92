/**
 * Bundles the window of consent into the service's package, as `build.js` does the dashboard.
 *
 *   node build-consent.js [folder]
 */

import { fileURLToPath } from 'node:url'
import { bundle } from './bundle.js'

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url))
await bundle({
  scripts: [path('src/consent/main.tsx'), path('src/style.css')],
  page: path('src/consent/index.html'),
  target: process.argv[2] ?? path('../service/dist/consent')
})
