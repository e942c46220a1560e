import { useEffect } from 'preact/hooks'
import { showsPointers } from '../../../models/own-pointer.ts'
import { useWorkshop } from '../workshop-context.ts'
import { cardAround } from './card-places.ts'

/** A box is measured this often at most. */
const MEASURE_EVERY_MS = 40
/** Two digits and a half of a card's width: finer than anybody sees, and short on the wire. */
const STEPS = 500

/** Tells the others where my pointer is on a card; a finger is no pointer. */
export function useOwnPointer(isOn: boolean, peopleCount: number): void {
  const { model } = useWorkshop()
  useEffect(() => {
    if (!isOn || !showsPointers.value) return
    let measuredAtMs = 0
    let isOnCard = false
    const take = () => {
      if (isOnCard) model.presence.point(null, peopleCount)
      isOnCard = false
    }
    const onMove = (event: PointerEvent) => {
      const nowMs = performance.now()
      if (event.pointerType === 'touch' || nowMs - measuredAtMs < MEASURE_EVERY_MS) return
      measuredAtMs = nowMs
      const card = cardAround(event.target)
      if (card === null) return take()
      const { left, top, width, height } = card.box.getBoundingClientRect()
      if (width === 0 || height === 0) return
      isOnCard = true
      const [x, y] = [share(event.clientX - left, width), share(event.clientY - top, height)]
      model.presence.point({ cardId: card.cardId, x, y }, peopleCount)
    }
    document.addEventListener('pointermove', onMove, { passive: true })
    document.documentElement.addEventListener('pointerleave', take)
    return () => {
      document.removeEventListener('pointermove', onMove)
      document.documentElement.removeEventListener('pointerleave', take)
      take()
    }
  }, [model, isOn, peopleCount, showsPointers.value])
}

function share(offset: number, whole: number): number {
  return Math.round(Math.min(1, Math.max(0, offset / whole)) * STEPS) / STEPS
}
