/** Explore: any object straight from the chain. */

import { useSignal } from '@preact/signals'
import { go } from '../data/route.js'
import { useView } from '../data/use-view.js'
import { Card, Empty, Field, Loaded } from '../ui/parts.js'

const KINDS = {
  user: 'User',
  feed: 'Feed',
  plan: 'Plan',
  contract: 'Contract',
  amendment: 'Amendment',
  storageChallenge: 'Storage challenge',
  performanceChallenge: 'Performance challenge'
} as const

export function Explore({ query }: { query: string }) {
  const text = useSignal(query)
  return (
    <>
      <h1>Explore</h1>
      <form
        class="search"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.value.trim() !== '') go(`#/explore/${encodeURIComponent(text.value.trim())}`)
        }}
      >
        <Field
          label="Id or key"
          hint="The number of a feed, plan, contract, challenge or user, or the key of a hypercore."
        >
          {(ids) => (
            <div class="row">
              <input
                {...ids}
                type="search"
                autocomplete="off"
                spellcheck={false}
                maxLength={100}
                value={text.value}
                onInput={(event) => (text.value = event.currentTarget.value)}
              />
              <button type="submit" class="primary">
                Look up
              </button>
            </div>
          )}
        </Field>
      </form>
      {query === '' ? (
        <Empty title="Everything on the chain has a number">
          Ids are in every section of this page; what is over is removed from the chain after a while.
        </Empty>
      ) : (
        <Found query={query} />
      )}
    </>
  )
}

function Found({ query }: { query: string }) {
  const { data, failure } = useView('view_explore', { query })
  return (
    <Loaded data={data} failure={failure}>
      {({ kind, id, block, fields, more }) => (
        <Card title={`${KINDS[kind]} ${id}`} note={`As of block ${block}`} size="wide">
          {kind === 'plan' && (
            <p>
              <a href={`#/host/${id}`}>Contracts, hosters and proofs of this plan</a>
            </p>
          )}
          <table class="fields">
            <thead>
              <tr>
                <th scope="col">Field</th>
                <th scope="col">Value</th>
              </tr>
            </thead>
            <tbody>
              {fields.map(({ name, value, link }, row) => (
                <tr key={`${row}${name}`}>
                  <th scope="row">{name}</th>
                  <td>{link === null ? value : <a href={`#/explore/${link}`}>{value}</a>}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {more > 0 && <p class="quiet">{more} more fields are not shown.</p>}
        </Card>
      )}
    </Loaded>
  )
}
