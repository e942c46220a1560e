import type { Writer } from '../../../models/presence-model.ts'
import { boardText } from '../../../text/en/workshop-board.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { useWorkshop } from '../workshop-context.ts'
import './writers.css'

/** Who else writes in a card now. */
export function useWriters(cardId: string): readonly Writer[] {
  const { model } = useWorkshop()
  return model.presence.writersOf(cardId)
}

/** Their initials, and their names in words. */
export function Writers({ writers }: { writers: readonly Writer[] }) {
  if (writers.length === 0) return null
  const names = writers.map(({ name }) => name).join(', ')
  return (
    <span class="writers">
      {writers.map(({ personId, name }) => (
        <Avatar key={personId} person={{ id: personId, name, presence: 'writing' }} size="sm" />
      ))}
      <span class="writers__names">
        {writers.length === 1 ? boardText.writes(names) : boardText.writing(names)}
      </span>
    </span>
  )
}
