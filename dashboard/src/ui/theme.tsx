/** Dark or light: as the system has it, or as was chosen here. */

import { signal } from '@preact/signals'

const NAME = 'datdot-theme'
const chosen = signal(localStorage.getItem(NAME) ?? 'system')
const THEMES = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark']
] as const

chosen.subscribe((theme) => {
  document.documentElement.dataset.theme = theme
})

export function ThemeSwitch() {
  return (
    <select
      class="theme"
      aria-label="Colours"
      value={chosen.value}
      onChange={(event) => {
        chosen.value = event.currentTarget.value
        localStorage.setItem(NAME, chosen.value)
      }}
    >
      {THEMES.map(([theme, name]) => (
        <option key={theme} value={theme}>
          {name}
        </option>
      ))}
    </select>
  )
}
