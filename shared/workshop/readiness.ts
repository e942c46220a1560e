import { can } from '../identity/roles.ts'
import type { Participant, Visible } from './state.ts'

export type Readiness = {
  readonly asked: number
  readonly ready: number
  /** Those who are not ready, by their time of joining. */
  readonly waitingFor: readonly { readonly personId: string; readonly name: string }[]
}

/**
 * Whether the stage waits for somebody: for those who are in the room, and where it goes on until a day and an hour, for
 * everybody, since hardly anybody is in the room then.
 */
export function isWaitedFor(
  { timer, stageId }: Pick<Visible, 'timer' | 'stageId'>,
  { removed, attendance }: Pick<Participant, 'removed' | 'attendance'>,
): boolean {
  const goesOnForDays = timer?.isDeadline === true && timer.stageId === stageId
  return !removed && (attendance !== 'gone' || goesOnForDays)
}

/** Those who are asked for what everybody gives alone, a grade or an answer: who may write and is waited for. */
export function listAskedToGive(
  visible: Pick<Visible, 'roster' | 'timer' | 'stageId'>,
): (readonly [personId: string, person: Participant])[] {
  return Object.entries(visible.roster).filter(
    ([, person]) => isWaitedFor(visible, person) && can(person.role, 'write-board'),
  )
}

/** Who is ready, of those whom the stage waits for and are asked: facilitators lead, and are not waited for. */
export function readinessOf(visible: Visible): Readiness {
  const asked = Object.entries(visible.roster)
    .filter(
      ([, person]) =>
        isWaitedFor(visible, person) && can(person.role, 'set-ready') && !can(person.role, 'lead-workshop'),
    )
    .sort(([, one], [, other]) => one.joinedAtMs - other.joinedAtMs)
  const waitingFor = asked
    .filter(([, { ready }]) => !ready)
    .map(([personId, { name }]) => ({ personId, name }))
  return { asked: asked.length, ready: asked.length - waitingFor.length, waitingFor }
}
