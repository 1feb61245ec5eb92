/** The window in which a person consents: who asks, for what, at what price. Nothing is sent before the button is pressed. */

import { useEffect, useState } from 'preact/hooks'
import { borrowToken } from '../data/lending.js'
import { Failure } from '../data/rpc.js'
import { token } from '../data/token.js'
import type { Asker } from './asker.js'
import { type Offer, offerOf } from './offer.js'
import { whoAsks } from './wish.js'

/** A click that was meant for another page comes sooner than this. */
const CALM_MS = 1_500

export function ConsentPage({ asker, turned }: { asker: Asker | undefined; turned: string | undefined }) {
  if (turned !== undefined) return <Message text={turned} />
  if (asker === undefined) return <Message text="Waiting for the page that asks…" />
  return (
    <main id="main">
      <h1>
        <bdi>{whoAsks(asker.origin)}</bdi> asks
      </h1>
      {token.value === null ? <Borrowing /> : <Asking asker={asker} />}
    </main>
  )
}

function Message({ text }: { text: string }) {
  return (
    <main id="main">
      <h1>DatDot</h1>
      <p role="status">{text}</p>
    </main>
  )
}

/** Until a tab of the dashboard lends the token. */
function Borrowing() {
  useEffect(() => borrowToken(accept), [])
  return (
    <>
      <p role="status">
        To see what it asks for, open the dashboard in this browser: <code>datdot dashboard</code>. This window goes on
        by itself.
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          accept(new FormData(event.currentTarget).get('token'))
        }}
      >
        <label>
          Or the token, which is in <code>HOME/daemon.token</code>:{' '}
          <input name="token" type="password" autocomplete="off" pattern=".*[0-9a-f]{16,128}\s*" />
        </label>
        <button type="submit">Go on</button>
      </form>
    </>
  )
}

function accept(given: unknown): void {
  const [found] = /[0-9a-f]{16,128}\s*$/.exec(String(given)) ?? []
  if (found !== undefined) token.value = found.trim()
}

function Asking({ asker }: { asker: Asker }) {
  const [offer, setOffer] = useState<Offer>()
  const [failure, setFailure] = useState<Failure>()
  const [sent, setSent] = useState<'no' | 'sending' | 'done'>('no')
  const fail = (error: unknown): void => {
    // Another token may be the right one.
    if (token.value === null) return
    const { code, message, remedy } = failureOf(error)
    setFailure(failureOf(error))
    asker.failed({ code, message, remedy })
  }
  useEffect(() => {
    const gone = new AbortController()
    offerOf(asker.wish, gone.signal).then(setOffer, (error) => gone.signal.aborted || fail(error))
    return () => gone.abort()
  }, [asker])
  const send = (): void => {
    setSent('sending')
    offer?.send().then((result) => {
      asker.done(result)
      setSent('done')
    }, fail)
  }
  const refuse = (): void => {
    asker.refuse()
    window.close()
  }
  if (failure !== undefined) return <Failed failure={failure} />
  if (offer === undefined) return <p role="status">Finding out what it comes to…</p>
  if (sent === 'done') return <p role="status">Done. You may close this window.</p>
  return <Question offer={offer} sending={sent === 'sending'} onConfirm={send} onRefuse={refuse} />
}

function Question(props: { offer: Offer; sending: boolean; onConfirm: () => void; onRefuse: () => void }) {
  const { offer, sending, onConfirm, onRefuse } = props
  const calm = useCalm()
  return (
    <>
      <h2>{offer.title}</h2>
      <dl>
        {offer.facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <p class="buttons">
        <button type="button" onClick={onRefuse} disabled={sending}>
          No
        </button>{' '}
        <button type="button" class="primary" onClick={onConfirm} disabled={sending || !calm}>
          {sending ? 'Sending…' : offer.confirm}
        </button>
      </p>
    </>
  )
}

/** Whether the window has been looked at for long enough: it starts anew when another one was in front. */
function useCalm(): boolean {
  const [calm, setCalm] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const wait = (): void => {
      clearTimeout(timer)
      setCalm(false)
      if (document.visibilityState === 'visible' && document.hasFocus())
        timer = setTimeout(() => setCalm(true), CALM_MS)
    }
    wait()
    // A window that lies under another one counts as visible; it comes to the front when the page closes that one.
    const stop = new AbortController()
    document.addEventListener('visibilitychange', wait, stop)
    for (const event of ['focus', 'blur']) window.addEventListener(event, wait, stop)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [])
  return calm
}

function Failed({ failure }: { failure: Failure }) {
  return (
    <div role="alert">
      <p>{failure.message}</p>
      <p>{failure.remedy}</p>
      <p>
        <code>{failure.code}</code>
      </p>
    </div>
  )
}

function failureOf(error: unknown): Failure {
  return error instanceof Failure ? error : new Failure('UNKNOWN', String(error), '')
}
