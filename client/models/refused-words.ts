import { type ReadonlySignal, signal } from '@preact/signals'
import * as v from 'valibot'
import type * as Y from 'yjs'
import { allCards, readBoard, textOf } from '../../shared/board/read.ts'

const RefusedEditSchema = v.object({ message: v.string(), texts: v.array(v.string()) })

/** Words that the room did not take: kept on screen until the person has copied them. */
export type RefusedEdit = { readonly message: string; readonly texts: readonly string[] }

/** Where they are kept when the page goes before that; `null` where the browser refuses it. */
export type RefusedStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null

/**
 * Collects the words of a document that is thrown away and that nobody else has. The room's refusal may come while the page is being
 * left, and its copy in the browser goes with it: so the words are stored at once, for the next visit of the same person.
 */
export function createRefusedWords(storage: RefusedStorage, workshopId: string) {
  const edit = signal<RefusedEdit | null>(null)
  /** `null`: not known yet whose they are. */
  let key: string | null = null
  /** All texts of a document that is gone, by card, until the fresh one is here to compare them with. */
  let before: { readonly doc: Y.Doc; readonly texts: ReadonlyMap<string, string> } | null = null

  /** On screen and in storage the same. */
  const show = (next: RefusedEdit | null) => {
    edit.value = next
    if (key !== null) store(storage, key, next)
  }
  const keep = (message: string | null, texts: readonly string[]) => {
    const kept = edit.peek()
    const words = texts.filter((text) => text.trim() !== '')
    show({
      message: message ?? kept?.message ?? '',
      texts: [...new Set([...(kept?.texts ?? []), ...words])],
    })
  }

  return {
    edit: edit as ReadonlySignal<RefusedEdit | null>,
    keep,
    /** Brings back what this person had not copied at an earlier visit. */
    recall(personId: string): void {
      const own = `turnout-refused:${workshopId}:${personId}`
      if (key === own) return
      key = own
      const shown = edit.peek()
      const earlier = stored(storage, own)
      if (earlier !== null) keep(shown?.message ?? earlier.message, earlier.texts)
      else if (shown !== null) show(shown)
    },
    /** The person has them elsewhere now. */
    letGo: (): void => show(null),
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

function stored(storage: RefusedStorage, key: string): RefusedEdit | null {
  try {
    const kept = v.safeParse(RefusedEditSchema, JSON.parse(storage?.getItem(key) ?? 'null'))
    return kept.success ? kept.output : null
  } catch {
    return null // Refused, or cut off.
  }
}

function store(storage: RefusedStorage, key: string, edit: RefusedEdit | null): void {
  try {
    if (edit === null) storage?.removeItem(key)
    else storage?.setItem(key, JSON.stringify(edit))
  } catch {
    // Full or refused: they are then on screen as long as the page is.
  }
}
