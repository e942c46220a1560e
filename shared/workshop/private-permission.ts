import { can } from '../identity/roles.ts'
import { ok, type Result, refuse } from '../result.ts'
import { findStage } from './agenda.ts'
import { type Actor, allOf, type RefusalCode } from './command.ts'
import { isPrivate, type Stage } from './stages.ts'
import { participantOf, type Visible } from './state.ts'

/**
 * Whether somebody may write alone in a stage now. It need not be the one that the room is at: who was offline, or still in a
 * sentence when the room moved on, is not to lose their words. They wait for the next reveal of that stage. A locked board
 * does not matter, since nothing of it is on the board.
 */
export function mayWriteAlone(visible: Visible, stageId: string, actor: Actor): Result<null, RefusalCode> {
  const stage = findStage(visible, stageId)
  return allOf(
    () => requireEntered(stage),
    () => requireWriter(visible, stage, actor),
    () =>
      stage !== null && (isPrivate(stage) || isAnythingWaiting(visible, stageId))
        ? ok(null)
        : refuse('not-private', 'In this stage everybody writes on the board together.'),
  )
}

/** Whether cards or answers of a stage wait to be revealed. */
export function isAnythingWaiting({ writing }: Visible, stageId: string): boolean {
  return Object.hasOwn(writing, stageId) && (writing[stageId]?.cards ?? 0) > 0
}

/** The stage is on the agenda, and the room has been there. */
export function requireEntered(stage: Stage | null): Result<null, RefusalCode> {
  if (stage === null) return refuse('unknown-stage', 'That stage is not on the agenda any more.')
  return stage.enteredAtMs === null
    ? refuse('wrong-stage', 'The workshop has not got to that stage yet.')
    : ok(null)
}

/** Who may write in a stage, by its settings. */
export function requireWriter(
  visible: Visible,
  stage: Stage | null,
  { personId }: Actor,
): Result<null, RefusalCode> {
  const participant = participantOf(visible, personId)
  const isLeading = participant !== null && can(participant.role, 'lead-workshop')
  return stage?.settings.writers === 'facilitators' && !isLeading
    ? refuse('not-allowed', 'In this stage only facilitators write.')
    : ok(null)
}
