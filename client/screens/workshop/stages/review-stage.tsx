import { useState } from 'preact/hooks'
import type { Board } from '../../../../shared/board/cards.ts'
import type { GateProblem } from '../../../../shared/okr/gates.ts'
import {
  findPublicationProblems,
  findVanishedItems,
  isAccepted,
} from '../../../../shared/workshop/publication.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { numberOf } from '../../../models/board-moves.ts'
import { clashText } from '../../../text/en/clashes.ts'
import { coachText } from '../../../text/en/workshop-coach.ts'
import { commitText } from '../../../text/en/workshop-commit.ts'
import { stages } from '../../../text/en/workshop-stages.ts'
import { Banner } from '../../../ui/banner.tsx'
import { TextArea } from '../../../ui/field.tsx'
import { StageHead } from '../../../ui/stage-head.tsx'
import { Verdict, type VerdictLevel } from '../../../ui/verdict.tsx'
import { nameOfCard } from '../board/card-actions.ts'
import { toSharpen } from '../coach/board-findings.ts'
import { asSentence, LEVEL_OF_VERDICT } from '../coach/card-coach.tsx'
import { LadderBeside } from '../coach/ladder-beside.tsx'
import { SetFindingList } from '../coach/set-findings.tsx'
import { findingsOf } from '../coach/use-card-coach.ts'
import { useSetFindings } from '../coach/use-set-findings.ts'
import { ClashChoices } from '../commit/clash-choices.tsx'
import { CommitList } from '../commit/commit-list.tsx'
import { focusFinding } from '../commit/focus-finding.ts'
import { useClashChoices } from '../commit/use-clash-choices.ts'
import { CapturedNotes } from '../discuss/captured-notes.tsx'
import type { StageProps } from '../stage-view.tsx'
import { useLeadAction, useWorkshop } from '../workshop-context.ts'
import './review-stage.css'

/** The set as it would be published: what still has to be mended first, each with the way to its field. */
export function ReviewStage({ visible }: StageProps) {
  const { model, drafts } = useWorkshop()
  const board = model.board.value
  const problems = findPublicationProblems(visible, board)
  const vanished = findVanishedItems(visible, board)
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(vanished.map(({ id }) => [id, drafts.read(`drop-${id}`)])),
  )
  const reasonOf = (id: string) => reasons[id] ?? ''
  const dropReasons = Object.fromEntries(vanished.map(({ id }) => [id, reasonOf(id).trim()]))
  const unexplained = vanished.find(({ id }) => reasonOf(id).trim() === '')
  const { clashes, choices, unchosen, takenOf, choose } = useClashChoices(visible)
  const finalise = {
    type: 'finalise',
    dropReasons,
    ...(choices.length === 0 ? {} : { choices }),
  } as const
  const may = model.may(finalise)
  const saved = model.saved.value
  useLeadAction({
    label: commitText.finalise,
    blocked: !may.ok
      ? may.refusal.message
      : (problems[0]?.message ??
        (unexplained === undefined ? null : commitText.dropReason(unexplained.text)) ??
        (unchosen === 0 ? null : clashText.toChoose(unchosen)) ??
        (saved.kind === 'not-saved' ? commitText.notSaved : null)),
    onClick: () => void model.give(finalise),
  })
  const text = stages.review
  return (
    <>
      <StageHead question={text.question} help={text.help} place={visible.workshop.teamName} />
      <RefusedPublication visible={visible} />
      <div class="reviewgrid">
        <section class="sheet findings" aria-labelledby="gates">
          <h2 id="gates">{commitText.gates}</h2>
          {problems.length === 0 ? (
            <Verdict level="fine">{commitText.gatesNone}</Verdict>
          ) : (
            <FindingList findings={problems.map(gateItem)} />
          )}
        </section>
        <section class="sheet findings" aria-labelledby="findings">
          <h2 id="findings">{commitText.findings}</h2>
          <CoachOnSet />
          <Unaccepted visible={visible} />
        </section>
        <ClashChoices visible={visible} clashes={clashes} takenOf={takenOf} onChoose={choose} />
        {vanished.length === 0 ? null : (
          <section class="sheet findings" aria-labelledby="dropped">
            <h2 id="dropped">{commitText.dropped}</h2>
            <p class="small muted">{commitText.droppedHelp}</p>
            {vanished.map(({ id, text: words }) => (
              <TextArea
                key={id}
                label={commitText.dropReason(words)}
                hint={isParked(board, id) ? commitText.dropParked : undefined}
                value={reasonOf(id)}
                maxLength={2_000}
                onInput={(event) => {
                  const reason = event.currentTarget.value
                  setReasons({ ...reasons, [id]: reason })
                  drafts.write(`drop-${id}`, reason)
                }}
              />
            ))}
          </section>
        )}
      </div>
      <h2 class="sech">{commitText.set}</h2>
      <CommitList visible={visible} />
      <CapturedNotes />
      <LadderBeside />
    </>
  )
}

/** Whether it is parked itself, or on an objective that is. */
function isParked({ parked }: Board, cardId: string): boolean {
  return parked.some(
    (card) =>
      card.id === cardId ||
      (card.kind === 'objective' && card.keyResults.some((keyResult) => keyResult.id === cardId)),
  )
}

type ListItem = Omit<GateProblem, 'rule'> & { readonly rule: string; readonly level: VerdictLevel }

function gateItem(problem: GateProblem): ListItem {
  return { ...problem, level: 'gate' }
}

function FindingList({ findings }: { findings: readonly ListItem[] }) {
  const { model } = useWorkshop()
  return (
    <ul class="findings__list">
      {findings.map((finding) => {
        const card = finding.cardId === null ? null : model.findCard(finding.cardId)
        const what = card === null ? undefined : nameOfCard(card, numberOf(model.board.value, card.id))
        return (
          <li key={`${finding.rule}-${finding.cardId}-${finding.message}`}>
            <Verdict
              level={finding.level}
              finding={what === undefined ? undefined : `${what}.`}
              action={card === null || what === undefined ? undefined : commitText.mend(what)}
              onClick={card === null ? undefined : () => focusFinding(finding, card)}
              aside={<small class="xs muted">{finding.rule}</small>}
            >
              {finding.message}{' '}
            </Verdict>
          </li>
        )
      })}
    </ul>
  )
}

/** What the coach says of the set, and on which cards it has more to ask: those questions stand on the cards (OB8 too). */
function CoachOnSet() {
  const view = useWorkshop()
  const { model, coach } = view
  const set = useSetFindings()
  const unsharp = toSharpen(view)
  if (coach.coach.value === null) return <p class="small muted">{coachText.missing}</p>
  const items = [...unsharp].flatMap((id): ListItem[] => {
    const [first] = findingsOf(view, id).open
    if (first === undefined || model.findCard(id) === null) return []
    const { rule, verdict, title } = first.finding
    return [{ rule, cardId: id, level: LEVEL_OF_VERDICT[verdict], message: asSentence(title) }]
  })
  return (
    <>
      <SetFindingList open={set.open} dismissed={set.dismissed} />
      {items.length === 0 ? null : <FindingList findings={items} />}
      {set.open.length + items.length === 0 ? <Verdict level="fine">{coachText.setFine}</Verdict> : null}
    </>
  )
}

/** [KR9] Finalising without it is possible, and shown as it is. */
function Unaccepted({ visible }: { visible: Visible }) {
  const { model } = useWorkshop()
  const count = model.board.value.objectives
    .flatMap(({ keyResults }) => keyResults)
    .filter((card) => card.fields.ownerId !== null && !isAccepted(visible, card)).length
  return count === 0 ? null : <Verdict level="warn">{commitText.unaccepted(count)}</Verdict>
}

/** The record refused the set: its reasons, each at its card. */
function RefusedPublication({ visible }: { visible: Visible }) {
  const { publication } = visible
  if (publication.status !== 'refused') return null
  // What is to be chosen is shown where it is chosen.
  const toMend = publication.reasons.filter(({ clash }) => clash === undefined)
  return (
    <>
      <Banner tone="negative" title={toMend.length === 0 ? clashText.refused : commitText.refused} />
      <FindingList
        findings={toMend.map(({ cardId, message }) => gateItem({ rule: 'SE2', cardId, message }))}
      />
    </>
  )
}
