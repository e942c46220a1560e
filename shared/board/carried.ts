import type * as Y from 'yjs'
import type { CarriedOkrs, FollowedOkrs } from '../okr/carried.ts'
import { entryOf, KEY } from './layout.ts'
import {
  createKeyResult,
  createObjective,
  deleteCard,
  replaceText,
  restoreCard,
  setKeyResultFields,
  setObjectiveCommitment,
} from './write.ts'

/** Puts what a room begins with on its empty board, in order, under the ids that the record knows it by. */
export function putCarried(doc: Y.Doc, okrs: CarriedOkrs, origin: unknown): void {
  doc.transact(() => {
    for (const { id, text, commitment, keyResults } of okrs.objectives) {
      if (!createObjective(doc, { id, text }, origin)) replaceText(doc, id, text, origin)
      if (commitment !== null) setObjectiveCommitment(doc, id, commitment, origin)
      for (const keyResult of keyResults) {
        const card = { id: keyResult.id, objectiveId: id, text: keyResult.text }
        if (!createKeyResult(doc, card, origin)) replaceText(doc, keyResult.id, keyResult.text, origin)
        setKeyResultFields(doc, keyResult.id, keyResult.fields, origin)
      }
    }
  }, origin)
}

/**
 * [CH3] Makes the board say what the record says by now: what was corrected, dropped or taken up again while people look at
 * it. Cards that the record does not know are people's, and stay as they are. `false` when the board says it already.
 */
export function followRecord(doc: Y.Doc, okrs: FollowedOkrs, nowMs: number, origin: unknown): boolean {
  let isChanged = false
  const note = () => {
    isChanged = true
  }
  doc.on('update', note)
  doc.transact(() => {
    const pursued = okrs.objectives.flatMap(({ id, keyResults }) => [
      id,
      ...keyResults.map((each) => each.id),
    ])
    for (const id of pursued) if (isDeleted(doc, id)) restoreCard(doc, id, origin)
    putCarried(doc, okrs, origin)
    for (const id of okrs.droppedIds) if (isDeleted(doc, id) === false) deleteCard(doc, id, nowMs, origin)
  }, origin)
  doc.off('update', note)
  return isChanged
}

/** `null`: there is no such card. */
function isDeleted(doc: Y.Doc, id: string): boolean | null {
  const entry = entryOf(doc, 'objectives', id) ?? entryOf(doc, 'keyResults', id)
  return entry === null ? null : entry.get(KEY.deletedAt) !== null
}
