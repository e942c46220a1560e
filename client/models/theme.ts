import { signal } from '@preact/signals'

const THEMES = ['light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** Also read by `public/theme.js`, which sets the attribute before the first paint. */
const STORAGE_KEY = 'turnout-theme'

/** The person's own choice, or `null` to follow the system. */
export const chosenTheme = signal<Theme | null>(readTheme())

/** The theme on screen now: the choice, else the system's. */
export function currentTheme(): Theme {
  if (chosenTheme.value !== null) return chosenTheme.value
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

/** Switches to the other theme and keeps the choice on this browser. */
export function toggleTheme(): void {
  const next: Theme = currentTheme() === 'dark' ? 'light' : 'dark'
  chosenTheme.value = next
  document.documentElement.dataset['theme'] = next
  try {
    localStorage.setItem(STORAGE_KEY, next)
  } catch {
    // Storage may be refused (private windows): the choice then lasts as long as the page.
  }
}

function readTheme(): Theme | null {
  const attribute = document.documentElement.dataset['theme']
  return THEMES.find((theme) => theme === attribute) ?? null
}
