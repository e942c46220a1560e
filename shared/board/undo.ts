import * as Y from 'yjs'
import { BOARD_ROOTS, type Key, rootMap, STRUCTURAL_KEYS } from './layout.ts'

/**
 * Undo and redo of the edits made with `origin`, and of nobody else's. Edits less than 0.5 s apart are one step;
 * `stopCapturing()` begins a new one. Call `destroy()` when done.
 *
 * Undoing a creation takes the card away as a deletion does, softly: what others wrote in it meanwhile stays in the
 * document, and the card can be restored.
 */
export function createUndo(doc: Y.Doc, origin: unknown): Y.UndoManager {
  const roots = BOARD_ROOTS.filter((root) => root !== 'meta').flatMap((root) => rootMap(doc, root) ?? [])
  const isRoot: ReadonlySet<unknown> = new Set(roots)
  const structural: ReadonlySet<string | null> = new Set<Key>(STRUCTURAL_KEYS)
  return new Y.UndoManager(roots, {
    doc,
    trackedOrigins: new Set([origin]),
    // Refused here is only the removal of what an edit of mine inserted. Undoing a move still works: the earlier place is
    // written again over the later one. Undoing a creation removes `deletedAt` alone, which withdraws the card.
    deleteFilter: (item) => !isRoot.has(item.parent) && !structural.has(item.parentSub),
  })
}
