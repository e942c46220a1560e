import { useEffect } from 'preact/hooks'
import { useWorkshop } from '../workshop-context.ts'
import { boxOfCard, isTyping, scrollToCard, topCard } from './card-places.ts'

/** So often at most the others are told of what I look at. */
const LOOK_EVERY_MS = 200

/** While I lead: which card is at the top of what I see. */
export function useLeading(isOn: boolean, stageId: string): void {
  const { model } = useWorkshop()
  useEffect(() => {
    const content = document.getElementById('content')
    if (!isOn || content === null) return
    let timer: ReturnType<typeof setTimeout> | null = null
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = null
        model.presence.lookAt(topCard(content))
      }, LOOK_EVERY_MS)
    }
    soon()
    content.addEventListener('scroll', soon, { passive: true, capture: true })
    const stop = model.board.subscribe(soon)
    return () => {
      clearTimeout(timer ?? undefined)
      content.removeEventListener('scroll', soon, { capture: true })
      stop()
      model.presence.lookAt(null)
    }
  }, [model, isOn, stageId])
}

/** While I follow: what the leader looks at is brought into view, unless I am in the middle of a sentence. */
export function useFollowing(leaderId: string | null): void {
  const { model } = useWorkshop()
  const cardId = leaderId === null ? null : (model.presence.looks.value.get(leaderId) ?? null)
  useEffect(() => {
    if (cardId === null || isTyping()) return
    const box = boxOfCard(cardId)
    if (box !== null) scrollToCard(box, 'start')
  }, [cardId])
}
