import type { ComponentChildren } from 'preact'
import { ui } from '../text/en/ui.ts'
import './facilitator-bar.css'

/** Docked at the foot of the room, for facilitators: how the room stands, what comes next, and the way on. */
export function FacilitatorBar({
  state,
  next,
  children,
}: {
  state: string
  next?: string | undefined
  children: ComponentChildren
}) {
  return (
    <section class="lead" aria-label={ui.facilitator}>
      <p class="lead__state">
        <b>{state}</b>
        {next === undefined ? null : <span class="label">{next}</span>}
      </p>
      {children}
    </section>
  )
}
