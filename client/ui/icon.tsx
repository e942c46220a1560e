import type { IconNode } from 'lucide'
import { h } from 'preact'

/**
 * An icon beside words, drawn at 20 px with a 1.7 stroke (it scales with the text around it).
 * Icons are imported by name from `lucide`, so that a screen carries only the ones that it draws.
 * Always decorative: the meaning stands in words next to it or on the button.
 */
export function Icon({ icon, class: extra }: { icon: IconNode; class?: string | undefined }) {
  return (
    <svg class={extra === undefined ? 'ic' : `ic ${extra}`} viewBox="0 0 24 24" aria-hidden="true">
      {icon.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  )
}

/** The product's own mark as an icon: the track that leaves the straight line. Marks "turn it into an outcome". */
export const TurnoutIcon: IconNode = [
  ['path', { d: 'M2 17.500h20', opacity: 0.45 }],
  ['path', { d: 'M2 17.500h3c7.500 0 6-10.500 13-10.500h4' }],
]
