import { useLayoutEffect, useRef } from 'preact/hooks'

const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), textarea:not([disabled]), select:not([disabled]), [tabindex]:not([tabindex="-1"]), [contenteditable="true"]'

/**
 * Keeps Tab inside an element while it is shown, and gives focus back afterwards to what had it before.
 * Starts at `[data-autofocus]`, else at the element itself. Escape calls `onEscape`, unless something inside handled it.
 */
export function useFocusScope<Target extends HTMLElement>(onEscape: () => void) {
  const scope = useRef<Target>(null)
  const onEscapeNow = useRef(onEscape)
  onEscapeNow.current = onEscape
  useLayoutEffect(() => {
    const root = scope.current
    if (root === null) return
    const before = document.activeElement
    const first = root.querySelector<HTMLElement>('[data-autofocus]') ?? root
    first.focus({ preventScroll: true })
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      if (event.key === 'Escape') {
        event.stopPropagation()
        onEscapeNow.current()
      }
      if (event.key === 'Tab') keepInside(root, event)
    }
    root.addEventListener('keydown', onKeyDown)
    return () => {
      root.removeEventListener('keydown', onKeyDown)
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  return scope
}

function keepInside(root: HTMLElement, event: KeyboardEvent) {
  const stops = [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((stop) => stop.checkVisibility())
  const first = stops[0]
  const last = stops.at(-1)
  if (first === undefined || last === undefined) return
  const active = document.activeElement
  if (event.shiftKey && (active === first || active === root)) {
    event.preventDefault()
    last.focus()
  } else if (!event.shiftKey && active === last) {
    event.preventDefault()
    first.focus()
  }
}
