import { batch, computed, type ReadonlySignal, signal } from '@preact/signals'
import * as Y from 'yjs'
import type { Board, CardKind, CommentCard, LadderMeasure, NoteBoard } from '../../shared/board/cards.ts'
import { readComments } from '../../shared/board/comments.ts'
import { addSoWhatRung, setLadderMeasure } from '../../shared/board/ladder-edits.ts'
import { rootMap } from '../../shared/board/layout.ts'
import { readNotes } from '../../shared/board/notes.ts'
import { readBoard, textOf } from '../../shared/board/read.ts'
import { createUndo } from '../../shared/board/undo.ts'
import {
  type After,
  createInitiative,
  createKeyResult,
  createObjective,
  deleteCard,
  moveCard,
  parkCards,
  replaceText,
  restoreCard,
  setInitiativeOwner,
  setKeyResultFields,
  setObjectiveCommitment,
  setPartners,
  unparkCard,
} from '../../shared/board/write.ts'
import type { Commitment, KeyResultFields } from '../../shared/okr/model.ts'
import type { Partner } from '../../shared/okr/partners.ts'
import { type DocumentCopy, keepCopy } from '../room/document-copy.ts'
import { onNextFrame } from './next-frame.ts'

export type BoardDocument = {
  readonly doc: Y.Doc
  /** What the document says: read once a frame for others' edits, at once for my own. */
  readonly board: ReadonlySignal<Board>
  /** Notes and groups, read as often, but only where somebody looks. */
  readonly notes: ReadonlySignal<NoteBoard>
  /** By the card they are about, oldest first; read when somebody looks. */
  readonly comments: ReadonlySignal<ReadonlyMap<string, readonly CommentCard[]>>
  readonly canUndo: ReadonlySignal<boolean>
  readonly canRedo: ReadonlySignal<boolean>
  readonly edits: BoardEdits
  undo(): void
  /** Takes back the step of mine that was made last, and only it: does nothing once there is a later one. */
  undoOfLast(): () => void
  redo(): void
  /** Keeps the document in this browser; resolves when an older copy has been merged in. */
  persist(workshopId: string, epoch: number): Promise<void>
  /** Whether all that this browser had kept is in the document. */
  hasLoadedCopy(): boolean
  dispose(): void
  /** Also throws the browser's copy away. */
  erase(): Promise<void>
}

/** Edits of mine: each is one step of undo, and says `false` when it could not be made. */
export type BoardEdits = ReturnType<typeof createEdits>

export type DocumentPorts = {
  /** An edit was made here (not by others, not by the browser's own copy). */
  readonly onOwnEdit: (touched: readonly string[]) => void
}

/** A document with its undo, its copy in this browser, and the board read from it. */
export function openBoardDocument(ports: DocumentPorts): BoardDocument {
  const doc = new Y.Doc()
  const mine = { by: 'me' } as const
  const board = signal(readBoard(doc))
  const reads = signal(0)
  const notes = computed(() => {
    void reads.value
    return readNotes(doc)
  })
  const commentsChanged = signal(0)
  rootMap(doc, 'comments')?.observeDeep(() => {
    commentsChanged.value = commentsChanged.peek() + 1
  })
  const comments = computed(() => {
    void commentsChanged.value
    return readComments(doc)
  })
  const canUndo = signal(false)
  const canRedo = signal(false)
  const undoManager = createUndo(doc, mine)
  let copy: DocumentCopy | null = null
  let isDisposed = false
  let cancelRead: (() => void) | null = null

  const read = () => {
    cancelRead = null
    if (isDisposed) return
    batch(() => {
      board.value = readBoard(doc)
      reads.value += 1
    })
  }
  const onTransaction = (transaction: Y.Transaction) => {
    if (transaction.changed.size === 0) return
    if (transaction.origin !== mine && transaction.origin !== undoManager) {
      cancelRead ??= onNextFrame(read)
      return
    }
    // At once: a field that shows the board's value must not fall back to the old one for a frame.
    cancelRead?.()
    read()
    ports.onOwnEdit(touchedCards(transaction))
  }
  const noteStacks = () => {
    canUndo.value = undoManager.canUndo()
    canRedo.value = undoManager.canRedo()
  }
  doc.on('afterTransaction', onTransaction)
  for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const) {
    undoManager.on(event, noteStacks)
  }

  const dispose = () => {
    if (isDisposed) return
    isDisposed = true
    cancelRead?.()
    undoManager.destroy()
    copy?.close()
    doc.destroy()
  }

  return {
    doc,
    board,
    notes,
    comments,
    canUndo,
    canRedo,
    edits: createEdits(doc, mine, () => undoManager.stopCapturing()),
    undo: () => void undoManager.undo(),
    undoOfLast() {
      const last = undoManager.undoStack.at(-1)
      return () => {
        if (last !== undefined && undoManager.undoStack.at(-1) === last) undoManager.undo()
      }
    },
    redo: () => void undoManager.redo(),
    async persist(workshopId, epoch) {
      copy ??= keepCopy(doc, workshopId, epoch)
      await copy?.loaded
    },
    hasLoadedCopy: () => copy?.isLoaded() ?? true,
    dispose,
    async erase() {
      const kept = copy
      dispose()
      await kept?.erase()
    },
  }
}

function createEdits(doc: Y.Doc, mine: unknown, startStep: () => void) {
  /** An act of its own is a step of undo of its own, however soon it follows typing. */
  const step = (edit: () => boolean): boolean => {
    startStep()
    const done = edit()
    startStep()
    return done
  }
  return {
    /** Several edits as one: the others see all of it at once, and one undo takes it back. */
    asOne: (edit: () => boolean) => step(() => doc.transact(edit, mine)),
    textOf: (cardId: string) => textOf(doc, cardId),
    /** Typing: joined to the typing just before. */
    type: (change: () => void) => doc.transact(change, mine),
    /** The next typing begins a new step of undo. */
    startStep,
    /** @param card `after`: the sibling that it stands behind, the last one when it is left out */
    create: (kind: CardKind, card: { id: string; parentId: string; text: string; after?: After }) =>
      step(() => {
        const { id, parentId, text, after } = card
        if (kind === 'objective') return createObjective(doc, { id, text, after }, mine)
        if (kind === 'keyResult') {
          return createKeyResult(doc, { id, objectiveId: parentId, text, after }, mine)
        }
        return createInitiative(doc, { id, keyResultId: parentId, text, after }, mine)
      }),
    move: (id: string, parentId: string, after: string | null | undefined) =>
      step(() => moveCard(doc, { id, parentId, after }, mine)),
    remove: (id: string, nowMs: number) => step(() => deleteCard(doc, id, nowMs, mine)),
    restore: (id: string) => step(() => restoreCard(doc, id, mine)),
    park: (id: string, nowMs: number) => step(() => parkCards(doc, [id], nowMs, mine)),
    unpark: (id: string) => step(() => unparkCard(doc, id, mine)),
    /** Numbers are typed too: what follows soon is one step of undo with what came before. */
    setFields: (id: string, patch: Partial<KeyResultFields>) => setKeyResultFields(doc, id, patch, mine),
    setText: (id: string, text: string) => step(() => replaceText(doc, id, text, mine)),
    setCommitment: (id: string, commitment: Commitment | null) =>
      step(() => setObjectiveCommitment(doc, id, commitment, mine)),
    setPartners: (id: string, partners: readonly Partner[]) =>
      step(() => setPartners(doc, id, partners, mine)),
    setInitiativeOwner: (id: string, ownerId: string | null) =>
      step(() => setInitiativeOwner(doc, id, ownerId, mine)),
    addSoWhat: (rung: { id: string; ladderId: string; after: string | null }) =>
      step(() => addSoWhatRung(doc, rung, mine)),
    setMeasure: (ladderId: string, patch: Partial<LadderMeasure>) =>
      setLadderMeasure(doc, ladderId, patch, mine),
  }
}

/** The cards whose entry or text a transaction changed. */
function touchedCards(transaction: Y.Transaction): readonly string[] {
  const touched = new Set<string>()
  for (const [type, keys] of transaction.changed) {
    const entry = type instanceof Y.Text ? type.parent : type
    const id = entry?._item?.parentSub ?? null
    if (id !== null) touched.add(id)
    else for (const key of keys) if (key !== null) touched.add(key)
  }
  return [...touched]
}
