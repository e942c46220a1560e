import { ui } from '../text/en/ui.ts'
import './logo.css'

/** The switch: straight on in grey, the turn in ink, the lamp at its end. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 34 22" aria-hidden="true">
      <path class="logo__main" d="M1 17h32" />
      <path class="logo__branch" d="M1 17h5c11 0 9-12 20-12" />
      <circle class="logo__lamp" cx="28.5" cy="5" r="3.6" />
    </svg>
  )
}

/** The logo as the link home; `name` writes the product's name beside it. */
export function Brand({ name = false }: { name?: boolean }) {
  return (
    <a class="brand" href="/" aria-label={name ? undefined : ui.home}>
      <Logo />
      {name ? 'Turnout' : null}
    </a>
  )
}
