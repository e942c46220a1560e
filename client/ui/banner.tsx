import type { IconNode } from 'lucide'
import { CircleAlert, CloudOff, Info, TriangleAlert } from 'lucide'
import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import './banner.css'
import './chip.css'

export type BannerTone = 'info' | 'warning' | 'negative' | 'offline'

const LOOK = {
  info: { icon: Info, tone: 'tone-info' },
  warning: { icon: TriangleAlert, tone: 'tone-warning' },
  negative: { icon: CircleAlert, tone: 'tone-negative' },
  offline: { icon: CloudOff, tone: 'tone-warning' },
} satisfies Record<BannerTone, { icon: IconNode; tone: string }>

/** What happened (bold), what is safe, what to do next. `action` is a button. */
export function Banner({
  tone,
  title,
  children,
  action,
}: {
  tone: BannerTone
  title: string
  children?: ComponentChildren
  action?: ComponentChildren
}) {
  return (
    <div class={`banner ${LOOK[tone].tone}`} role={tone === 'negative' ? 'alert' : 'status'}>
      <Icon icon={LOOK[tone].icon} />
      <span>
        <b>{title}</b> {children}
      </span>
      {action}
    </div>
  )
}
