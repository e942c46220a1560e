import { useEffect, useState } from 'preact/hooks'

const LOOK_EVERY_MS = 250

/**
 * The card that I am shown: the room's, unless I am in the middle of words about another one. Then that one stays until I leave
 * its field, or empty it, or ask to be taken along.
 */
export function useHeldCard(currentId: string | null): {
  readonly shownId: string | null
  readonly isHeld: boolean
  follow(): void
} {
  const [keptId, setKeptId] = useState(currentId)
  const shownId = keptId !== currentId && isWriting() ? keptId : currentId
  useEffect(() => {
    if (keptId === currentId) return
    const look = () => {
      if (!isWriting()) setKeptId(currentId)
    }
    look()
    const timer = setInterval(look, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [keptId, currentId])
  return { shownId, isHeld: shownId !== currentId, follow: () => setKeptId(currentId) }
}

/** In a field with words in it that belong to the card. */
function isWriting(): boolean {
  const active = document.activeElement
  return (
    active instanceof HTMLTextAreaElement &&
    active.value !== '' &&
    active.closest('[data-discussed]') !== null
  )
}
