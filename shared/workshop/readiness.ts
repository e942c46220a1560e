import { can } from '../identity/roles.ts'
import type { Visible } from './state.ts'

export type Readiness = {
  readonly asked: number
  readonly ready: number
  /** Those who are not ready, by their time of joining. */
  readonly waitingFor: readonly { readonly personId: string; readonly name: string }[]
}

/** Who is ready, of those who are in the room and are asked: facilitators lead, and are not waited for. */
export function readinessOf(visible: Visible): Readiness {
  const asked = Object.entries(visible.roster)
    .filter(
      ([, { role, removed, attendance }]) =>
        !removed && attendance !== 'gone' && can(role, 'set-ready') && !can(role, 'lead-workshop'),
    )
    .sort(([, one], [, other]) => one.joinedAtMs - other.joinedAtMs)
  const waitingFor = asked
    .filter(([, { ready }]) => !ready)
    .map(([personId, { name }]) => ({ personId, name }))
  return { asked: asked.length, ready: asked.length - waitingFor.length, waitingFor }
}
