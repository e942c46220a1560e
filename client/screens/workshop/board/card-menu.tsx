import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  CircleParking,
  CornerDownRight,
  Ellipsis,
  Trash2,
} from 'lucide'
import { useState } from 'preact/hooks'
import type { Card } from '../../../../shared/board/cards.ts'
import type { Step } from '../../../models/board-moves.ts'
import { boardText } from '../../../text/en/workshop-board.ts'
import { Menu, type MenuItem } from '../../../ui/menu.tsx'
import { pointItems } from '../point-item.ts'
import { useWorkshop } from '../workshop-context.ts'
import { useCardActions } from './card-actions.ts'
import { MoveDialog } from './move-dialog.tsx'

const STEPS: Readonly<Record<Card['kind'], readonly Step[]>> = {
  objective: ['left', 'right'],
  keyResult: ['up', 'down'],
  initiative: ['up', 'down'],
}
const LOOK = {
  up: { label: boardText.moveUp, icon: ArrowUp },
  down: { label: boardText.moveDown, icon: ArrowDown },
  left: { label: boardText.moveLeft, icon: ArrowLeft },
  right: { label: boardText.moveRight, icon: ArrowRight },
} as const

/** What can be done with a card besides writing in it. */
export function CardMenu({
  card,
  name,
  extra = [],
}: {
  card: Card
  name: string
  extra?: readonly MenuItem[]
}) {
  const { model } = useWorkshop()
  const actions = useCardActions()
  const [isMoving, setMoving] = useState(false)
  if (!model.mayWrite.value.ok) return null
  const items: readonly MenuItem[] = [
    ...extra,
    ...STEPS[card.kind].map((step) => ({
      id: step,
      label: LOOK[step].label,
      icon: LOOK[step].icon,
      disabled: !actions.canStep(card, step),
      onSelect: () => void actions.step(card, step),
    })),
    { id: 'move', label: boardText.moveTo, icon: CornerDownRight, onSelect: () => setMoving(true) },
    ...(card.kind === 'initiative'
      ? []
      : [{ id: 'park', label: boardText.park, icon: CircleParking, onSelect: () => actions.park(card) }]),
    ...pointItems(model, card.id),
    {
      id: 'delete',
      label: boardText.delete,
      icon: Trash2,
      tone: 'negative',
      onSelect: () => actions.remove(card),
    },
  ]
  return (
    <>
      <Menu label={boardText.more(name)} icon={Ellipsis} items={items} />
      {isMoving ? <MoveDialog card={card} name={name} onClose={() => setMoving(false)} /> : null}
    </>
  )
}
