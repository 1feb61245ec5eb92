/** A view of the daemon, kept as new as the newest block. */

import { type ReadonlySignal, useSignal, useSignalEffect } from '@preact/signals'
import { useCallback, useEffect, useRef } from 'preact/hooks'
import { head, online, silence, visible } from './live.js'
import { call, Failure, type MethodName, type Params, type Result } from './rpc.js'

export interface View<T> {
  /** Nothing while it is asked for the first time. */
  readonly data: ReadonlySignal<T | null>
  /** Why the newest answer failed; what came before stays. */
  readonly failure: ReadonlySignal<Failure | null>
  readonly reload: () => void
}

/**
 * Asks again with every block, now and then when none comes, and when the daemon or the page is back; one question at a
 * time.
 */
export function useView<Name extends MethodName>(method: Name, params: Params<Name>): View<Result<Name>> {
  const data = useSignal<Result<Name> | null>(null)
  const failure = useSignal<Failure | null>(null)
  const state = useRef({ asking: false, again: false, asked: '' })
  const text = JSON.stringify(params)
  const reload = useCallback(() => {
    const own = state.current
    own.again = own.asking
    if (own.asking) return
    own.asking = true
    call(method, JSON.parse(text) as Params<Name>)
      .then((result) => {
        if (own.asked !== text) return
        data.value = result
        failure.value = null
      })
      .catch((error: unknown) => {
        if (own.asked === text) failure.value = failureOf(error)
      })
      .finally(() => {
        own.asking = false
        if (own.again) reload()
      })
  }, [method, text])
  useEffect(() => {
    if (state.current.asked !== text) data.value = null
    state.current.asked = text
    reload()
  }, [reload])
  useSignalEffect(() => {
    const told = head.value !== null
    const back = online.value
    const silent = silence.value > 0
    if (visible.value && (told || back || silent)) reload()
  })
  return { data, failure, reload }
}

export function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error
  return new Failure('UNKNOWN', 'Something went wrong in this page.', 'Load it again.')
}
