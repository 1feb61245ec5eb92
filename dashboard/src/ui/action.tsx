/** Buttons that do something by the daemon: they wait, say what failed, and ask first where it matters. */

import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Failure } from '../data/rpc.js'
import { failureOf } from '../data/use-view.js'
import { Failed } from './parts.js'

export interface Doing {
  readonly busy: boolean
  readonly failure: Failure | null
  /** Says what was done, for people who do not see the page change. */
  readonly done: string
  run(action: () => Promise<string>): void
}

/** One action at a time, with what became of it. */
export function useDoing(): Doing {
  const busy = useSignal(false)
  const failure = useSignal<Failure | null>(null)
  const done = useSignal('')
  return {
    busy: busy.value,
    failure: failure.value,
    done: done.value,
    run: (action) => {
      if (busy.value) return
      busy.value = true
      failure.value = null
      done.value = ''
      action()
        .then((text) => {
          done.value = text
        })
        .catch((error: unknown) => {
          failure.value = failureOf(error)
        })
        .finally(() => {
          busy.value = false
        })
    }
  }
}

export function Outcome({ doing }: { doing: Doing }) {
  return (
    <>
      <Failed failure={doing.failure} />
      <p role="status" class="outcome">
        {doing.busy ? 'Waiting for the chain…' : doing.done}
      </p>
    </>
  )
}

/** A button that asks before it acts: a second row with the question takes the focus. */
export function Asking({
  label,
  question,
  confirm,
  busy,
  danger,
  onConfirm
}: {
  label: string
  question: ComponentChildren
  confirm: string
  busy: boolean
  danger?: boolean
  onConfirm: () => void
}) {
  const asking = useSignal(false)
  const yes = useRef<HTMLButtonElement>(null)
  const first = useRef<HTMLButtonElement>(null)
  const wasAsking = useRef(false)
  useLayoutEffect(() => {
    if (asking.value) yes.current?.focus()
    else if (wasAsking.current) first.current?.focus()
    wasAsking.current = asking.value
  }, [asking.value])
  if (!asking.value) {
    return (
      <button
        type="button"
        ref={first}
        class={danger ? 'danger' : ''}
        disabled={busy}
        onClick={() => (asking.value = true)}
      >
        {label}
      </button>
    )
  }
  const close = () => {
    asking.value = false
  }
  return (
    <fieldset class="asking" aria-label={label} onKeyDown={(event) => event.key === 'Escape' && close()}>
      <p>{question}</p>
      <div class="row">
        <button
          type="button"
          ref={yes}
          class={danger ? 'danger primary' : 'primary'}
          onClick={() => {
            close()
            onConfirm()
          }}
        >
          {confirm}
        </button>
        <button type="button" onClick={close}>
          Leave it as it is
        </button>
      </div>
    </fieldset>
  )
}
