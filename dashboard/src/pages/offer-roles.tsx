/** The roles of an offer, and where its provider is: what has duties stays as it is until those end. */

import type { RoleName } from '../../../service/src/views/shapes/index.js'
import { Field } from '../ui/parts.js'

const ROLES: readonly (readonly [RoleName, string])[] = [
  ['hoster', 'stores and serves'],
  ['encoder', 'prepares replicas for hosters'],
  ['attestor', 'checks replicas and measures hosters']
]

interface RolesProps {
  readonly value: readonly RoleName[]
  /** Those that have duties. */
  readonly busy: readonly RoleName[]
  readonly onChange: (roles: readonly RoleName[]) => void
}

export function Roles({ value, busy, onChange }: RolesProps) {
  return (
    <fieldset>
      <legend>Roles</legend>
      {ROLES.map(([role, what]) => (
        <label key={role} class="check">
          <input
            type="checkbox"
            checked={value.includes(role)}
            disabled={busy.includes(role)}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? [...value, role] : value.filter((other) => other !== role))
            }
          />
          <span>
            {role} <span class="quiet">{busy.includes(role) ? `${what}; has duties, so it stays` : what}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

interface RegionProps {
  readonly value: string
  readonly bad: boolean
  /** Whether slots were drawn for it. */
  readonly fixed: boolean
  readonly onChange: (region: string) => void
}

export function Region({ value, bad, fixed, onChange }: RegionProps) {
  return (
    <Field
      label="Region"
      problem={bad ? 'Two characters of a geohash, such as u3.' : undefined}
      hint={
        fixed
          ? 'Slots were drawn for it, so it stays while there are any. To move, stop providing, then make an offer anew.'
          : 'The first two characters of your geohash; u3 is central Europe.'
      }
    >
      {(ids) => (
        <input
          {...ids}
          autocomplete="off"
          maxLength={2}
          placeholder="u3"
          readOnly={fixed}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
