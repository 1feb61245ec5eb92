/** What somebody sees whose page could not be had: what is wrong, what to do, and the code to ask about. */

import type { DatdotError } from '../../errors.js'
import { html, page } from './html.js'

/** @param keyPage address of the page that shows who hosts the key, if there is a key */
export function errorPage(error: DatdotError, keyPage?: string): string {
  const more = keyPage === undefined ? '' : html`<p><a href="${keyPage}">Who hosts this key?</a></p>`
  return page(
    'DatDot: this page cannot be shown',
    html`<main><h1>${sentence(error.message)}</h1><p class="remedy">${error.remedy}</p>${more}</main>
<footer>Error code <code>${error.code}</code></footer>`
  )
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`
}
