import type { RefObject } from 'preact'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { type Mentionable, matchPeople, mentionAt, putMention } from './mention-text.ts'

/** As many as fit beside a field; more letters find the others. */
const MAX_SHOWN = 6

export type Mention = ReturnType<typeof useMention>

/**
 * The list of people while somebody types `@…`: arrows choose, Enter or Tab puts the name in, Escape closes. Focus stays in the
 * field, which names the choice by `aria-activedescendant`.
 */
export function useMention({
  field,
  text,
  people,
  change,
}: {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly text: string
  readonly people: readonly Mentionable[]
  readonly change: (text: string) => void
}) {
  const listId = useId()
  const [typed, setTyped] = useState<{ readonly from: number; readonly query: string } | null>(null)
  const [active, setActive] = useState(0)
  /** The `@` at which the list was closed by Escape: it stays closed there. */
  const [closedAt, setClosedAt] = useState<number | null>(null)
  const caretAfter = useRef<number | null>(null)
  const found =
    typed === null || typed.from === closedAt ? [] : matchPeople(people, typed.query).slice(0, MAX_SHOWN)
  const at = Math.min(active, found.length - 1)

  // Once the field holds the new text: before that its caret would be put back to the end.
  useLayoutEffect(() => {
    if (caretAfter.current === null || field.current === null) return
    field.current.setSelectionRange(caretAfter.current, caretAfter.current)
    caretAfter.current = null
  })

  const look = () => {
    const element = field.current
    if (element === null) return
    const next =
      element.selectionStart === element.selectionEnd ? mentionAt(element.value, element.selectionEnd) : null
    if (next?.from !== typed?.from || next?.query !== typed?.query) {
      setTyped(next)
      setActive(0)
    }
    if (next === null) setClosedAt(null)
  }
  const pick = (person: Mentionable) => {
    if (typed === null) return
    const to = typed.from + 1 + typed.query.length
    const put = putMention(text, { from: typed.from, to, name: person.name })
    caretAfter.current = put.caret
    change(put.text)
    setTyped(null)
    field.current?.focus()
  }
  const isOpen = found.length > 0
  return {
    listId,
    isOpen,
    found,
    active: at,
    activeId: `${listId}-${at}`,
    look,
    pick,
    close: () => setTyped(null),
    /** Whether the key was for the list. */
    onKeyDown(event: KeyboardEvent): boolean {
      if (!isOpen || event.isComposing) return false
      const chosen = found[at]
      if (event.key === 'ArrowDown') setActive((at + 1) % found.length)
      else if (event.key === 'ArrowUp') setActive((at + found.length - 1) % found.length)
      else if (event.key === 'Escape') setClosedAt(typed?.from ?? null)
      else if ((event.key === 'Enter' || event.key === 'Tab') && chosen !== undefined && !event.shiftKey)
        pick(chosen)
      else return false
      event.preventDefault()
      event.stopPropagation()
      return true
    },
  }
}
