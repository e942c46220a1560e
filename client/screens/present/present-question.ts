import { assertNever } from '../../../shared/result.ts'
import { currentStage } from '../../../shared/workshop/agenda.ts'
import { currentBallotOf, type Visible } from '../../../shared/workshop/state.ts'
import { formatDay } from '../../text/dates.ts'
import { changesText } from '../../text/en/changes.ts'
import { present } from '../../text/en/present.ts'
import { closeText, processText } from '../../text/en/retro-close.ts'
import { retroStages } from '../../text/en/retro-stages.ts'
import { sortText } from '../../text/en/workshop-sort.ts'
import { stages } from '../../text/en/workshop-stages.ts'
import { pulseText, writingText } from '../../text/en/workshop-writing.ts'
import { voteQuestionOf } from '../workshop/vote/cast/vote-question.ts'
import type { ClosedBallot } from '../workshop/vote/results/result-view.ts'
import { headlineOf } from '../workshop/vote/results/result-words.ts'

/** What the room's stage asks of everybody, in the facilitator's words where there are some. */
export function presentQuestion(visible: Visible): string {
  const { id, kind, settings } = currentStage(visible)
  if (visible.pulses[id] !== undefined) return pulseText.result
  if (visible.retro?.processPulses[id] !== undefined) return processText.result
  if (settings.prompt !== '') return settings.prompt
  switch (kind) {
    case 'welcome':
      return stages.welcome.question
    case 'pulse':
      return pulseText.question
    case 'icebreaker':
      return writingText.icebreaker.question
    case 'objectives':
      return stages.objectives.question(formatDay(visible.workshop.cycle.endsOn))
    case 'key-results':
      return stages.keyResults.question
    case 'outcomes':
      return stages.outcomes.question
    case 'look-back':
      return retroStages.lookBack.question
    case 'open-actions':
      return retroStages.openActions.question
    case 'grade':
      return retroStages.grade.question
    case 'decide':
      return retroStages.decide.question
    case 'actions':
      return retroStages.actions.question
    case 'process-pulse':
      return retroStages.processPulse.question
    case 'close':
      return retroStages.close.question
    case 'changes':
      return changesText.question
    case 'reflect':
      return writingText.reflect.question
    case 'sort':
      return sortText.question
    case 'discuss':
      return present.discussion.question
    case 'vote':
      return voteQuestion(visible)
    case 'commit':
      return stages.commit.question
    case 'review':
      return stages.review.question
    case 'finalised':
      if (visible.retro !== null) return finishedRetro(visible)
      return visible.publication.status === 'published'
        ? stages.finalised.published(visible.publication.revision)
        : stages.finalised.publishing
    default:
      return assertNever(kind)
  }
}

function finishedRetro({ publication }: Visible): string {
  return publication.status === 'published' ? closeText.published(publication.revision) : closeText.publishing
}

function voteQuestion(visible: Visible): string {
  const current = currentBallotOf(visible)
  if (current !== null) return voteQuestionOf(current)
  const last: ClosedBallot | undefined = visible.ballots.at(-1)
  return last === undefined ? stages.vote.waiting : headlineOf(last)
}
