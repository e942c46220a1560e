import { type Signal, signal } from '@preact/signals'
import { afterEach, describe, expect, test } from 'vitest'
import { type BoardDocument, openBoardDocument } from '../../../client/models/board-document.ts'
import { createNotesModel } from '../../../client/models/notes-model.ts'
import { createToasts } from '../../../client/models/toasts.ts'
import { createNotesActions } from '../../../client/screens/workshop/notes/notes-actions.ts'
import { revealCards } from '../../../shared/board/notes.ts'
import type { Result } from '../../../shared/result.ts'
import { AREA, areaOf } from '../../shared/board/sort-kit.ts'

const MAY: Result<null> = { ok: true, value: null }
const MAY_NOT: Result<null> = {
  ok: false,
  refusal: { code: 'not-allowed', message: 'Observers only look on.' },
}

let close = () => {}
afterEach(() => close())

/** A board with the notes `n1` to `n3`, for somebody who may write on it, or not. */
function openNotes(mayWrite: Signal<Result<null>>) {
  const opened = openBoardDocument({ onOwnEdit: () => {} })
  const words = ['n1', 'n2', 'n3'].map((id) => ({ id, areaId: AREA, text: `Note ${id}` }))
  opened.edits.asOne(() => {
    revealCards(opened.doc, { notes: words, keyResults: [] }, null)
    return true
  })
  const document = signal<BoardDocument>(opened)
  const notes = createNotesModel(
    { notes: opened.notes, board: opened.board, authorOf: () => null, writers: signal([]) },
    signal<readonly string[]>([AREA]),
  )
  const model = { notes: opened.notes, document, mayWrite, toasts: createToasts() }
  const announcement = signal('')
  const actions = createNotesActions({ model, notes, announcement, nameOfArea: (id) => id })
  close = () => {
    actions.dispose()
    notes.dispose()
    opened.dispose()
  }
  return { doc: opened.doc, notes, actions, announcement }
}

describe('sorting notes', () => {
  test('is for those who may write: they select, are asked where to, and group', () => {
    const { doc, notes, actions } = openNotes(signal(MAY))
    actions.toggle('n1')
    actions.selectTo('n2')
    expect([...notes.selection.value]).toEqual(['n1', 'n2'])
    actions.askWhere(['n1'])
    expect(actions.dialog.value).toEqual({ kind: 'move', noteIds: ['n1'] })
    actions.askTurn(['n2'])
    expect(actions.dialog.value).toEqual({ kind: 'turn', id: 'n2' })
    expect(actions.makeGroup(['n1', 'n2'], 'Together')).toBe(true)
    expect(areaOf(doc)[0]).toMatch(/“Together”: n1 n2$/)
  })

  test('is nothing that an observer begins: no selection, no dialog, no field, no change', () => {
    const { doc, notes, actions, announcement } = openNotes(signal(MAY_NOT))
    const before = areaOf(doc)
    actions.toggle('n1')
    actions.selectTo('n3')
    expect(notes.selection.value.size).toBe(0)
    actions.askWhere(['n1'])
    actions.askTurn(['n1'])
    expect(actions.dialog.value).toBeNull()
    actions.edit(['n1'])
    expect(notes.editingId.value).toBeNull()
    expect(actions.makeGroup(['n1', 'n2'], 'Together')).toBe(false)
    actions.remove(['n1'])
    actions.park(['n2'])
    expect(areaOf(doc)).toEqual(before)
    expect(announcement.value).toBe('')
  })
})
