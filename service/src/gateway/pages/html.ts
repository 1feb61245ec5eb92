/** Pages of the gateway's own: text of strangers is only ever text in them, and nothing in them runs or is loaded. */

import { createHash } from 'node:crypto'
import { shown } from '../../shown.js'

/** Markup; made by `html` alone. */
export class Html {
  readonly text: string
  /** @internal */
  constructor(text: string) {
    this.text = text
  }
}

type Value = Html | string | number | bigint | readonly (Html | string)[]

/** Markup with values in it, which are escaped unless they are markup themselves. Attributes have to be in quotes. */
export function html(markup: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(markup.map((text, index) => text + textOf(values[index] ?? '')).join(''))
}

function textOf(value: Value): string {
  if (value instanceof Html) return value.text
  if (typeof value === 'object') return value.map(textOf).join('')
  return escaped(String(value))
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;'
}

function escaped(text: string): string {
  return shown(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}

const STYLE = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.4rem;overflow-wrap:anywhere}
code{overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.3rem .8rem .3rem 0;border-bottom:1px solid #8885;overflow-wrap:anywhere;vertical-align:top}
td.number{text-align:right;white-space:nowrap}
.remedy{font-size:1.05rem}
footer{margin-top:2rem;opacity:.75;font-size:.9rem}
input{font:inherit;width:min(36rem,100%)}
a:focus-visible,input:focus-visible{outline:3px solid #36f}
`

/** What a page of the gateway's own may do: show itself. */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`

export function page(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${new Html(STYLE)}</style></head><body>${body}</body></html>
`.text
}

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB']

export function bytesText(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(bytes) / 10))
  const value = bytes / 2 ** (10 * step)
  return `${step === 0 ? value : value.toFixed(1)} ${UNITS[step]}`
}
