import type { IconNode } from 'lucide'
import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import './chip.css'

/** `mine` is the lamp: only for what is asked of me or is mine. */
export type ChipTone = 'plain' | 'positive' | 'warning' | 'negative' | 'info' | 'mine' | 'line'

/** A short fact beside a thing. */
export function Chip({
  tone = 'plain',
  icon,
  children,
}: {
  tone?: ChipTone
  icon?: IconNode | undefined
  children: ComponentChildren
}) {
  return (
    <span class={tone === 'plain' ? 'chip' : `chip is-${tone}`}>
      {icon === undefined ? null : <Icon icon={icon} />}
      <span>{children}</span>
    </span>
  )
}
