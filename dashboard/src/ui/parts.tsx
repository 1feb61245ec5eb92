/** Small parts that every section uses. */

import type { ReadonlySignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { Failure } from '../data/rpc.js'

interface Children {
  readonly children?: ComponentChildren
}

interface CardProps {
  readonly title: string
  readonly note?: string
  readonly size?: 'wide' | 'tall'
}

/** A part of a page with its own heading; on a desk, `wide` takes a row of its own and `tall` has two others beside it. */
export function Card({ title, note, size, children }: Children & CardProps) {
  const id = useId()
  return (
    <section class={size === undefined ? 'card' : `card ${size}`} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {note !== undefined && <p class="quiet">{note}</p>}
      {children}
    </section>
  )
}

/** A figure with its name. */
export function Stat({ name, value, note }: { name: string; value: string; note?: ComponentChildren }) {
  return (
    <div class="stat">
      <dt>{name}</dt>
      <dd>
        <strong>{value}</strong>
        {note !== undefined && <span class="quiet">{note}</span>}
      </dd>
    </div>
  )
}

export function Notice({ level, title, children }: Children & { level: Level; title: string }) {
  return (
    <div class={`notice ${level}`}>
      <Mark level={level} />
      <div>
        <strong>{title}</strong>
        {children}
      </div>
    </div>
  )
}

export type Level = 'well' | 'note' | 'warning' | 'danger'

const MARKS: Readonly<Record<Level, string>> = {
  well: 'M4 9l4 4 7-8',
  note: 'M9 8v6M9 4.5v.5',
  warning: 'M9 4v6M9 13v.5',
  danger: 'M5 5l8 8M13 5l-8 8'
}

/** What a level looks like; its word stands beside it, so that colour alone says nothing. */
export function Mark({ level }: { level: Level }) {
  return (
    <svg class={`mark ${level}`} viewBox="0 0 18 18" width="18" height="18" aria-hidden="true" focusable="false">
      <circle cx="9" cy="9" r="9" />
      <path d={MARKS[level]} />
    </svg>
  )
}

/** Says what failed and what to do; read out when it appears. */
export function Failed({ failure }: { failure: Failure | null }) {
  return (
    <div role="alert">
      {failure !== null && (
        <Notice level="danger" title={failure.message}>
          {failure.remedy !== '' && <p>{failure.remedy}</p>}
        </Notice>
      )}
    </div>
  )
}

/** What a view has once it is there; until then that it is asked for, or why it cannot be had. */
export function Loaded<T>({
  data,
  failure,
  children
}: {
  data: ReadonlySignal<T | null>
  failure: ReadonlySignal<Failure | null>
  children: (value: T) => ComponentChildren
}) {
  const value = data.value
  return (
    <>
      <Failed failure={failure.value} />
      {value === null ? failure.value === null && <p class="quiet loading">Asking the daemon…</p> : children(value)}
    </>
  )
}

export function Empty({ title, children }: Children & { title: string }) {
  return (
    <div class="empty">
      <strong>{title}</strong>
      <p>{children}</p>
    </div>
  )
}

/** A labelled input with a hint below. */
export function Field({
  label,
  hint,
  problem,
  children
}: {
  label: string
  hint?: ComponentChildren
  problem?: string | undefined
  children: (ids: { id: string; 'aria-describedby': string; 'aria-invalid': boolean }) => ComponentChildren
}) {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, 'aria-describedby': `${id}-hint`, 'aria-invalid': problem !== undefined })}
      <p id={`${id}-hint`} class={problem === undefined ? 'quiet hint' : 'hint problem'}>
        {problem ?? hint}
      </p>
    </div>
  )
}

/** A labelled choice of one of a few values. */
export function Choice<Value extends string | number>({
  label,
  value,
  choices,
  onChoice
}: {
  label: string
  value: Value
  /** Each with its name. */
  choices: readonly (readonly [Value, string])[]
  onChoice: (value: Value) => void
}) {
  const choose = (name: string) => {
    for (const [choice] of choices) if (`${choice}` === name) onChoice(choice)
  }
  return (
    <Field label={label}>
      {(ids) => (
        <select {...ids} value={value} onChange={(event) => choose(event.currentTarget.value)}>
          {choices.map(([choice, name]) => (
            <option key={choice} value={choice}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** How much of something is taken, as a bar and in words. */
export function Bar({ value, most, label }: { value: number; most: number; label: string }) {
  const share = most <= 0 ? 0 : Math.min(1, value / most)
  return (
    <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" role="img" aria-label={label}>
      <rect width="100" height="4" class="track" />
      <rect width={100 * share} height="4" class="fill" />
    </svg>
  )
}
