import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { onNextFrame } from '../../../models/next-frame.ts'
import { useNotes } from './notes-context.ts'
import { goTo } from './notes-keys.ts'

/** A card that moves to another group is built anew there, and one that is deleted is gone: focus goes along, or stays near. */
export function useKeptFocus(board: { readonly current: HTMLElement | null }): void {
  const view = useNotes()
  const hadFocus = useRef(false)
  useEffect(() => {
    const root = board.current
    if (root === null) return
    const onFocusIn = () => {
      hadFocus.current = true
    }
    const onFocusOut = ({ target }: FocusEvent) => {
      // An element that is taken away loses its focus too: then it is not in the document any more.
      onNextFrame(() => {
        if (target instanceof Node && target.isConnected && !root.contains(document.activeElement)) {
          hadFocus.current = false
        }
      })
    }
    root.addEventListener('focusin', onFocusIn)
    root.addEventListener('focusout', onFocusOut)
    return () => {
      root.removeEventListener('focusin', onFocusIn)
      root.removeEventListener('focusout', onFocusOut)
    }
  }, [board])
  useLayoutEffect(() => {
    const root = board.current
    const isLost = document.activeElement === null || document.activeElement === document.body
    // What is open over the board keeps the focus for itself.
    const isCovered = document.querySelector('[aria-modal="true"], dialog[open]') !== null
    if (root === null || !hadFocus.current || !isLost || isCovered) return
    goTo(root, view, view.notes.activeId.peek())
  }, [board, view, view.notes.layout.value])
}
