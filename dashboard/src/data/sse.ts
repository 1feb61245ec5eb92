/** Server-sent events of a response: `EventSource` cannot send the token's header. */

export interface ServerEvent {
  readonly event: string
  readonly data: string
}

export async function* readEvents(response: Pick<Response, 'body'>): AsyncGenerator<ServerEvent> {
  if (response.body === null) return
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const parts = (rest + value).split('\n\n')
    rest = parts.pop() ?? ''
    for (const part of parts) {
      const event = parseEvent(part)
      if (event !== undefined) yield event
    }
  }
}

/** One event of its lines; nothing if it is only a comment. */
export function parseEvent(text: string): ServerEvent | undefined {
  let event = 'message'
  const data: string[] = []
  for (const line of text.split('\n')) {
    if (line.startsWith('event:')) event = line.slice(6).trim()
    if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''))
  }
  return data.length === 0 ? undefined : { event, data: data.join('\n') }
}
