import { X } from 'lucide'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { ui } from '../text/en/ui.ts'
import { Button, IconButton } from './button.tsx'
import './toast.css'

/** A toast stays this long; pointing at it or focusing it stops the clock. */
export const TOAST_MS = 8_000

export type Toast = {
  readonly id: string
  readonly text: string
  /** Carried for as long as the toast stays; never the only way to undo. */
  readonly onUndo?: (() => void) | undefined
  /** A way to what it tells of. */
  readonly action?: { readonly label: string; readonly onClick: () => void } | undefined
}

/** Says what was just done, with a way to undo it. The newest is at the bottom. */
export function ToastRegion({
  toasts,
  onDismiss,
}: {
  toasts: readonly Toast[]
  onDismiss: (id: string) => void
}) {
  const region = useRef<HTMLElement>(null)
  const newest = toasts.at(-1)?.id
  useLayoutEffect(() => {
    raise(region.current, newest !== undefined)
  }, [newest])
  return (
    <section ref={region} class="toasts" popover="manual" aria-label={ui.notices} aria-live="polite">
      {toasts.map((toast) => (
        <ToastItem key={toast.id} toast={toast} onDismiss={onDismiss} />
      ))}
    </section>
  )
}

/** A modal dialog lies above all of the page: toasts go into the top layer after it, with each new one anew. */
function raise(region: HTMLElement | null, isWanted: boolean): void {
  // Without popovers a toast is where it always was, under a dialog.
  if (region === null || typeof region.showPopover !== 'function') return
  if (region.matches(':popover-open')) region.hidePopover()
  if (isWanted && document.querySelector('dialog:modal') !== null) region.showPopover()
}

function ToastItem({ toast, onDismiss }: { toast: Toast; onDismiss: (id: string) => void }) {
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(() => onDismiss(toast.id), TOAST_MS)
    return () => clearTimeout(timer)
  }, [isHeld, toast.id, onDismiss])
  return (
    <div
      class="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      <span>{toast.text}</span>
      {toast.onUndo === undefined ? null : (
        <Button
          size="sm"
          onClick={() => {
            toast.onUndo?.()
            onDismiss(toast.id)
          }}
        >
          {ui.undo}
        </Button>
      )}
      {toast.action === undefined ? null : (
        <Button
          size="sm"
          onClick={() => {
            toast.action?.onClick()
            onDismiss(toast.id)
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton size="sm" icon={X} label={ui.dismiss} onClick={() => onDismiss(toast.id)} />
    </div>
  )
}
