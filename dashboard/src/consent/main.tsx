/** Starts the window of consent. */

import { render } from 'preact'
import { type Asker, listenToOpener } from './asker.js'
import { ConsentPage } from './page.js'

let asker: Asker | undefined
let turned: string | undefined
let answered = false

function show(): void {
  const root = document.getElementById('app')
  if (root !== null) render(<ConsentPage asker={asker} turned={turned} />, root)
}

show()
listenToOpener(
  (heard) => {
    const once = (tell: () => void): void => {
      if (!answered) tell()
      answered = true
    }
    asker = {
      ...heard,
      done: (result) => once(() => heard.done(result)),
      failed: (error) => once(() => heard.failed(error)),
      refuse: () => once(() => heard.refuse())
    }
    show()
  },
  (why) => {
    turned = why
    show()
  }
)
// Whoever closes the window without a word has refused.
window.addEventListener('pagehide', () => asker?.refuse())
