/** `docs/reference/errors.md`: every error that a person or a program may meet, and what helps. */

import { API_ERRORS } from '../../api/errors.js'
import { BACKUP_ERRORS } from '../../backup/errors.js'
import { CHAIN_ERRORS } from '../../chain/errors.js'
import { DAEMON_ERRORS } from '../../daemon/errors.js'
import type { ErrorTable } from '../../errors.js'
import { GATEWAY_ERRORS } from '../../gateway/errors.js'
import { HYPER_ERRORS } from '../../hyper/errors.js'
import { KEYSTORE_ERRORS } from '../../keystore/errors.js'
import { LIMITS_ERRORS } from '../../limits/errors.js'
import { REPLICA_ERRORS } from '../../replica/errors.js'
import { ROLES_ERRORS } from '../../roles/errors.js'
import { RPC_ERRORS } from '../../rpc/errors.js'
import { VIEWS_ERRORS } from '../../views/errors.js'
import { CLI_ERRORS } from '../errors.js'

const TABLES: readonly (readonly [string, ErrorTable])[] = [
  ['The command', CLI_ERRORS],
  ['The keystore', KEYSTORE_ERRORS],
  ['Backups', BACKUP_ERRORS],
  ['The service API', API_ERRORS],
  ['The chain', CHAIN_ERRORS],
  ['Hypercore and the swarm', HYPER_ERRORS],
  ['Replicas', REPLICA_ERRORS],
  ['Roles', ROLES_ERRORS],
  ['Limits', LIMITS_ERRORS],
  ['The daemon', DAEMON_ERRORS],
  ['Its JSON-RPC', RPC_ERRORS],
  ['What is shown of an account', VIEWS_ERRORS],
  ['The gateway', GATEWAY_ERRORS]
]

export function errorsPage(): string {
  const intro = `# Errors\n\nWritten by \`node scripts/reference.js\`. A word in braces is filled in by the case at hand.\n`
  const parts = TABLES.map(([title, table]) => {
    const rows = Object.entries(table).map(([code, { message, remedy }]) =>
      row([`\`${code}\``, cell(message), cell(remedy)])
    )
    return `## ${title}\n\n${[row(['code', 'says', 'what helps']), row(['---', '---', '---']), ...rows].join('\n')}\n`
  })
  return [intro, ...parts].join('\n')
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const cell = (text: string): string => text.replace(/[|<>]/g, (sign) => `\\${sign}`).replace(/\s+/g, ' ')
