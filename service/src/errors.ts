/**
 * One kind of error for the whole service: a code that programs test, a message with the case's own values, and a
 * remedy that says what to do about it. Each folder declares its codes in its own `errors.ts` with `errorTable`; a code
 * starts with the folder's name (`HYPER_`, `CHAIN_`, …), so that no two folders can mean different things by one code.
 */

/** What one code says. `{name}` in the message is replaced by the detail of that name. */
export interface ErrorEntry {
  readonly message: string
  readonly remedy: string
}

export type ErrorTable = Readonly<Record<string, ErrorEntry>>

export type ErrorDetails = Readonly<Record<string, string | number | bigint | boolean | undefined>>

export class DatdotError<Code extends string = string> extends Error {
  override readonly name = 'DatdotError'
  readonly code: Code
  /** What the person or program that meets this error can do. */
  readonly remedy: string
  readonly details: ErrorDetails

  constructor(code: Code, entry: ErrorEntry, details: ErrorDetails = {}, cause?: unknown) {
    super(fill(entry.message, details), cause === undefined ? undefined : { cause })
    this.code = code
    this.remedy = entry.remedy
    this.details = details
  }

  toJSON(): { code: Code; message: string; remedy: string } {
    return { code: this.code, message: this.message, remedy: this.remedy }
  }
}

/** Makes the function that creates the errors of one table: `const hyperError = errorTable(HYPER_ERRORS)`. */
export function errorTable<const Table extends ErrorTable>(table: Table) {
  type Code = keyof Table & string
  return (code: Code, details?: ErrorDetails, cause?: unknown): DatdotError<Code> => {
    const entry = table[code]
    if (entry === undefined) throw new TypeError(`no such error code: ${code}`)
    return new DatdotError(code, entry, details, cause)
  }
}

export function isDatdotError<Code extends string>(error: unknown, code?: Code): error is DatdotError<Code> {
  return error instanceof DatdotError && (code === undefined || error.code === code)
}

function fill(message: string, details: ErrorDetails): string {
  return message.replace(/\{(\w+)\}/g, (_, name: string) => printable(String(details[name] ?? `{${name}}`)))
}

/** Details may come from other peers, and messages go to terminals: what would steer one is shown as what it is. */
function printable(text: string): string {
  return text.replace(/\p{Cc}|\p{Cf}/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)
}
