/**
 * Text that strangers may have had a hand in, such as names in a drive, what a node says of itself, or why a peer fails:
 * people see it as what it is, and it does nothing to a terminal or to the text around it.
 */

/** Control characters, what turns or hides text, and halves of characters. */
const HIDING = /\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Cs}/gu
/** The same in JSON; whatever else a backslash is before stays together with it. */
const ESCAPED = /\\(?:u00([01][\da-f])|([bfr])|.)/g
const SHORT: Readonly<Record<string, string>> = { b: '8', f: 'c', r: 'd' }

const codeOf = (character: string): string => `u{${character.codePointAt(0)?.toString(16)}}`

/** In one line. */
export function shown(text: string): string {
  return text.replace(HIDING, (character) => `\\${codeOf(character)}`)
}

/** In as many lines as it has. */
export function shownLines(text: string): string {
  return text.split('\n').map(shown).join('\n')
}

/** Lines of JSON: of all this, their texts keep ends of lines and tabulators. */
export function shownJson(lines: string): string {
  return lines
    .replace(HIDING, (character) => (character === '\n' ? character : `\\\\${codeOf(character)}`))
    .replace(ESCAPED, (whole, code?: string, short?: string) => {
      const digits = code?.replace(/^0/, '') ?? (short && SHORT[short])
      return digits === undefined ? whole : `\\\\u{${digits}}`
    })
}
