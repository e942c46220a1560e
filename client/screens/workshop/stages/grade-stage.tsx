import { Eye, Users } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import type { Retro } from '../../../../shared/retro/retro-state.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { evidenceText, gradeText as text } from '../../../text/en/retro-grade.ts'
import { retroStages } from '../../../text/en/retro-stages.ts'
import { formatScore, listNames } from '../../../text/en/retro-words.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { StageHead } from '../../../ui/stage-head.tsx'
import { AgreedScore } from '../retro/agreed-score.tsx'
import { CauseField } from '../retro/cause-field.tsx'
import { EvidenceSheet, evidenceOf, KeyResultHead, useEvidence } from '../retro/evidence-sheet.tsx'
import { gradedOf, gradingAction, NAMED_AT_MOST } from '../retro/grading-action.ts'
import { KeyResultStops } from '../retro/key-result-stops.tsx'
import { listKeyResults, type RetroKeyResult, stillGrading } from '../retro/key-results.ts'
import { MyGrade } from '../retro/my-grade.tsx'
import { gradesInWords, RevealedBefore, RevealedGrades } from '../retro/revealed-grades.tsx'
import { useRememberedGrades } from '../retro/use-my-grades.ts'
import { useShownKeyResult } from '../retro/use-shown.ts'
import type { StageProps } from '../stage-view.tsx'
import { useLeadAction, useWorkshop } from '../workshop-context.ts'
import '../retro/retro.css'

/** [RE1] [RE2] Each key result beside its evidence: graded alone, revealed at once, talked about, agreed on. */
export function GradeStage({ visible, stage }: StageProps) {
  const { question, help } = retroStages.grade
  const { prompt } = stage.settings
  const { retro } = visible
  const count = retro === null ? 0 : listKeyResults(retro).length
  if (retro === null || count === 0) {
    return (
      <>
        <StageHead
          question={prompt === '' ? question : prompt}
          help={help}
          place={visible.workshop.teamName}
        />
        <EmptyState>{text.noKeyResults}</EmptyState>
      </>
    )
  }
  return <Grading visible={visible} retro={retro} question={prompt === '' ? question : prompt} />
}

function Grading({ visible, retro, question }: { visible: Visible; retro: Retro; question: string }) {
  const { model, announcement } = useWorkshop()
  useRememberedGrades()
  const evidence = useEvidence(model.workshopId)
  const { all, shown, isTogether, isElsewhere, go, follow } = useShownKeyResult(retro)
  const isLeading = model.can('lead-workshop')
  useLeadAction(isLeading && shown !== null ? gradingAction(visible, retro, all, shown, model.give) : null)
  const heard = useRef(shown)
  useEffect(() => {
    const news = newsBetween(heard.current, shown)
    heard.current = shown
    if (news !== null) announcement.value = news
  })
  const shownId = shown?.keyResult.id
  const wasShown = useRef(shownId)
  useEffect(() => {
    if (wasShown.current === shownId) return
    wasShown.current = shownId
    // Whoever had scrolled into the one before sees what the next one is.
    document.querySelector('.krhead')?.scrollIntoView({ block: 'nearest' })
  }, [shownId])
  if (shown === null) return null
  const room = retro.currentId === null ? null : all.find(({ keyResult }) => keyResult.id === retro.currentId)
  const before = lastRevealed(all, shown)
  const graded = gradedOf(visible, shown)
  return (
    <>
      <StageHead question={question} help={retroStages.grade.help} place={visible.workshop.teamName}>
        <p class="timer timer--plain retroplace">
          <span>{text.keyResult}</span> <b class="num">{text.place(shown.number, all.length)}</b>
        </p>
      </StageHead>
      <KeyResultStops all={all} shownId={shown.keyResult.id} currentId={retro.currentId} onGo={go} />
      {isElsewhere && room !== null && room !== undefined ? (
        <Banner
          tone="info"
          title={text.elsewhere(room.keyResult.text)}
          action={
            <Button size="sm" onClick={follow}>
              {text.backToRoom}
            </Button>
          }
        />
      ) : null}
      <Pace visible={visible} all={all} isTogether={isTogether} />
      {evidence.kind === 'ready' &&
      evidence.value.evidence.every(({ keyResult }) => keyResult.trend.length === 0) ? (
        <Banner tone="info" title={evidenceText.noneCheckedIn}>
          {evidenceText.noneCheckedInHelp}
        </Banner>
      ) : null}
      <div class="retro">
        <KeyResultHead shown={shown} answer={evidence} />
        <div class="aside">
          {shown.item.revealed !== null ? (
            <RevealedGrades shown={shown} visible={visible} />
          ) : shown.item.score !== null ? (
            <section class="sheet grade">
              <AgreedScore key={shown.keyResult.id} shown={shown} suggested={null} />
              <CauseField key={`${shown.keyResult.id}-cause`} shown={shown} />
            </section>
          ) : model.can('write-board') ? (
            <MyGrade
              key={shown.keyResult.id}
              shown={shown}
              suggested={evidenceOf(evidence, shown.keyResult.id)?.suggestedGrade ?? null}
              state={text.graded(graded.count, graded.of)}
            />
          ) : (
            <p class="sheet muted">
              {text.watch} {text.graded(graded.count, graded.of)}
            </p>
          )}
          {before === null || !isTogether ? null : (
            <RevealedBefore key={before.keyResult.id} shown={before} visible={visible} />
          )}
        </div>
        <EvidenceSheet shown={shown} answer={evidence} />
      </div>
    </>
  )
}

/** What has just happened to the key result that is shown, for those who hear it: its grades are there, or its score is. */
function newsBetween(was: RetroKeyResult | null, now: RetroKeyResult | null): string | null {
  if (was === null || now === null || was.keyResult.id !== now.keyResult.id) return null
  const { revealed, score } = now.item
  if (was.item.revealed === null && revealed !== null)
    return text.justRevealed(gradesInWords(revealed.grades))
  return score !== null && was.item.score !== score ? text.agreed(formatScore(score)) : null
}

/** Whether the room goes through them together, and how far I am where it does not; who leads changes it. */
function Pace({
  visible,
  all,
  isTogether,
}: {
  visible: Visible
  all: readonly RetroKeyResult[]
  isTogether: boolean
}) {
  const { model } = useWorkshop()
  const { grades } = model.mine.value
  const pursued = all.filter(({ keyResult }) => keyResult.droppedReason === null)
  const done = pursued.filter(
    ({ keyResult, item }) => item.revealed !== null || Object.hasOwn(grades, keyResult.id),
  ).length
  const isLeading = model.can('lead-workshop')
  const waiting = all.filter(({ item }) => item.revealed === null && item.gradedIds.length > 0)
  const revealAll = { type: 'reveal-grades' as const, keyResultId: null }
  if (isTogether && !isLeading) return null
  const missing = stillGrading(visible, all)
  return (
    <div class="retrohead">
      {isTogether ? null : (
        <p class="small muted">
          {text.ownPace} {model.can('write-board') ? text.ownPaceGraded(done, pursued.length) : null}{' '}
          {!isLeading || missing.length === 0
            ? null
            : text.stillGrading(missing.length <= NAMED_AT_MOST ? listNames(missing) : missing.length)}
        </p>
      )}
      {isLeading && isTogether ? (
        <Button
          size="sm"
          icon={Users}
          onClick={() => void model.give({ type: 'show-key-result', keyResultId: null })}
        >
          {text.apart}
        </Button>
      ) : null}
      {isLeading && waiting.length > 1 ? (
        <Button
          size="sm"
          icon={Eye}
          disabled={!model.may(revealAll).ok}
          onClick={() => void model.give(revealAll)}
        >
          {text.revealAll}
        </Button>
      ) : null}
      {isLeading ? (
        <span class="small muted push num retrohead__scored">
          {text.scored(pursued.filter(({ item }) => item.score !== null).length, pursued.length)}
        </span>
      ) : null}
    </div>
  )
}

/** The one that was revealed last, other than the one that is shown. */
function lastRevealed(all: readonly RetroKeyResult[], shown: RetroKeyResult): RetroKeyResult | null {
  return (
    all
      .filter(({ keyResult, item }) => keyResult.id !== shown.keyResult.id && item.revealed !== null)
      .toSorted(
        (one, other) => (other.item.revealed?.revealedAtMs ?? 0) - (one.item.revealed?.revealedAtMs ?? 0),
      )
      .at(0) ?? null
  )
}
