import { effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals'
import type { GroupCard, NoteCard } from '../../../../shared/board/cards.ts'
import {
  deleteSorted,
  groupNotes,
  mergeGroups,
  moveGroup,
  moveNotes,
  parkSorted,
  restoreSorted,
  splitGroup,
  unparkSorted,
} from '../../../../shared/board/sort-edits.ts'
import type { SuggestedGroup } from '../../../../shared/board/suggest-groups.ts'
import {
  becameOf,
  putAwayDouble,
  type TurnTarget,
  wordsOf as turnedWords,
  turnInto,
} from '../../../../shared/board/turn-note.ts'
import type { NotesModel } from '../../../models/notes-model.ts'
import { randomId } from '../../../models/random-id.ts'
import type { WorkshopModel } from '../../../models/workshop-model.ts'
import { sortText } from '../../../text/en/workshop-sort.ts'

/** A dialog about some cards. */
export type SortDialog =
  | { readonly kind: 'move'; readonly noteIds: readonly string[] }
  | { readonly kind: 'merge'; readonly groupId: string }
  | { readonly kind: 'turn'; readonly id: string }

type Ports = {
  readonly model: Pick<WorkshopModel, 'notes' | 'document' | 'mayWrite' | 'toasts'>
  readonly notes: NotesModel
  readonly announcement: Signal<string>
  readonly nameOfArea: (areaId: string) => string
}

/** Later than this after a card was turned, one that somebody else makes of it is no accident. */
const SAME_MOMENT_MS = 30_000

/** What people do with notes and groups: one step of undo each, and said to a screen reader. */
export function createNotesActions({ model, notes, announcement, nameOfArea }: Ports) {
  const dialog = signal<SortDialog | null>(null)
  /** What I made of notes lately: somebody else may have turned the same one at that moment. */
  const turned = new Map<string, { readonly id: string; readonly text: string; readonly atMs: number }>()
  const stopWatching = effect(() => {
    void model.notes.value
    untracked(() => {
      for (const [newId, { id, text, atMs }] of turned) {
        if (Date.now() - atMs > SAME_MOMENT_MS) turned.delete(newId)
        else if (putAway(id, newId, text)) model.toasts.show(sortText.somebodyTurned(sortText.short(text)))
      }
    })
  })
  function putAway(id: string, newId: string, text: string): boolean {
    const { doc, edits } = model.document.peek()
    const became = becameOf(doc, id)
    // Asked for every edit: a step of undo is begun only where there is something to do.
    if (became === null || became === newId) return false
    const isDone = edits.asOne(() => putAwayDouble(doc, { id, newId, text }, Date.now(), null))
    if (isDone) turned.delete(newId)
    return isDone
  }

  const edit = (change: (doc: WorkshopModel['document']['value']['doc']) => boolean): boolean => {
    if (!model.mayWrite.peek().ok) return false
    const { doc, edits } = model.document.peek()
    // The origin is that of the transaction around it.
    const isDone = edits.asOne(() => change(doc))
    if (!isDone) model.toasts.show(sortText.cannot)
    return isDone
  }
  const faceOf = (id: string) => notes.face(id).peek()
  const notesOf = (ids: readonly string[]) => ids.filter((id) => faceOf(id)?.kind === 'note')
  const groupsOf = (ids: readonly string[]) => ids.filter((id) => faceOf(id)?.kind === 'group')
  const nameOfGroup = (id: string): string => {
    const name = faceOf(id)?.text.trim() ?? ''
    return name === '' ? sortText.noName : `“${sortText.short(name)}”`
  }
  const wordsOf = (id: string): string => {
    const words = faceOf(id)?.text.trim() ?? ''
    return words === '' ? sortText.noWords : sortText.short(words)
  }

  const moveTo = (noteIds: readonly string[], parentId: string, after?: string | null): boolean => {
    if (!edit((doc) => moveNotes(doc, { ids: noteIds, parentId, after }, null))) return false
    const isGroup = faceOf(parentId)?.kind === 'group'
    announcement.value = isGroup
      ? sortText.joined(noteIds.length, nameOfGroup(parentId))
      : sortText.moved(noteIds.length, nameOfArea(parentId))
    notes.clear()
    return true
  }
  const makeGroup = (noteIds: readonly string[], name: string): boolean => {
    const groupId = randomId()
    if (noteIds.length === 0) return false
    if (!edit((doc) => groupNotes(doc, { ids: noteIds, groupId, name }, null))) return false
    announcement.value =
      name === '' ? sortText.grouped(noteIds.length) : sortText.groupedAs(noteIds.length, name)
    notes.clear()
    notes.activate(groupId)
    if (name === '') notes.editingId.value = groupId
    return true
  }
  const merge = (fromIds: readonly string[], intoId: string, noteIds: readonly string[] = []): boolean => {
    const from = fromIds.map(nameOfGroup).join(', ')
    const isDone = edit(
      (doc) =>
        fromIds.every((fromId) => mergeGroups(doc, { fromId, intoId }, null)) &&
        (noteIds.length === 0 || moveNotes(doc, { ids: noteIds, parentId: intoId }, null)),
    )
    if (!isDone) return false
    announcement.value =
      fromIds.length === 0
        ? sortText.joined(noteIds.length, nameOfGroup(intoId))
        : sortText.merged(from, nameOfGroup(intoId))
    notes.clear()
    notes.activate(intoId)
    return true
  }

  return {
    dispose: stopWatching,
    dialog: dialog as ReadonlySignal<SortDialog | null>,
    closeDialog: (): void => {
      dialog.value = null
    },
    nameOfGroup,
    wordsOf,
    moveTo,
    makeGroup,
    merge: (fromId: string, intoId: string): boolean => merge([fromId], intoId),
    moveGroup: (id: string, areaId: string): boolean => edit((doc) => moveGroup(doc, { id, areaId }, null)),
    /** Notes become a group; groups among them become one, with the notes in it. */
    group(ids: readonly string[]): boolean {
      const [into, ...others] = groupsOf(ids)
      return into === undefined ? makeGroup(notesOf(ids), '') : merge(others, into, notesOf(ids))
    },
    takeSuggestion: ({ noteIds, name }: SuggestedGroup): boolean => {
      const there = noteIds.filter((id) => faceOf(id) !== null)
      return makeGroup(there, name)
    },
    askWhere(ids: readonly string[]): void {
      if (!model.mayWrite.peek().ok) return
      const noteIds = notesOf(ids)
      const [groupId] = groupsOf(ids)
      if (noteIds.length > 0) dialog.value = { kind: 'move', noteIds }
      else if (groupId !== undefined) dialog.value = { kind: 'merge', groupId }
    },
    askTurn(ids: readonly string[]): void {
      if (!model.mayWrite.peek().ok) return
      const id = ids.find((each) => faceOf(each)?.became === null)
      if (id !== undefined) dialog.value = { kind: 'turn', id }
    },
    turn(id: string, target: TurnTarget): boolean {
      const newId = randomId()
      const text = turnedWords(model.document.peek().doc, id)
      if (!edit((doc) => turnInto(doc, { id, target, newId }, null))) return false
      turned.set(newId, { id, text, atMs: Date.now() })
      announcement.value = sortText.turned(sortText.short(text), sortText.turnedInto[target.kind])
      return true
    },
    split(ids: readonly string[]): void {
      for (const id of groupsOf(ids)) {
        const name = nameOfGroup(id)
        if (!edit((doc) => splitGroup(doc, id, Date.now(), null))) return
        announcement.value = sortText.splitNow(name)
      }
      notes.clear()
    },
    park(ids: readonly string[]): void {
      const [first = ''] = ids
      const text = wordsOf(first)
      if (!edit((doc) => parkSorted(doc, ids, Date.now(), null))) return
      notes.clear()
      model.toasts.show(sortText.parked(ids.length, text), model.document.peek().undoOfLast())
    },
    remove(ids: readonly string[]): void {
      const [first = ''] = ids
      const text = wordsOf(first)
      if (!edit((doc) => deleteSorted(doc, ids, Date.now(), null))) return
      notes.clear()
      model.toasts.show(sortText.deleted(ids.length, text), model.document.peek().undoOfLast())
    },
    takeBack(card: NoteCard | GroupCard): void {
      const isDone = edit((doc) =>
        card.deletedAt === null ? unparkSorted(doc, card.id, null) : restoreSorted(doc, card.id, null),
      )
      if (!isDone) return
      announcement.value = sortText.tookBack(sortText.short(card.text.trim()) || sortText.noWords)
      notes.activate(card.id)
    },
    edit(ids: readonly string[]): void {
      const [id] = ids
      if (id === undefined || !model.mayWrite.peek().ok) return
      notes.activate(id)
      notes.editingId.value = id
    },
    // One selects in order to change something.
    toggle(id: string): void {
      if (!model.mayWrite.peek().ok) return
      notes.toggle(id)
      announcement.value = sortText.nowSelected(notes.selection.peek().size)
    },
    selectTo(id: string): void {
      if (!model.mayWrite.peek().ok) return
      notes.selectTo(id)
      announcement.value = sortText.nowSelected(notes.selection.peek().size)
    },
    clear(): void {
      if (notes.selection.peek().size > 0) announcement.value = sortText.nowSelected(0)
      notes.clear()
    },
  }
}
export type NotesActions = ReturnType<typeof createNotesActions>
