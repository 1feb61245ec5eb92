export {
  aboutBackup,
  type BackupMade,
  type BackupOptions,
  makeBackup,
  type RestoreOptions,
  restoreBackup
} from './backup.js'
export { BACKUP_ERRORS, type BackupErrorCode } from './errors.js'
export { ensureNotMoved, ensureUnused } from './home.js'
export { ensureSole } from './sole.js'
