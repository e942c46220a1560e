import { Check, CircleDashed, Handshake, RotateCcw } from 'lucide'
import { useRef } from 'preact/hooks'
import type { ObjectiveCard } from '../../../../shared/board/cards.ts'
import { randomId } from '../../../models/random-id.ts'
import { partnersText } from '../../../text/en/partners.ts'
import { boardText } from '../../../text/en/workshop-board.ts'
import { coachText } from '../../../text/en/workshop-coach.ts'
import { Button } from '../../../ui/button.tsx'
import { Branch, BranchItem, ObjectiveSlab } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { isSaid, useProof } from '../coach/board-findings.ts'
import { CardCoach } from '../coach/card-coach.tsx'
import { SetSummary } from '../coach/set-summary.tsx'
import { useCardCoach } from '../coach/use-card-coach.ts'
import { CommentButton } from '../comments/comment-button.tsx'
import { useLazyPart } from '../use-lazy-part.ts'
import { useWorkshop } from '../workshop-context.ts'
import { BoardBar } from './board-bar.tsx'
import { useCardActions } from './card-actions.ts'
import { CardMenu } from './card-menu.tsx'
import { CardShell } from './card-shell.tsx'
import { Composer, useMayCompose } from './composer.tsx'
import { InlineText } from './inline-text.tsx'
import { KeyResultItem } from './key-result-item.tsx'
import { LooseCards } from './loose-cards.tsx'
import { ParkedCards } from './parked-cards.tsx'
import { Partners } from './partners.tsx'
import { type BoardFilter, useBoardFilter } from './use-board-filter.ts'
import { useGlide } from './use-glide.ts'
import { useWriters, Writers } from './writers.tsx'
import './board.css'
import '../after-cards.css'

type BoardProps = {
  /** Whether outputs are turned into outcomes here. */
  readonly hasLadder: boolean
}

const OBJECTIVE_DRAFT = 'objective'

/** What is said of a key result that does not prove its objective yet: its bend off the branch is dashed. */
const RULES_OF_OUTPUTS = ['KR1', 'KR2'] as const

/** The funnel: objectives as columns, their key results below, and the initiatives below those. */
export function Board({ hasLadder }: BoardProps) {
  const { model } = useWorkshop()
  const board = model.board.value
  const element = useRef<HTMLDivElement>(null)
  const mayCompose = useMayCompose(OBJECTIVE_DRAFT)
  const filter = useBoardFilter()
  const isEmpty = filter.view !== 'all' && !board.objectives.some(filter.showsObjective)
  useGlide(element, board)
  return (
    <>
      <BoardBar filter={filter} />
      <SetSummary />
      {isEmpty ? (
        <EmptyState>{filter.view === 'mine' ? coachText.noneMine : coachText.nothingToSharpen}</EmptyState>
      ) : null}
      <div class="board" ref={element}>
        {board.objectives.map((objective, index) =>
          filter.showsObjective(objective) ? (
            <ObjectiveColumn
              key={objective.id}
              objective={objective}
              number={index + 1}
              hasLadder={hasLadder}
              filter={filter}
            />
          ) : null,
        )}
        {mayCompose && filter.view === 'all' ? (
          <section class="column">
            <ObjectiveComposer look="row" />
          </section>
        ) : null}
      </div>
      <LooseCards />
      <ParkedCards />
      <DeletedCards />
    </>
  )
}

/** Adds objectives at the end of the board. */
export function ObjectiveComposer({
  look,
  label,
  placeholder,
}: {
  look: 'large' | 'row'
  label?: string
  placeholder?: string
}) {
  const { model } = useWorkshop()
  return (
    <Composer
      look={look}
      label={label ?? boardText.newObjective}
      placeholder={placeholder ?? boardText.addObjective}
      draft={OBJECTIVE_DRAFT}
      coachAs="objective"
      onAdd={(text) => model.document.value.edits.create('objective', { id: randomId(), parentId: '', text })}
    />
  )
}

function ObjectiveColumn(
  props: BoardProps & { objective: ObjectiveCard; number: number; filter: BoardFilter },
) {
  const { objective, number, hasLadder, filter } = props
  const view = useWorkshop()
  const { model } = view
  const proof = useProof(objective)
  const headingId = `objective-${objective.id}`
  const draft = `key-result-${objective.id}`
  const mayCompose = useMayCompose(draft)
  return (
    <section class="column" aria-labelledby={headingId}>
      <ObjectiveHead
        objective={objective}
        number={number}
        headingId={headingId}
        isProven={proof === null ? objective.keyResults.length > 0 : proof.proves > 0}
        foot={proof === null ? boardText.proof(objective.keyResults.length) : coachText.proof(proof)}
      />
      <Branch label={boardText.keyResultList(number)}>
        {objective.keyResults.map((keyResult, index) =>
          filter.showsKeyResult(keyResult) ? (
            <BranchItem
              key={keyResult.id}
              open={RULES_OF_OUTPUTS.some((rule) => isSaid(view, keyResult.id, rule))}
            >
              <KeyResultItem card={keyResult} number={`${number}.${index + 1}`} hasLadder={hasLadder} />
            </BranchItem>
          ) : null,
        )}
        {mayCompose && filter.view === 'all' ? (
          <BranchItem open>
            <Composer
              look="row"
              label={boardText.newKeyResult(number)}
              placeholder={boardText.keyResultFor(number)}
              draft={draft}
              coachAs="key_result"
              onAdd={(text) =>
                model.document.value.edits.create('keyResult', {
                  id: randomId(),
                  parentId: objective.id,
                  text,
                })
              }
            />
          </BranchItem>
        ) : null}
      </Branch>
    </section>
  )
}

/** An objective's slab: draggable, with its words edited in place. */
export function ObjectiveHead(props: {
  objective: ObjectiveCard
  number: number
  headingId: string
  foot?: string
  isProven?: boolean
}) {
  const { objective, number, headingId, foot, isProven } = props
  const name = boardText.numbered.objective(String(number))
  const writers = useWriters(objective.id)
  const coach = useCardCoach(objective)
  const partners = useLazyPart(loadPartnersDialog)
  const share = { id: 'partners', label: partnersText.open, icon: Handshake, onSelect: partners.open }
  return (
    <CardShell card={objective}>
      <ObjectiveSlab
        label={name}
        id={headingId}
        foot={foot}
        footIcon={isProven === true ? Check : CircleDashed}
        actions={
          <>
            <CommentButton cardId={objective.id} name={name} />
            <CardMenu card={objective} name={name} extra={[share]} />
          </>
        }
        below={
          <>
            <Partners objective={objective} label={name} />
            <CardCoach card={objective} name={name} coach={coach} isWritten={writers.length > 0} />
          </>
        }
      >
        <InlineText
          cardId={objective.id}
          text={objective.text}
          label={name}
          mark={coach.mark}
          onEditing={coach.setEditing}
        />
      </ObjectiveSlab>
      <Writers writers={writers} />
      {partners.Part === null ? null : (
        <partners.Part objective={objective} name={name} onClose={partners.close} />
      )}
    </CardShell>
  )
}

const loadPartnersDialog = () => import('./partners-dialog.tsx').then((part) => part.PartnersDialog)

/** Deleted cards, the last first, each with its way back. */
export function DeletedCards() {
  const { model } = useWorkshop()
  const actions = useCardActions()
  const { deleted } = model.board.value
  if (deleted.length === 0) return null
  return (
    <details class="aftercards">
      <summary>{boardText.deletedList(deleted.length)}</summary>
      <ul>
        {deleted.map((card) => (
          <li key={card.id} class="aftercards__item kr card is-deleted">
            <span class="kr__text">{card.text.trim() === '' ? boardText.noWords : card.text}</span>
            <span class="push" />
            {model.mayWrite.value.ok ? (
              <Button
                size="sm"
                icon={RotateCcw}
                aria-label={boardText.restoreCard(boardText.short(card.text))}
                onClick={() => actions.restore(card)}
              >
                {boardText.restore}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  )
}
