import { signal } from '@preact/signals'
import type * as Y from 'yjs'
import { allCards, readBoard, textOf } from '../../shared/board/read.ts'

/** Words that the room did not take: kept on screen until the person has copied them. */
export type RefusedEdit = { readonly message: string; readonly texts: readonly string[] }

/** Collects the words of a document that is thrown away and that nobody else has. */
export function createRefusedWords() {
  const edit = signal<RefusedEdit | null>(null)
  /** All texts of a document that is gone, by card, until the fresh one is here to compare them with. */
  let before: { readonly doc: Y.Doc; readonly texts: ReadonlyMap<string, string> } | null = null

  const keep = (message: string | null, texts: readonly string[]) => {
    const kept = edit.value
    const words = texts.filter((text) => text.trim() !== '')
    edit.value = {
      message: message ?? kept?.message ?? '',
      texts: [...new Set([...(kept?.texts ?? []), ...words])],
    }
  }

  return {
    edit,
    keep,
    /** Keeps what is written in these cards. */
    keepCards(message: string, doc: Y.Doc, cardIds: Iterable<string>): void {
      keep(
        message,
        [...cardIds].map((id) => textOf(doc, id)?.toString() ?? ''),
      )
    },
    /** Which cards were written in is not known any more: of this document everything will be kept that the next lacks. */
    keepDifference(doc: Y.Doc): void {
      before = { doc, texts: textsIn(doc) }
    },
    /** A document has caught up with the room. What the room still had to say to the one that is gone is not the fresh one. */
    compareWith(doc: Y.Doc): void {
      if (before === null || before.doc === doc) return
      const now = textsIn(doc)
      const missing = [...before.texts].filter(([id, text]) => now.get(id) !== text).map(([, text]) => text)
      before = null
      if (missing.some((text) => text.trim() !== '')) keep(null, missing)
    },
  }
}

function textsIn(doc: Y.Doc): ReadonlyMap<string, string> {
  const board = readBoard(doc)
  const rungs = board.ladders.flatMap((ladder) => ladder.rungs)
  return new Map([...allCards(board), ...rungs].map(({ id, text }) => [id, text]))
}
