import { useWorkshop } from '../workshop-context.ts'

/** Opens the ladder of a card beside the board; the room makes it if there is none. */
export function useLadder(cardId: string): () => void {
  const { model, openLadder } = useWorkshop()
  return () => {
    openLadder.value = cardId
    const open = { type: 'open-ladder', cardId } as const
    if (model.may(open).ok) void model.give(open)
  }
}
