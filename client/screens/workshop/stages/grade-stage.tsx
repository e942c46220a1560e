import { ArrowRight, Eye, Users } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import { can } from '../../../../shared/identity/roles.ts'
import type { Retro } from '../../../../shared/retro/retro-state.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { gradeText as text } from '../../../text/en/retro-grade.ts'
import { retroStages } from '../../../text/en/retro-stages.ts'
import { listNames } from '../../../text/en/retro-words.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { StageHead } from '../../../ui/stage-head.tsx'
import { AgreedScore } from '../retro/agreed-score.tsx'
import { CauseField } from '../retro/cause-field.tsx'
import { EvidenceSheet, evidenceOf, useEvidence } from '../retro/evidence-sheet.tsx'
import { KeyResultStops } from '../retro/key-result-stops.tsx'
import { listKeyResults, nextToGrade, type RetroKeyResult } from '../retro/key-results.ts'
import { MyGrade } from '../retro/my-grade.tsx'
import { RevealedBefore, RevealedGrades } from '../retro/revealed-grades.tsx'
import { useShownKeyResult } from '../retro/use-shown.ts'
import type { StageProps } from '../stage-view.tsx'
import { type LeadAction, useLeadAction, useWorkshop } from '../workshop-context.ts'
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
  const evidence = useEvidence(model.workshopId)
  const { all, shown, isTogether, isElsewhere, go, follow } = useShownKeyResult(retro)
  const isLeading = model.can('lead-workshop')
  useLeadAction(isLeading && shown !== null ? leadActionOf(visible, retro, all, shown, model.give) : null)
  const revealedAt = shown?.item.revealed?.revealedAtMs ?? null
  const heard = useRef({ id: shown?.keyResult.id, revealedAt })
  useEffect(() => {
    const { id, revealedAt: before } = heard.current
    heard.current = { id: shown?.keyResult.id, revealedAt }
    if (id === shown?.keyResult.id && before === null && revealedAt !== null)
      announcement.value = text.justRevealed(shown?.item.revealed?.grades.length ?? 0)
  }, [shown?.keyResult.id, revealedAt, announcement])
  if (shown === null) return null
  const room = retro.currentId === null ? null : all.find(({ keyResult }) => keyResult.id === retro.currentId)
  const before = lastRevealed(all, shown)
  const graded = gradedOf(visible, shown)
  return (
    <>
      <StageHead question={question} help={retroStages.grade.help} place={visible.workshop.teamName}>
        <p class="timer timer--plain">
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
      <Pace all={all} isTogether={isTogether} />
      <div class="retro">
        <EvidenceSheet shown={shown} answer={evidence} />
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
      </div>
    </>
  )
}

/** Whether the room goes through them together, and how far I am where it does not; who leads changes it. */
function Pace({ all, isTogether }: { all: readonly RetroKeyResult[]; isTogether: boolean }) {
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
  return (
    <div class="retrohead">
      {isTogether ? null : (
        <p class="small muted">
          {text.ownPace} {model.can('write-board') ? text.ownPaceGraded(done, pursued.length) : null}
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
        <span class="small muted push num">
          {text.scored(pursued.filter(({ item }) => item.score !== null).length, pursued.length)}
        </span>
      ) : null}
    </div>
  )
}

/** What who leads does next: begin, reveal, go on. At the end nothing: the bar then leads to the next stage. */
function leadActionOf(
  visible: Visible,
  retro: Retro,
  all: readonly RetroKeyResult[],
  shown: RetroKeyResult,
  give: ReturnType<typeof useWorkshop>['model']['give'],
): LeadAction | null {
  const pursued = all.filter(({ keyResult }) => keyResult.droppedReason === null)
  const scored = text.scored(pursued.filter(({ item }) => item.score !== null).length, pursued.length)
  const next = nextToGrade(all, retro.currentId === null ? null : shown.keyResult.id)
  const goTo = (keyResultId: string) => void give({ type: 'show-key-result', keyResultId })
  if (retro.currentId === null) {
    return next === null
      ? null
      : {
          icon: ArrowRight,
          label: text.together,
          state: scored,
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
const NAMED_AT_MOST = 5

/** Who has graded it, of those who may and are here; whoever graded and left counts. */
function gradedOf({ roster }: Visible, { item }: RetroKeyResult) {
  const asked = Object.entries(roster).filter(
    ([personId, { role, removed, attendance }]) =>
      !removed && can(role, 'write-board') && (attendance !== 'gone' || item.gradedIds.includes(personId)),
  )
  const waitingFor = asked.filter(([personId]) => !item.gradedIds.includes(personId))
  return {
    count: item.gradedIds.length,
    of: Math.max(asked.length, item.gradedIds.length),
    waitingFor: waitingFor.map(([, { name }]) => name),
  }
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
