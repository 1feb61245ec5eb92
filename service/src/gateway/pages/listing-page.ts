/** The names in a folder of a drive. Whoever wrote the drive chose them. */

import type { Listed } from '../../hyper/index.js'
import { pathOf } from '../address.js'
import { bytesText, type Html, html, page } from './html.js'

export interface Listing {
  /** Begins with `/`. */
  readonly folder: string
  readonly names: readonly Listed[]
  /** Whether there are more. */
  readonly more: boolean
  readonly version: string
  /** `?v=VERSION` if this version was asked for, else nothing. */
  readonly query: string
  readonly keyPage: string
}

export function listingPage({ folder, names, more, version, query, keyPage }: Listing): string {
  const up = folder === '/' ? [] : [html`<tr><td><a href="../${query}">../</a></td><td>folder</td><td></td></tr>`]
  const rows = names.map((listed) => row(listed, query))
  const rest = more ? html`<p>There are more names than a page shows.</p>` : ''
  return page(
    `${folder}`,
    html`<main><h1>Folder <bdi>${folder}</bdi></h1>
<table><thead><tr><th scope="col">Name</th><th scope="col">Kind</th><th scope="col">Size</th></tr></thead>
<tbody>${up}${rows}</tbody></table>${names.length === 0 ? html`<p>There is nothing in it.</p>` : ''}${rest}</main>
<footer>Version ${version} · <a href="${keyPage}">who hosts this key</a></footer>`
  )
}

function row({ name, type, byteLength }: Listed, query: string): Html {
  const shown = html`<bdi>${name}${type === 'folder' ? '/' : ''}</bdi>`
  const size = byteLength === undefined ? '' : bytesText(byteLength)
  // A link begins with `./`, so that no name can be an address with a scheme or another host.
  const to = `./${pathOf(name)}${type === 'folder' ? '/' : ''}${query}`
  const cell = isReachable(name) ? html`<a href="${to}">${shown}</a>` : shown
  return html`<tr><td>${cell}</td><td>${type}</td><td class="number">${size}</td></tr>`
}

/** Whether the gateway would take the name as a part of a path. */
function isReachable(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/[/\\]|\p{Cc}|\p{Cs}/u.test(name)
}
