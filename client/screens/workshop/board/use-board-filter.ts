import { useState } from 'preact/hooks'
import type { KeyResultCard, ObjectiveCard } from '../../../../shared/board/cards.ts'
import { toSharpen } from '../coach/board-findings.ts'
import { useWorkshop } from '../workshop-context.ts'

export type BoardView = 'all' | 'mine' | 'to-sharpen'

export type BoardFilter = {
  readonly view: BoardView
  readonly show: (view: BoardView) => void
  readonly countToSharpen: number
  readonly showsObjective: (objective: ObjectiveCard) => boolean
  readonly showsKeyResult: (card: KeyResultCard) => boolean
}

/**
 * Which cards of the board are shown. A card that was shown as one to sharpen stays until the view is chosen again, so that
 * it does not vanish under the hands of who sharpens it.
 */
export function useBoardFilter(): BoardFilter {
  const view = useWorkshop()
  const [chosen, setChosen] = useState<BoardView>('all')
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set())
  const sharpen = toSharpen(view)
  const me = view.model.personId.value
  if (chosen === 'to-sharpen') {
    const isNew = [...sharpen].some((id) => !kept.has(id))
    if (isNew) setKept(new Set([...kept, ...sharpen]))
  }
  const isListed = (id: string) => sharpen.has(id) || kept.has(id)
  const showsKeyResult = ({ id, fields }: KeyResultCard): boolean => {
    if (chosen === 'mine') return fields.ownerId !== null && fields.ownerId === me
    return chosen === 'all' || isListed(id)
  }
  return {
    view: chosen,
    show(next) {
      setKept(next === 'to-sharpen' ? sharpen : new Set())
      setChosen(next)
    },
    countToSharpen: sharpen.size,
    showsKeyResult,
    showsObjective: ({ id, keyResults }) =>
      chosen === 'all' || (chosen === 'to-sharpen' && isListed(id)) || keyResults.some(showsKeyResult),
  }
}
