import type { ComponentChildren } from 'preact'
import './empty-state.css'

/** Nothing here yet: says what to do, with the button that does it. */
export function EmptyState({
  children,
  action,
}: {
  children: ComponentChildren
  action?: ComponentChildren
}) {
  return (
    <div class="empty">
      <p>{children}</p>
      {action}
    </div>
  )
}
