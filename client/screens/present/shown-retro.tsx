import { assertNever } from '../../../shared/result.ts'
import { meanScore } from '../../../shared/retro/mean-score.ts'
import { readScore } from '../../../shared/retro/read-score.ts'
import type { Retro } from '../../../shared/retro/retro-state.ts'
import { currentStage } from '../../../shared/workshop/agenda.ts'
import { listAskedToGive } from '../../../shared/workshop/readiness.ts'
import type { StageKind } from '../../../shared/workshop/stages.ts'
import type { Visible } from '../../../shared/workshop/state.ts'
import { present } from '../../text/en/present.ts'
import { retroActions } from '../../text/en/retro-actions.ts'
import { decideText } from '../../text/en/retro-close.ts'
import { gradeText } from '../../text/en/retro-grade.ts'
import { causeWords, formatScore, readingWords, verdictWords } from '../../text/en/retro-words.ts'
import { zoneOf } from '../../ui/charts/grade-axis.tsx'
import { GradeStrip } from '../../ui/charts/grade-strip.tsx'
import { ActionList } from '../workshop/retro/action-list.tsx'
import { findListed, listKeyResults, type RetroKeyResult } from '../workshop/retro/key-results.ts'
import { LastActions } from '../workshop/retro/last-actions.tsx'
import { ProcessResultPicture } from '../workshop/retro/process-result-picture.tsx'
import { RetroSummary } from '../workshop/retro/retro-summary.tsx'
import './shown-retro.css'

/** The stages that a retro has of its own. */
export type RetroStageKind = Extract<
  StageKind,
  'open-actions' | 'grade' | 'decide' | 'actions' | 'process-pulse' | 'close' | 'finalised'
>

/** A retro at the other end of a room: what has been revealed and decided, and nothing of one person's. */
export function ShownRetro({
  kind,
  visible,
  retro,
}: {
  kind: RetroStageKind
  visible: Visible
  retro: Retro
}) {
  switch (kind) {
    case 'open-actions':
      return retro.basis.openActions.length === 0 ? (
        <p class="present__count">{retroActions.none}</p>
      ) : (
        <LastActions retro={retro} onSettle={null} />
      )
    case 'grade':
      return <ShownGrade visible={visible} retro={retro} />
    case 'decide':
      return <ShownDecisions retro={retro} />
    case 'actions':
      return retro.actions.length === 0 ? (
        <p class="present__count">{retroActions.empty}</p>
      ) : (
        <div class="shownactions">
          <ActionList actions={retro.actions} visible={visible} />
        </div>
      )
    case 'process-pulse':
      return <ShownProcess visible={visible} retro={retro} />
    case 'close':
    case 'finalised':
      return <RetroSummary visible={visible} retro={retro} />
    default:
      return assertNever(kind)
  }
}

function ShownGrade({ visible, retro }: { visible: Visible; retro: Retro }) {
  const current = findListed(retro, retro.currentId)
  if (current === null) return <ShownScores all={listKeyResults(retro)} />
  const { keyResult, objective, item } = current
  const asked = listAskedToGive(visible).length
  const graded = item.gradedIds.length
  const grades = item.revealed?.grades ?? null
  return (
    <section class="showngrade" aria-label={keyResult.text}>
      <p class="label">{objective.text}</p>
      <p class="showngrade__text">{keyResult.text}</p>
      {grades === null ? (
        item.score === null ? (
          <p class="present__count">{gradeText.graded(graded, Math.max(graded, asked))}</p>
        ) : null
      ) : (
        <GradeStrip
          label={keyResult.text}
          grades={grades}
          zone={zoneOf(keyResult.commitment)}
          mean={meanScore(grades)}
        />
      )}
      {item.ownerWord === null ? null : <blockquote>“{item.ownerWord.text}”</blockquote>}
      {item.score === null ? null : (
        <p class="showngrade__score">
          <b class="num">{formatScore(item.score)}</b>
          <span>{readingWords[readScore(item.score, keyResult.commitment)].name}</span>
          {item.cause === null ? null : <span class="muted">{causeWords[item.cause].name}</span>}
        </p>
      )}
    </section>
  )
}

/** While everybody grades at their own pace: what has a score, and that the others wait. */
function ShownScores({ all }: { all: readonly RetroKeyResult[] }) {
  return (
    <ol class="shownscores">
      {all.map(({ keyResult, item }) => (
        <li key={keyResult.id}>
          <b class="num">{item.score === null ? '–' : formatScore(item.score)}</b>
          <span>{keyResult.text}</span>
        </li>
      ))}
    </ol>
  )
}

function ShownDecisions({ retro }: { retro: Retro }) {
  return (
    <ol class="shownscores">
      {listKeyResults(retro).map(({ keyResult, item }) => (
        <li key={keyResult.id} class={keyResult.id === retro.currentId ? 'is-here' : undefined}>
          <b class="num">{item.score === null ? '–' : formatScore(item.score)}</b>
          <span>
            {keyResult.text}
            <small>
              {item.verdict !== null
                ? `${verdictWords[item.verdict].done}: ${item.why}`
                : keyResult.droppedReason !== null
                  ? decideText.dropped(keyResult.droppedReason)
                  : decideText.undecided}
            </small>
          </span>
        </li>
      ))}
    </ol>
  )
}

function ShownProcess({ visible, retro }: { visible: Visible; retro: Retro }) {
  const { id } = currentStage(visible)
  const result = retro.processPulses[id]
  return result === undefined ? (
    <p class="present__count">{present.answers(visible.writing[id]?.cards ?? 0)}</p>
  ) : (
    <ProcessResultPicture result={result} />
  )
}
