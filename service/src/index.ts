/** What programs import from `datdot`. */

export { DatdotError, type ErrorDetails, type ErrorEntry, isDatdotError } from './errors.js'
export { createLogger, type Logger, type LogOptions } from './log.js'
