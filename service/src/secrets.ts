/**
 * The secrets that this process knows, so that no text of it repeats one: whatever writes logs or errors runs its text
 * through `withoutSecrets`. A second line of defence; the first is not to put them there.
 */

/** Shorter ones are words that texts have anyway, and names of development accounts. */
const LEAST_LENGTH = 8
const HIDDEN = '[hidden]'

const known = new Set<string>()

/** Has the text hidden from now on, also as JSON writes it. Bytes are hidden as hexadecimal digits. */
export function hide(secret: string | Uint8Array): void {
  const text = typeof secret === 'string' ? secret.trim().replace(/^0x/, '') : Buffer.from(secret).toString('hex')
  if (text.length < LEAST_LENGTH) return
  known.add(text)
  known.add(JSON.stringify(text).slice(1, -1))
}

export function withoutSecrets(text: string): string {
  let clean = text
  for (const secret of known) clean = clean.replaceAll(secret, HIDDEN)
  return clean
}
