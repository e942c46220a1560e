import { ArrowRight, Eye } from 'lucide'
import { can } from '../../../../shared/identity/roles.ts'
import type { Retro } from '../../../../shared/retro/retro-state.ts'
import { isWaitedFor } from '../../../../shared/workshop/readiness.ts'
import { waitingForReveal } from '../../../../shared/workshop/retro-grades.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import type { WorkshopModel } from '../../../models/workshop-model.ts'
import { gradeText as text } from '../../../text/en/retro-grade.ts'
import { listNames } from '../../../text/en/retro-words.ts'
import type { LeadAction } from '../workshop-context.ts'
import { nextToGrade, type RetroKeyResult } from './key-results.ts'

/** What who leads does next: begin, reveal, go on. At the end nothing: the bar then leads to the next stage. */
export function gradingAction(
  visible: Visible,
  retro: Retro,
  all: readonly RetroKeyResult[],
  shown: RetroKeyResult,
  give: WorkshopModel['give'],
): LeadAction | null {
  const pursued = all.filter(({ keyResult }) => keyResult.droppedReason === null)
  const scored = text.scored(pursued.filter(({ item }) => item.score !== null).length, pursued.length)
  const next = nextToGrade(all, retro.currentId === null ? null : shown.keyResult.id)
  const goTo = (keyResultId: string) => void give({ type: 'show-key-result', keyResultId })
  if (retro.currentId === null) {
    const hidden = waitingForReveal(visible).length
    return next === null
      ? null
      : {
          icon: ArrowRight,
          label: text.together,
          state: scored,
          ...(hidden === 0 ? {} : { note: text.staysHidden(hidden) }),
          blocked: null,
          onClick: () => goTo(next.keyResult.id),
        }
  }
  const { keyResult, item } = shown
  if (item.revealed === null && item.score === null && keyResult.droppedReason === null) {
    const { count, of, waitingFor } = gradedOf(visible, shown)
    return {
      icon: Eye,
      label: text.reveal,
      state: text.graded(count, of),
      note:
        waitingFor.length > 0 && waitingFor.length <= NAMED_AT_MOST
          ? text.waitingFor(listNames(waitingFor))
          : text.revealTurns(count),
      blocked: count === 0 ? text.nobody : null,
      onClick: () => void give({ type: 'reveal-grades', keyResultId: keyResult.id }),
    }
  }
  if (next === null) return null
  return {
    icon: ArrowRight,
    label: text.nextKeyResult,
    state: scored,
    ...(item.score === null && keyResult.droppedReason === null ? { note: text.notAgreed } : {}),
    blocked: null,
    onClick: () => goTo(next.keyResult.id),
  }
}

/** More names than these are a list. */
export const NAMED_AT_MOST = 5

/** Who has graded it, of those who may and are waited for; whoever graded and left counts. */
export function gradedOf(visible: Visible, { item }: RetroKeyResult) {
  const asked = Object.entries(visible.roster).filter(
    ([personId, person]) =>
      !person.removed &&
      can(person.role, 'write-board') &&
      (isWaitedFor(visible, person) || item.gradedIds.includes(personId)),
  )
  const waitingFor = asked.filter(([personId]) => !item.gradedIds.includes(personId))
  return {
    count: item.gradedIds.length,
    of: Math.max(asked.length, item.gradedIds.length),
    waitingFor: waitingFor.map(([, { name }]) => name),
  }
}
