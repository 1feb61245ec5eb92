/** The page: what frames its sections, and which one is shown. */

import { render } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { lendToken } from './data/lending.js'
import { follow, load, online, silence } from './data/live.js'
import { followAddress, route } from './data/route.js'
import { takeToken, token } from './data/token.js'
import { Explore } from './pages/explore.js'
import { Glance } from './pages/glance.js'
import { Host } from './pages/host.js'
import { LoadView } from './pages/load.js'
import { NoToken } from './pages/no-token.js'
import { PlanPage } from './pages/plan.js'
import { Provide } from './pages/provide.js'
import { ThemeSwitch } from './ui/theme.js'

const SECTIONS = [
  ['', 'Overview'],
  ['provide', 'Provide'],
  ['host', 'Host'],
  ['explore', 'Explore']
] as const
/** Where a load of the devnet runs, and nowhere else. */
const LOAD = ['load', 'Load'] as const
const sections = () => (load.value === null ? SECTIONS : [...SECTIONS, LOAD])

function App() {
  if (token.value === null) return <NoToken />
  const { page, rest } = route.value
  const known = sections()
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
        To the content
      </button>
      <Header page={page} />
      <Main name={known.find(([section]) => section === page)?.[1] ?? 'Not found'} at={`${page}/${rest}`}>
        {page === '' && <Glance />}
        {page === 'provide' && <Provide />}
        {page === 'host' && (rest === '' ? <Host /> : <PlanPage key={rest} plan={rest} />)}
        {page === 'explore' && <Explore key={rest} query={rest} />}
        {page === 'load' && load.value !== null && <LoadView load={load.value} />}
        {!known.some(([section]) => section === page) && <h1>There is no such section</h1>}
      </Main>
    </>
  )
}

/** Whether what is shown is as new as the newest block. */
function Link() {
  const live = online.value && silence.value === 0
  return (
    <p class={live ? 'link on' : 'link'} role="status">
      {live ? 'live' : online.value ? 'no new blocks' : 'connecting…'}
    </p>
  )
}

function Header({ page }: { page: string }) {
  return (
    <header>
      <p class="name">
        <img src="/icon.svg" alt="" width="24" height="24" /> DatDot
      </p>
      <nav aria-label="Sections">
        {sections().map(([section, name]) => (
          <a key={section} href={`#/${section}`} aria-current={section === page ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <Link />
      <ThemeSwitch />
    </header>
  )
}

/** Says by title and focus that another section is shown. */
function Main({ name, at, children }: { name: string; at: string; children: preact.ComponentChildren }) {
  const main = useRef<HTMLElement>(null)
  const shown = useRef(at)
  useEffect(() => {
    document.title = `${name} – DatDot`
    if (shown.current !== at) main.current?.focus()
    shown.current = at
  }, [name, at])
  return (
    <main id="main" tabIndex={-1} ref={main}>
      {children}
    </main>
  )
}

takeToken()
lendToken(() => token.value)
followAddress()
follow()
const root = document.getElementById('app')
if (root !== null) render(<App />, root)
