import { useState } from 'preact/hooks'
import type { Card } from '../../../../shared/board/cards.ts'
import { BOARD_ROOT } from '../../../../shared/board/layout.ts'
import { childrenOf, numberOf, parentOf, parentsFor } from '../../../models/board-moves.ts'
import { boardText } from '../../../text/en/workshop-board.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { SelectField } from '../../../ui/field.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { nameOfCard, useCardActions } from './card-actions.ts'

const FIRST = 'first'

/** Moves a card anywhere it can be, by choosing: for keys, touch and screen readers. */
export function MoveDialog({ card, name, onClose }: { card: Card; name: string; onClose: () => void }) {
  const { model } = useWorkshop()
  const actions = useCardActions()
  const board = model.board.value
  const parents = parentsFor(board, card.kind)
  const [parentId, setParentId] = useState(() => startParent(card, parents))
  const siblings = childrenOf(board, parentId).filter((id) => id !== card.id)
  const [after, setAfter] = useState<string>(() => siblings.at(-1) ?? FIRST)
  const place = after !== FIRST && siblings.includes(after) ? after : FIRST

  const describe = (id: string): string => {
    const found = model.findCard(id)
    return found === null ? '' : `${numberOf(board, id) ?? ''} ${boardText.short(found.text)}`.trim()
  }
  return (
    <Dialog
      title={boardText.moveTitle(name)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{boardText.cancel}</Button>
          <Button
            variant="ink"
            disabled={parentId === ''}
            onClick={() => {
              actions.moveTo(card, { parentId, after: place === FIRST ? null : place })
              onClose()
            }}
          >
            {boardText.move}
          </Button>
        </>
      }
    >
      {card.kind === 'objective' ? null : (
        <SelectField
          label={boardText.under}
          value={parentId}
          onChange={(event) => {
            const next = event.currentTarget.value
            setParentId(next)
            setAfter(
              childrenOf(board, next)
                .filter((id) => id !== card.id)
                .at(-1) ?? FIRST,
            )
          }}
        >
          {parents.map((parent) => (
            <option key={parent.id} value={parent.id}>
              {`${nameOfCard(parent, numberOf(board, parent.id))}: ${boardText.short(parent.text)}`}
            </option>
          ))}
        </SelectField>
      )}
      <SelectField
        label={boardText.place}
        value={place}
        onChange={(event) => setAfter(event.currentTarget.value)}
      >
        <option value={FIRST}>{boardText.first}</option>
        {siblings.map((id) => (
          <option key={id} value={id}>
            {boardText.after(describe(id))}
          </option>
        ))}
      </SelectField>
    </Dialog>
  )
}

/** Where the card is now; for a loose one the first place it could go. */
function startParent(card: Card, parents: readonly Card[]): string {
  if (card.kind === 'objective') return BOARD_ROOT
  const current = parentOf(card)
  return parents.some(({ id }) => id === current) ? current : (parents[0]?.id ?? '')
}
