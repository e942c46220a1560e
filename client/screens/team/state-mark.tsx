import { Check, CircleDashed, Clock, OctagonX, TriangleAlert } from 'lucide'
import type { KeyResultState } from '../../../shared/okr/key-result-state.ts'
import { living } from '../../text/en/living.ts'
import { Chip, type ChipTone } from '../../ui/chip.tsx'
import { Icon } from '../../ui/icon.tsx'

type Shown = KeyResultState | 'forecast-misses'

/** Each state has a shape and a word besides its colour. Off course is a finding, not an error: it is russet, as at risk is. */
const LOOK = {
  pending: { icon: CircleDashed, tone: 'plain' },
  'on-track': { icon: Check, tone: 'positive' },
  'at-risk': { icon: TriangleAlert, tone: 'warning' },
  'off-track': { icon: OctagonX, tone: 'warning' },
  stale: { icon: Clock, tone: 'warning' },
  'forecast-misses': { icon: TriangleAlert, tone: 'warning' },
} satisfies Record<Shown, { icon: typeof Check; tone: ChipTone }>

export function stateWords(state: Shown): string {
  return state === 'forecast-misses' ? living.forecastMisses : living.states[state]
}

/** How it stands, as a chip. */
export function StateChip({ state }: { state: Shown }) {
  const { icon, tone } = LOOK[state]
  return (
    <Chip tone={tone} icon={icon}>
      {stateWords(state)}
    </Chip>
  )
}

/** The same in a line of small facts. */
export function StateMark({ state }: { state: Shown }) {
  const { icon, tone } = LOOK[state]
  return (
    <span class={`statemark is-${tone}`}>
      <Icon icon={icon} />
      {stateWords(state)}
    </span>
  )
}
