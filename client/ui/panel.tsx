import { X } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { ui } from '../text/en/ui.ts'
import { IconButton } from './button.tsx'
import { useFocusScope } from './focus-scope.ts'
import './panel.css'

/**
 * A side sheet over the room (the ladder, a card's details): keeps focus, closes with Escape or a click beside it,
 * and fills the screen of a phone. Render it only while it is open.
 */
export function Panel({
  title,
  onClose,
  head,
  foot,
  children,
}: {
  title: string
  onClose: () => void
  /** Between the title and the close button: who else is here. */
  head?: ComponentChildren
  foot?: ComponentChildren
  children: ComponentChildren
}) {
  const titleId = useId()
  const scope = useFocusScope<HTMLElement>(onClose)
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a pointer's shortcut for Escape and the close button */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has Escape */}
      <div class="scrim" onClick={onClose} />
      <section
        class="panel"
        role="dialog"
        aria-modal="true"
        aria-labelledby={titleId}
        ref={scope}
        tabIndex={-1}
      >
        <div class="panel__head">
          <h2 id={titleId}>{title}</h2>
          <span class="push row">{head}</span>
          <IconButton icon={X} label={ui.close} onClick={onClose} />
        </div>
        <div class="panel__body">{children}</div>
        {foot === undefined ? null : <div class="panel__foot">{foot}</div>}
      </section>
    </>
  )
}
