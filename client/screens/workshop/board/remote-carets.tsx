import type { ComponentChildren } from 'preact'
import { caretIndex } from '../../../../shared/board/caret.ts'
import { RemoteCaret } from '../../../ui/card.tsx'
import { usePersonColour } from '../../../ui/person-colours.ts'
import { useWorkshop } from '../workshop-context.ts'
import './remote-carets.css'

type Caret = { readonly personId: string; readonly name: string; readonly index: number }

/** Where the others are in a card's text now, in the text's order. */
export function useCarets(cardId: string): readonly Caret[] {
  const { model } = useWorkshop()
  const writers = model.presence.writersOf(cardId)
  // Only where somebody writes: the text need not be looked up for every card.
  if (writers.length === 0) return []
  const text = model.document.value.edits.textOf(cardId)
  if (text === null) return []
  return writers
    .flatMap(({ personId, name, caret }) => {
      const index = caret === undefined ? null : caretIndex(text, caret)
      return index === null ? [] : [{ personId, name, index }]
    })
    .sort((one, other) => one.index - other.index)
}

/** Words with the others' carets in them. The names are for the eye: who writes is said beside the card, once. */
export function WithCarets({ text, carets }: { text: string; carets: readonly Caret[] }) {
  const colourOf = usePersonColour()
  const parts: ComponentChildren[] = []
  let from = 0
  for (const { personId, name, index } of carets) {
    parts.push(text.slice(from, index))
    parts.push(<RemoteCaret key={personId} name={name} colour={colourOf(personId)} />)
    from = index
  }
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  )
}

/**
 * The others' carets over a field, which cannot show them itself: the same words in the same type lie over it, unseen, and
 * break where the field's break.
 */
export function RemoteCarets({ cardId, class: look }: { cardId: string; class?: string | undefined }) {
  const { model } = useWorkshop()
  const carets = useCarets(cardId)
  if (carets.length === 0) return null
  // The board's own revision of the text: read so that the overlay follows what is typed.
  void model.board.value
  const text = model.document.value.edits.textOf(cardId)?.toString() ?? ''
  return (
    <span class={`sharedtext ${look ?? ''} carets`} aria-hidden="true">
      <WithCarets text={text} carets={carets} />
    </span>
  )
}
