import type * as Y from 'yjs'
import type { CarriedOkrs } from '../okr/carried.ts'
import { createKeyResult, createObjective, setKeyResultFields, setObjectiveCommitment } from './write.ts'

/** Puts what a room begins with on its empty board, in order, under the ids that the record knows it by. */
export function putCarried(doc: Y.Doc, { objectives }: CarriedOkrs, origin: unknown): void {
  doc.transact(() => {
    for (const { id, text, commitment, keyResults } of objectives) {
      createObjective(doc, { id, text }, origin)
      if (commitment !== null) setObjectiveCommitment(doc, id, commitment, origin)
      for (const keyResult of keyResults) {
        createKeyResult(doc, { id: keyResult.id, objectiveId: id, text: keyResult.text }, origin)
        setKeyResultFields(doc, keyResult.id, keyResult.fields, origin)
      }
    }
  }, origin)
}
