import { Plus } from 'lucide'
import { useState } from 'preact/hooks'
import type { KeyResultCard as Card, InitiativeCard } from '../../../../shared/board/cards.ts'
import { ladderOf } from '../../../../shared/board/read.ts'
import { randomId } from '../../../models/random-id.ts'
import { boardText } from '../../../text/en/workshop-board.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Button } from '../../../ui/button.tsx'
import { Initiative, Initiatives, KeyResultCard } from '../../../ui/card.tsx'
import { Icon, TurnoutIcon } from '../../../ui/icon.tsx'
import { Lights } from '../../../ui/lights.tsx'
import type { MenuItem } from '../../../ui/menu.tsx'
import { usePersonColour } from '../../../ui/person-colours.ts'
import { Scale } from '../../../ui/scale.tsx'
import { isSaid } from '../coach/board-findings.ts'
import { CardCoach } from '../coach/card-coach.tsx'
import { useCardCoach } from '../coach/use-card-coach.ts'
import { useLadder } from '../coach/use-ladder.ts'
import { CommentButton } from '../comments/comment-button.tsx'
import { climbed } from '../ladder/ladder-answers.ts'
import { BeforeSlot } from '../look-back/before-slot.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { CardMenu } from './card-menu.tsx'
import { CardShell } from './card-shell.tsx'
import { Composer } from './composer.tsx'
import { InlineText } from './inline-text.tsx'
import { smartLights } from './smart-lights.ts'
import { useWriters, Writers } from './writers.tsx'
import './key-result-item.css'

type KeyResultItemProps = {
  readonly card: Card
  /** "1.2". */
  readonly number: string
  /** Whether the stage is the one for turning outputs into outcomes. */
  readonly hasLadder: boolean
}

/** A key result on the board with its initiatives beneath. */
export function KeyResultItem({ card, number, hasLadder }: KeyResultItemProps) {
  const view = useWorkshop()
  const { model } = view
  const coach = useCardCoach(card)
  const [isAdding, setAdding] = useState(false)
  const colourOf = usePersonColour()
  const writers = useWriters(card.id)
  const [writer] = writers
  const name = boardText.numbered.keyResult(number)
  const { fields } = card
  const ownerName = model.nameOf(fields.ownerId)
  const isOutput = isSaid(view, card.id, 'KR1') || isSaid(view, card.id, 'KR2')
  const climb = useLadder(card.id)
  const hasChosen = ladderOf(model.board.value, card.id)?.chosen === true
  const ladderItems: readonly MenuItem[] = hasChosen
    ? []
    : [{ id: 'ladder', label: boardText.turn, icon: TurnoutIcon, onSelect: climb }]
  const state =
    writer !== undefined
      ? 'editing'
      : fields.ownerId !== null && fields.ownerId === model.personId.value
        ? 'mine'
        : 'rest'
  return (
    <>
      <CardShell card={card}>
        <KeyResultCard
          number={number}
          state={state}
          writer={writer === undefined ? undefined : colourOf(writer.personId)}
          actions={
            <>
              {ownerName === null || fields.ownerId === null ? null : (
                <Avatar
                  person={{ id: fields.ownerId, name: ownerName }}
                  label={boardText.owner(ownerName)}
                  size="sm"
                />
              )}
              <CommentButton cardId={card.id} name={name} />
              <CardMenu card={card} name={name} extra={hasLadder && !isOutput ? ladderItems : []} />
            </>
          }
          foot={
            <>
              <Lights
                lights={
                  coach.reading?.lights ?? smartLights(fields, model.visible.value?.workshop.cycle ?? null)
                }
              />
              <span class="push row">
                {fields.target !== null && fields.baseline !== null ? (
                  <Scale from={fields.baseline} to={fields.target} unit={fields.unit} />
                ) : null}
                {model.mayWrite.value.ok && !isAdding ? (
                  <Button
                    size="sm"
                    variant="quiet"
                    icon={Plus}
                    aria-label={boardText.addInitiative(number)}
                    onClick={() => setAdding(true)}
                  >
                    {boardText.initiative}
                  </Button>
                ) : null}
              </span>
            </>
          }
          below={
            <>
              <Writers writers={writers} />
              <CardCoach card={card} name={name} coach={coach} isWritten={writers.length > 0} />
              <BeforeSlot cardId={card.id} name={name} words={card.text} unit={fields.unit} />
              {hasLadder ? (
                <LadderWay card={card} name={name} isAsked={isOutput || coach.reading === null} />
              ) : null}
            </>
          }
        >
          <InlineText
            cardId={card.id}
            text={card.text}
            label={name}
            mark={coach.mark}
            onEditing={coach.setEditing}
          />
        </KeyResultCard>
      </CardShell>
      {card.initiatives.length === 0 && !isAdding ? null : (
        <Initiatives label={boardText.initiativeList(number)}>
          {card.initiatives.map((initiative, index) => (
            <InitiativeItem
              key={initiative.id}
              card={initiative}
              number={`${number}.${index + 1}`}
              hasLadder={hasLadder}
            />
          ))}
          {isAdding ? (
            <li class="inits__add">
              <Composer
                look="row"
                label={boardText.newInitiative(number)}
                placeholder={boardText.initiative}
                draft={`initiative-${card.id}`}
                autoFocus
                onCancel={() => setAdding(false)}
                onAdd={(text) =>
                  model.document.value.edits.create('initiative', { id: randomId(), parentId: card.id, text })
                }
              />
            </li>
          ) : null}
        </Initiatives>
      )}
    </>
  )
}

function InitiativeItem({
  card,
  number,
  hasLadder,
}: {
  card: InitiativeCard
  number: string
  hasLadder: boolean
}) {
  const { model } = useWorkshop()
  const climb = useLadder(card.id)
  const hasChosen = ladderOf(model.board.value, card.id)?.chosen === true
  const name = boardText.numbered.initiative(number)
  const writers = useWriters(card.id)
  return (
    <Initiative>
      <CardShell card={card} class="initiative">
        <InlineText cardId={card.id} text={card.text} label={name} />
        <Writers writers={writers} />
        <span class="push" />
        <CardMenu
          card={card}
          name={name}
          extra={
            hasLadder && !hasChosen && card.text.trim() !== ''
              ? [{ id: 'ladder', label: boardText.turn, icon: TurnoutIcon, onSelect: climb }]
              : []
          }
        />
      </CardShell>
    </Initiative>
  )
}

/** [KR1] From output to outcome: where the coach found what we do. By hand it is in every card's menu. */
function LadderWay({ card, name, isAsked }: { card: Card; name: string; isAsked: boolean }) {
  const { model } = useWorkshop()
  const climb = useLadder(card.id)
  const ladder = ladderOf(model.board.value, card.id)
  if (ladder?.chosen === true) {
    return (
      <div class="waslike">
        <span>{boardText.was(ladder.original)}</span>
        <Button size="sm" variant="quiet" aria-label={boardText.seeLadderOf(name)} onClick={climb}>
          {boardText.seeLadder}
        </Button>
      </div>
    )
  }
  if (!model.mayWrite.value.ok) return null
  const progress = ladder === null ? null : climbed(ladder)
  if (progress !== null && progress.answered > 0) {
    return (
      <div class="waslike">
        <span>{boardText.begun(progress.answered, progress.of)}</span>
        <Button size="sm" variant="quiet" aria-label={boardText.resumeOf(name)} onClick={climb}>
          {boardText.resume}
        </Button>
      </div>
    )
  }
  if (!isAsked) return null
  return (
    <button type="button" class="turn" aria-label={boardText.turnCard(name)} onClick={climb}>
      <Icon icon={TurnoutIcon} />
      {boardText.turn}
    </button>
  )
}
