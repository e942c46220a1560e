import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { SpokenLines } from './spoken.tsx'
import './dialog.css'

/**
 * A question that must be answered first, on the browser's own modal `<dialog>` (focus, Escape and inertness are its own).
 * Render it only while it is open. `children` is the body, `actions` the buttons, main action last.
 */
export function Dialog({
  title,
  onClose,
  actions,
  children,
}: {
  title: string
  onClose: () => void
  actions: ComponentChildren
  children: ComponentChildren
}) {
  const titleId = useId()
  const element = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const dialog = element.current
    if (dialog !== null && !dialog.open) dialog.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      class="dialog"
      ref={element}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <h2 id={titleId}>{title}</h2>
      <div class="dialog__body">{children}</div>
      <div class="dialog__actions">{actions}</div>
      <SpokenLines />
    </dialog>
  )
}
