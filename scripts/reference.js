// Writes the pages of docs/reference that are made of the built service.
//
//   npm run build && node scripts/reference.js

import { writeFileSync } from 'node:fs'
import { commandsPage } from '../service/dist/cli/pages/commands.js'
import { errorsPage } from '../service/dist/cli/pages/errors.js'
import { createProgram } from '../service/dist/cli/program.js'

const write = (name, text) => writeFileSync(new URL(`../docs/reference/${name}`, import.meta.url), text)
write('commands.md', commandsPage(createProgram()))
write('errors.md', errorsPage())
