import * as Y from 'yjs'
import { createInitiative, createKeyResult, createObjective } from '../../../shared/board/write.ts'

/** The origin of the edits that a test makes itself. */
export const ME = 'me'

/** A document whose Yjs client id is fixed, so that a seed gives the same merge each time. */
export function makeDoc(clientId = 1): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = clientId
  return doc
}

/** One objective `o1` with key results `k1`, `k2` and an initiative `i1` under `k1`. */
export function makeBoardDoc(clientId = 1): Y.Doc {
  const doc = makeDoc(clientId)
  createObjective(doc, { id: 'o1', text: 'Establish a world-class CI/CD pipeline' }, ME)
  createKeyResult(doc, { id: 'k1', objectiveId: 'o1', text: 'Reduce deployment time by 50%' }, ME)
  createKeyResult(doc, { id: 'k2', objectiveId: 'o1', text: 'Reduce rollback rate to under 1%' }, ME)
  createInitiative(doc, { id: 'i1', keyResultId: 'k1', text: 'Cache the dependencies' }, ME)
  return doc
}

/** Another replica that has seen everything `doc` has. */
export function replicaOf(doc: Y.Doc, clientId: number): Y.Doc {
  const replica = makeDoc(clientId)
  Y.applyUpdate(replica, Y.encodeStateAsUpdate(doc))
  return replica
}

/** Sends everyone everything they lack, both ways. */
export function exchangeAll(docs: readonly Y.Doc[]): void {
  for (const from of docs) {
    for (const to of docs) {
      if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'remote')
    }
  }
}

/** The bytes that one edit sends. */
export function updateOf(doc: Y.Doc, edit: () => void): Uint8Array {
  const before = Y.encodeStateVector(doc)
  edit()
  return Y.encodeStateAsUpdate(doc, before)
}
