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
import { usePersonColour } from '../../../ui/person-colours.ts'
import { Scale } from '../../../ui/scale.tsx'
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
  readonly isMeasured: boolean
}

/** A key result on the board with its initiatives beneath. */
export function KeyResultItem({ card, number, hasLadder, isMeasured }: KeyResultItemProps) {
  const { model } = useWorkshop()
  const [isAdding, setAdding] = useState(false)
  const colourOf = usePersonColour()
  const writers = useWriters(card.id)
  const [writer] = writers
  const name = boardText.numbered.keyResult(number)
  const { fields } = card
  const ownerName = model.nameOf(fields.ownerId)
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
              <CardMenu card={card} name={name} />
            </>
          }
          foot={
            <>
              {isMeasured ? (
                <Lights lights={smartLights(fields, model.visible.value?.workshop.cycle ?? null)} />
              ) : null}
              <span class="push row">
                {isMeasured && fields.target !== null && fields.baseline !== null ? (
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
              {hasLadder ? <LadderWay card={card} name={name} /> : null}
            </>
          }
        >
          <InlineText cardId={card.id} text={card.text} label={name} />
        </KeyResultCard>
      </CardShell>
      {card.initiatives.length === 0 && !isAdding ? null : (
        <Initiatives label={boardText.initiativeList(number)}>
          {card.initiatives.map((initiative, index) => (
            <InitiativeItem key={initiative.id} card={initiative} number={`${number}.${index + 1}`} />
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

function InitiativeItem({ card, number }: { card: InitiativeCard; number: string }) {
  const name = boardText.numbered.initiative(number)
  const writers = useWriters(card.id)
  return (
    <Initiative>
      <CardShell card={card} class="initiative">
        <InlineText cardId={card.id} text={card.text} label={name} />
        <Writers writers={writers} />
        <span class="push" />
        <CardMenu card={card} name={name} />
      </CardShell>
    </Initiative>
  )
}

/** [KR1] From output to outcome: by hand here, on any key result. */
function LadderWay({ card, name }: { card: Card; name: string }) {
  const { model, openLadder } = useWorkshop()
  const ladder = ladderOf(model.board.value, card.id)
  if (ladder?.chosen === true) {
    return (
      <div class="waslike">
        <span>{boardText.was(ladder.original)}</span>
        <Button
          size="sm"
          variant="quiet"
          aria-label={boardText.seeLadderOf(name)}
          onClick={() => {
            openLadder.value = card.id
          }}
        >
          {boardText.seeLadder}
        </Button>
      </div>
    )
  }
  if (!model.mayWrite.value.ok) return null
  return (
    <button
      type="button"
      class="turn"
      aria-label={boardText.turnCard(name)}
      onClick={() => {
        openLadder.value = card.id
        if (model.may({ type: 'open-ladder', cardId: card.id }).ok) {
          void model.give({ type: 'open-ladder', cardId: card.id })
        }
      }}
    >
      <Icon icon={TurnoutIcon} />
      {boardText.turn}
    </button>
  )
}
