import type * as Y from 'yjs'
import type { KeyResultFields } from '../okr/model.ts'
import { entryOf } from './layout.ts'
import { deleteCard, replaceText, setKeyResultFields } from './write.ts'

/** What a card has to say, or that it goes. */
type Kept = {
  readonly cardId: string
  readonly isDropped: boolean
  readonly text: string | null
  readonly fields: Partial<KeyResultFields>
}

/**
 * [CH3] Makes cards say what the record says of them since it was corrected. `false`, changing nothing, when one of them is
 * not there.
 */
export function keepCorrections(doc: Y.Doc, kept: readonly Kept[], nowMs: number, origin: unknown): boolean {
  const isThere = ({ cardId }: Kept) =>
    entryOf(doc, 'keyResults', cardId) !== null || entryOf(doc, 'objectives', cardId) !== null
  if (!kept.every(isThere)) return false
  doc.transact(() => {
    for (const { cardId, isDropped, text, fields } of kept) {
      if (isDropped) deleteCard(doc, cardId, nowMs, origin)
      if (text !== null) replaceText(doc, cardId, text, origin)
      if (Object.keys(fields).length > 0) setKeyResultFields(doc, cardId, fields, origin)
    }
  }, origin)
  return true
}
