import { type LightState, SMART_LETTERS, type SmartLights } from '../../shared/coach/smart.ts'
import { ui } from '../text/en/ui.ts'
import './lights.css'

const CLASS_OF = { met: 'is-on', 'not-yet': 'is-off', unknown: 'is-unknown' } satisfies Record<
  LightState,
  string
>

/** SMART as five lights; the group is one picture with one text. */
export function Lights({ lights }: { lights: SmartLights }) {
  const met = SMART_LETTERS.filter((letter) => lights[letter] === 'met').length
  const each = SMART_LETTERS.map(
    (letter) => `${ui.smart.names[letter]}: ${ui.smart.states[lights[letter]]}`,
  ).join('; ')
  return (
    <span
      class="lights"
      role="img"
      aria-label={`${ui.smart.summary(met, SMART_LETTERS.length)}. ${each}`}
      title={each}
    >
      {SMART_LETTERS.map((letter) => (
        <i key={letter} class={`light ${CLASS_OF[lights[letter]]}`}>
          {ui.smart.letters[letter]}
        </i>
      ))}
    </span>
  )
}
