import { useRef } from 'preact/hooks'

/** A finger that rests on a card this long selects it. */
const LONG_PRESS_MS = 450

/** The card that an event is about, or `null`. */
export function cardAt(target: EventTarget | null): string | null {
  const card = target instanceof Element ? target.closest<HTMLElement>('[data-card]') : null
  return card?.dataset['card'] ?? null
}

/** A card's button and its field look after themselves. */
export function isOwnControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, textarea, a, [popover]') !== null
}

/** Resting a finger on a card, for those who have no modifier keys. Scrolling ends it: the browser cancels the pointer then. */
export function useLongPress(onLongPress: (cardId: string) => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const hasPressed = useRef(false)
  const stop = () => clearTimeout(timer.current)
  return {
    onPointerDown({ pointerType, target }: PointerEvent): void {
      const id = cardAt(target)
      stop()
      hasPressed.current = false
      if (pointerType !== 'touch' || id === null || isOwnControl(target)) return
      timer.current = setTimeout(() => {
        hasPressed.current = true
        onLongPress(id)
      }, LONG_PRESS_MS)
    },
    stop,
    /** Whether the click that comes now only ends a long press. */
    tookClick(): boolean {
      const tookIt = hasPressed.current
      hasPressed.current = false
      return tookIt
    },
  }
}
