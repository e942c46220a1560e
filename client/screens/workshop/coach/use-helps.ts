import type { KeyResultCard, ObjectiveCard } from '../../../../shared/board/cards.ts'
import { ladderOf } from '../../../../shared/board/read.ts'
import type { Finding, Help } from '../../../../shared/coach/finding.ts'
import { numberOf } from '../../../models/board-moves.ts'
import { randomId } from '../../../models/random-id.ts'
import { coachText } from '../../../text/en/workshop-coach.ts'
import { useWorkshop } from '../workshop-context.ts'
import { useLadder } from './use-ladder.ts'
import { isValueHelp, type ValueHelp } from './values-dialog.tsx'

type CoachedCard = ObjectiveCard | KeyResultCard

/** What one press can do about a finding. Each changes the board in one step, which one undo takes back. */
export function useHelps(card: CoachedCard, askForValues: (help: ValueHelp) => void) {
  const { model, coach } = useWorkshop()
  const climb = useLadder(card.id)
  const by = coach.helps.value
  const document = model.document.value
  const { edits } = document
  const mayWrite = model.mayWrite.value.ok

  const canGive = (help: Help): boolean => {
    if (help === 'open-ladder') return mayWrite || ladderOf(model.board.value, card.id) !== null
    if (!mayWrite) return false
    if (help === 'split') return isThere(by?.split(card.text))
    if (help === 'move-number') return card.kind === 'objective' && isThere(by?.moveNumber(card.text))
    return card.kind === 'keyResult'
  }

  const split = (): string | null => {
    const parts = by?.split(card.text) ?? null
    if (parts === null) return null
    const [first, second] = parts
    const id = randomId()
    const isDone = edits.asOne(() => {
      const parentId = card.kind === 'objective' ? '' : card.objectiveId
      if (!edits.create(card.kind, { id, parentId, text: second, after: card.id })) return false
      if (card.kind === 'keyResult') {
        const { dueOn, commitment } = card.fields
        edits.setFields(id, { dueOn, commitment })
      }
      return edits.setText(card.id, first)
    })
    return isDone ? coachText.splitDone : null
  }
  const moveNumber = (): string | null => {
    const moved = by?.moveNumber(card.text) ?? null
    if (moved === null || card.kind !== 'objective') return null
    const isDone = edits.asOne(
      () =>
        edits.create('keyResult', { id: randomId(), parentId: card.id, text: moved.keyResult }) &&
        edits.setText(card.id, moved.objective),
    )
    return isDone ? coachText.movedNumber(numberOf(model.board.value, card.id) ?? '') : null
  }
  /** Says what was done, with the way back, or that it could not be done. */
  const tell = (said: string | null): void => {
    if (said === null) model.toasts.show(coachText.cannotHelp)
    else model.toasts.show(said, document.undoOfLast())
  }
  return {
    /** Those of a finding's helps that can be given here and now. */
    offered: (finding: Finding): readonly Help[] => finding.helps.filter(canGive),
    give(help: Help): void {
      if (isValueHelp(help)) askForValues(help)
      else if (help === 'split') tell(split())
      else if (help === 'move-number') tell(moveNumber())
      else climb()
    },
  }
}

/** Neither refused, nor not known yet. */
function isThere(offer: object | null | undefined): boolean {
  return offer !== null && offer !== undefined
}
