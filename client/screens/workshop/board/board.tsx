import { Redo2, RotateCcw, Undo2 } from 'lucide'
import { useRef } from 'preact/hooks'
import type { ObjectiveCard } from '../../../../shared/board/cards.ts'
import { randomId } from '../../../models/random-id.ts'
import { boardText } from '../../../text/en/workshop-board.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Branch, BranchItem, ObjectiveSlab } from '../../../ui/card.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { nameOfCard, useCardActions } from './card-actions.ts'
import { CardMenu } from './card-menu.tsx'
import { CardShell } from './card-shell.tsx'
import { Composer, useMayCompose } from './composer.tsx'
import { InlineText } from './inline-text.tsx'
import { KeyResultItem } from './key-result-item.tsx'
import { useGlide } from './use-glide.ts'
import { useWriters, Writers } from './writers.tsx'
import './board.css'
import '../after-cards.css'

type BoardProps = {
  /** Whether outputs are turned into outcomes here. */
  readonly hasLadder: boolean
  /** Whether lights and targets are shown. */
  readonly isMeasured: boolean
}

const OBJECTIVE_DRAFT = 'objective'

/** The funnel: objectives as columns, their key results below, and the initiatives below those. */
export function Board({ hasLadder, isMeasured }: BoardProps) {
  const { model } = useWorkshop()
  const board = model.board.value
  const element = useRef<HTMLDivElement>(null)
  const mayCompose = useMayCompose(OBJECTIVE_DRAFT)
  useGlide(element, board)
  return (
    <>
      <BoardBar />
      <div class="board" ref={element}>
        {board.objectives.map((objective, index) => (
          <ObjectiveColumn
            key={objective.id}
            objective={objective}
            number={index + 1}
            hasLadder={hasLadder}
            isMeasured={isMeasured}
          />
        ))}
        {mayCompose ? (
          <section class="column">
            <ObjectiveComposer look="row" />
          </section>
        ) : null}
      </div>
      <LooseCards />
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
      onAdd={(text) => model.document.value.edits.create('objective', { id: randomId(), parentId: '', text })}
    />
  )
}

/** Counts, undo and redo. */
export function BoardBar() {
  const { model } = useWorkshop()
  const board = model.board.value
  const document = model.document.value
  const keyResults = board.objectives.reduce((sum, { keyResults: cards }) => sum + cards.length, 0)
  return (
    <div class="boardbar">
      <Chip tone="line">{boardText.objectives(board.objectives.length)}</Chip>
      <Chip tone="line">{boardText.keyResults(keyResults)}</Chip>
      {model.mayWrite.value.ok ? (
        <span class="push row">
          <IconButton
            icon={Undo2}
            label={boardText.undo}
            disabled={!document.canUndo.value}
            onClick={document.undo}
          />
          <IconButton
            icon={Redo2}
            label={boardText.redo}
            disabled={!document.canRedo.value}
            onClick={document.redo}
          />
        </span>
      ) : null}
    </div>
  )
}

function ObjectiveColumn(props: BoardProps & { objective: ObjectiveCard; number: number }) {
  const { objective, number, hasLadder, isMeasured } = props
  const { model } = useWorkshop()
  const headingId = `objective-${objective.id}`
  const draft = `key-result-${objective.id}`
  const mayCompose = useMayCompose(draft)
  return (
    <section class="column" aria-labelledby={headingId}>
      <ObjectiveHead
        objective={objective}
        number={number}
        headingId={headingId}
        foot={boardText.proof(objective.keyResults.length)}
      />
      <Branch label={boardText.keyResultList(number)}>
        {objective.keyResults.map((keyResult, index) => (
          <BranchItem key={keyResult.id}>
            <KeyResultItem
              card={keyResult}
              number={`${number}.${index + 1}`}
              hasLadder={hasLadder}
              isMeasured={isMeasured}
            />
          </BranchItem>
        ))}
        {mayCompose ? (
          <BranchItem open>
            <Composer
              look="row"
              label={boardText.newKeyResult(number)}
              placeholder={boardText.keyResultFor(number)}
              draft={draft}
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
}) {
  const { objective, number, headingId, foot } = props
  const name = boardText.numbered.objective(String(number))
  const writers = useWriters(objective.id)
  return (
    <CardShell card={objective}>
      <ObjectiveSlab
        label={name}
        id={headingId}
        foot={foot}
        actions={<CardMenu card={objective} name={name} />}
      >
        <InlineText cardId={objective.id} text={objective.text} label={name} />
      </ObjectiveSlab>
      <Writers writers={writers} />
    </CardShell>
  )
}

/** What hung on something that is gone: shown, so that nothing is lost silently. */
function LooseCards() {
  const { model } = useWorkshop()
  const { keyResults, initiatives } = model.board.value.loose
  const cards = [...keyResults, ...initiatives]
  if (cards.length === 0) return null
  return (
    <section class="aftercards" aria-labelledby="loose">
      <h2 class="sech" id="loose">
        {boardText.loose}
      </h2>
      <p class="small muted">{boardText.looseHelp}</p>
      <ul>
        {cards.map((card) => (
          <li key={card.id} class="aftercards__item card">
            <InlineText cardId={card.id} text={card.text} label={nameOfCard(card, null)} />
            <span class="push" />
            <CardMenu card={card} name={nameOfCard(card, null)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

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
