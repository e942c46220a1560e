import { Check, CircleDashed, CircleDot, Minus } from 'lucide'
import type { Initiative } from '../../../../shared/api/living-okrs.ts'
import { living } from '../../../text/en/living.ts'
import { Icon } from '../../../ui/icon.tsx'
import './initiative-line.css'

const ICONS = { open: CircleDashed, doing: CircleDot, done: Check, dropped: Minus } as const

/** An initiative with how it stands, by shape and in words. */
export function InitiativeLine({ initiative: { text, state, owner } }: { initiative: Initiative }) {
  return (
    <li class={`initline is-${state}`}>
      <Icon icon={ICONS[state]} />
      <span class="initline__text">{text}</span>
      <small>
        {living.initiativeStates[state]}
        {owner === null ? '' : `, ${owner.name}`}
      </small>
    </li>
  )
}
