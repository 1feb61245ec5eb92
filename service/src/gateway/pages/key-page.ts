/** Who hosts a key: what the chain says of its feed, and how many of those peers are connected. */

import { formatFeedKey } from '../../hyper/index.js'
import type { FeedHosting, HostedReplica } from '../ports.js'
import { bytesText, type Html, html, page } from './html.js'

export interface KeyReport {
  readonly key: Uint8Array
  /** Where the key's own pages are. */
  readonly origin: string
  /** What the network has, as far as it answered. */
  readonly network:
    | { readonly state: 'found'; readonly kind: 'file' | 'folder'; readonly version: string; readonly peers: number }
    | { readonly state: 'missing'; readonly why: string }
  /** What the chain says: of the feed, and of a drive's content; `undefined` if it knows no such feed. */
  readonly chain:
    | {
        readonly state: 'asked'
        readonly parts: readonly (readonly [part: string, hosting: FeedHosting | undefined])[]
      }
    | { readonly state: 'silent'; readonly why: string }
}

export function keyPage({ key, origin, network, chain }: KeyReport): string {
  const id = formatFeedKey(key)
  return page(
    `Who hosts ${id}`,
    html`<main><h1>Who hosts <code>${id}</code></h1>
<p><a href="${origin}/">Open it</a></p>
<h2>On the network</h2>${networkText(network)}
<h2>On the chain</h2>${
      chain.state === 'silent'
        ? html`<p>The chain was not asked: ${chain.why}.</p>`
        : chain.parts.map(([part, hosting]) => partText(part, hosting))
    }</main>
<footer>The chain says who is paid to host and has proved it; others may have the key as well.</footer>`
  )
}

function networkText(network: KeyReport['network']): Html {
  if (network.state === 'missing') return html`<p>Not found: ${network.why}.</p>`
  const kind = network.kind === 'folder' ? 'a drive' : 'a hypercore'
  return html`<p>Found: ${kind}, version ${network.version}, ${network.peers} connected ${network.peers === 1 ? 'peer' : 'peers'}.</p>`
}

function partText(part: string, hosting: FeedHosting | undefined): Html {
  if (hosting === undefined)
    return html`<h3>${part}</h3><p>The chain does not know this feed: nobody is paid to host it.</p>`
  const { feed, length, byteLength, publisher, frozen, plans, replicas, more } = hosting
  return html`<h3>${part}</h3>
<p>Feed ${feed}: ${length} chunks, ${bytesText(Number(byteLength))}, published by <code>${publisher}</code>.${
    frozen ? ' Frozen: its author signed heads that contradict each other.' : ''
  }</p>
<table><caption>Plans</caption><thead><tr><th scope="col">Plan</th><th scope="col">Status</th><th scope="col">Until block</th><th scope="col">Replicas</th><th scope="col">Contracts</th></tr></thead>
<tbody>${plans.map(
    (plan) => html`<tr><td>${plan.plan}</td><td>${plan.status}</td><td>${plan.until}</td><td>${plan.replicas}</td>
<td>${plan.contracts}${plan.lacking > 0 ? `, ${plan.lacking} still lack a hoster` : ''}</td></tr>`
  )}</tbody></table>
<table><caption>Hosters</caption><thead><tr><th scope="col">Account</th><th scope="col">Region</th><th scope="col">Chunks</th><th scope="col">Proved until block</th></tr></thead>
<tbody>${replicas.map(replicaRow)}</tbody></table>${more ? html`<p>There are more than are shown.</p>` : ''}`
}

function replicaRow({ hoster, region, from, to, provenUntil }: HostedReplica): Html {
  return html`<tr><td><code>${hoster}</code></td><td>${region ?? 'unknown'}</td><td>${from} to ${to - 1n}</td><td>${provenUntil ?? 'not yet'}</td></tr>`
}
