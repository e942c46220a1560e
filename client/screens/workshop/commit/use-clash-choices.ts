import { useState } from 'preact/hooks'
import type { Clash, ClashChoice } from '../../../../shared/okr/clash.ts'
import { choiceOf, findClashes } from '../../../../shared/workshop/clashes.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { useWorkshop } from '../workshop-context.ts'

/** [CH3] What the facilitator has chosen so far of the corrections that the record named; it outlives a reload. */
export function useClashChoices(visible: Visible) {
  const { model, drafts } = useWorkshop()
  const clashes = findClashes(visible, model.board.value)
  const [, setChosen] = useState(0)
  const takenOf = (clash: Clash): ClashChoice['take'] | null => {
    const taken = drafts.read(keyOf(clash))
    return taken === 'correction' || taken === 'workshop' ? taken : null
  }
  const choices = clashes.flatMap((clash): ClashChoice[] => {
    const take = takenOf(clash)
    const { cardId, field, changeId } = clash
    return take === null ? [] : [{ cardId, field, changeId, take }]
  })
  return {
    clashes,
    choices,
    takenOf,
    unchosen: clashes.filter((clash) => choiceOf(clash, choices) === null).length,
    choose(choice: ClashChoice): void {
      drafts.write(keyOf(choice), choice.take)
      setChosen((count) => count + 1)
    },
  }
}

function keyOf({ cardId, field, changeId }: Pick<Clash, 'cardId' | 'field' | 'changeId'>): string {
  return `clash-${cardId}-${field}-${changeId}`
}
